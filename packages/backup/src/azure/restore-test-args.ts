import type { Input } from "@pulumi/pulumi";
import type { Objectives } from "@rampart/core/config";
import type { AzureBackupSelection } from "./selection.ts";
import type { VaultFacts } from "./vault-facts.ts";
import type { VaultReference } from "./vault-reference.ts";

/** What a restore test needs of a vault; a `BackupVault` has it. */
export interface TestedVault {
  readonly recoveryServices: VaultReference;
  readonly backup: VaultReference;
  readonly facts: VaultFacts;
}

/** An identity that exists. */
export interface ExistingIdentity {
  /** Its object id. */
  readonly principalId: Input<string>;
  /** Its client id, by which whoever runs the test signs in. */
  readonly clientId: Input<string>;
}

/** What a `RestoreTest` is made of. */
export interface RestoreTestArgs {
  /** The vault whose recovery points are restored. */
  readonly vault: TestedVault;
  /** What is restored: the selections of the plan, or fewer. */
  readonly selections: Readonly<Record<string, AzureBackupSelection>>;
  /** A tier as it stands in `rampart.yaml`: its `restoreTestInterval` says how often. */
  readonly objectives?: Objectives;
  /** How much time may pass between two tests: a duration. That of the objectives by default, else `7d`. */
  readonly every?: string;
  /** How long what was restored is kept to be looked at: `0s` to `7d`. `8h` by default. */
  readonly validationWindow?: string;
  /** Id of a resource group to restore into, which holds nothing else. One is made by default. */
  readonly resourceGroup?: Input<string>;
  /** Id of a subnet that nobody can reach, for what is restored. None by default. */
  readonly subnet?: Input<string>;
  /** Id of a storage account in the region, by way of which machines are restored. None by default. */
  readonly stagingAccount?: Input<string>;
  /** Identity of whoever runs the test. One is made by default, which can do nothing else. */
  readonly identity?: ExistingIdentity;
  /** Of every resource that takes tags. None by default. */
  readonly tags?: Input<Readonly<Record<string, Input<string>>>>;
}
