import type { Input, Output } from "@pulumi/pulumi";
import type { Objectives } from "@rampart/core/config";
import type { BackupSelection } from "../intent/selection.ts";

/** What a restore test needs to know of a vault; a `BackupVault` has it. */
export interface TestedVault {
  /** ARN of the vault. */
  readonly arn: Output<string>;
}

/** Arguments of a `RestoreTest`. */
export interface RestoreTestArgs {
  /** Vaults whose recovery points are restored, by a word for each. */
  readonly vaults: Readonly<Record<string, TestedVault>>;
  /** What is restored: the selections of the plan, or fewer. */
  readonly selections: Readonly<Record<string, BackupSelection>>;
  /** A tier as it stands in `rampart.yaml`: its `restoreTestInterval` says how often. Every 7 days by default. */
  readonly objectives?: Objectives;
  /** When tests begin, as cron. By default as rarely as the objective allows. */
  readonly schedule?: string;
  /** IANA name of the zone in whose wall-clock time `schedule` is written. `Etc/UTC` by default. */
  readonly timeZone?: string;
  /** What tags select is restored of these services, as AWS names them: `RDS`. Of all that AWS tests by default. */
  readonly services?: readonly string[];
  /** How long a test may wait before it begins: `1h` to `7d`. `8h` by default. */
  readonly startWindow?: string;
  /** How old the recovery point may be: `1d` to `365d`. `30d` by default. */
  readonly selectionWindow?: string;
  /** How long what was restored is kept to be validated: `0s` to `7d`. `8h` by default. */
  readonly validationWindow?: string;
  /** Restore metadata to override, by service. What AWS infers by default. */
  readonly overrides?: Readonly<Record<string, Readonly<Record<string, Input<string>>>>>;
  /** ARN of the role that restores. By default one is made that can do nothing else. */
  readonly role?: Input<string>;
  /** Region of the vaults. That of the provider by default. */
  readonly region?: string;
  /** Tags of everything that takes tags. None by default. */
  readonly tags?: Input<Readonly<Record<string, Input<string>>>>;
}
