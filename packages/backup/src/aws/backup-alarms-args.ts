import type { Input, Output } from "@pulumi/pulumi";

/** What alarms need to know of a vault; a `BackupVault` has it. */
export interface AlarmedVault {
  /** Name of the vault. */
  readonly name: Output<string>;
  /** ARN of the vault. */
  readonly arn: Output<string>;
  /** Key that encrypts its recovery points; alarms are raised for it where it is given. */
  readonly keyArn?: Output<string> | undefined;
  /** Vaults that it copies to. */
  readonly copies?: Readonly<Record<string, AlarmedCopy>>;
}

/** What alarms need to know of a vault that recovery points are copied to. */
export interface AlarmedCopy {
  /** Name of the vault. */
  readonly name: Output<string>;
  /** Region of it, where it is known before the deployment. */
  readonly region: string | undefined;
  /** Key that encrypts its recovery points. A copy without is taken for one of another account, and not watched. */
  readonly keyArn?: Output<string> | undefined;
}

/** Arguments of `BackupAlarms`. */
export interface BackupAlarmsArgs {
  /** Vaults in the region, by a word for each. Of their copies those in the same account are watched. */
  readonly vaults: Readonly<Record<string, AlarmedVault>>;
  /** ARNs of topics in the region that alarms go to, by a word for each. Their policies have to let EventBridge publish. */
  readonly notify?: Readonly<Record<string, Input<string>>>;
  /** Addresses that are subscribed to a topic that is made; each has to confirm. */
  readonly emails?: readonly string[];
  /** Region of the vaults. That of the provider by default. */
  readonly region?: string;
  /** Tags of everything that takes tags. None by default. */
  readonly tags?: Input<Readonly<Record<string, Input<string>>>>;
}
