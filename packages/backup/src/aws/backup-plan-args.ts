import type { Input, Output } from "@pulumi/pulumi";
import type { Objectives } from "@rampart/core/config";
import type { BackupRule } from "../intent/backup-rule.ts";
import type { LockFacts } from "../intent/lock-facts.ts";
import type { BackupSelection } from "../intent/selection.ts";

/** What a plan needs to know of the vault that it writes to; a `BackupVault` has it. */
export interface TargetVault {
  /** Name of the vault, in the region of the plan. */
  readonly name: Output<string>;
  /** ARN of the vault. */
  readonly arn: Output<string>;
  /** Region of it, where it is known before the deployment. */
  readonly region?: string | undefined;
  /** Checked against each rule; undefined where it is not known. */
  readonly lock?: LockFacts | undefined;
  /** Where recovery points are copied to, by name. */
  readonly copies: Readonly<Record<string, TargetCopy>>;
  /** A second vault that each rule writes to. */
  readonly airGapped?: TargetAirGapped | undefined;
}

/** What a plan needs to know of a vault that it copies to. */
export interface TargetCopy {
  /** ARN of the vault. */
  readonly arn: Output<string>;
  /** Region of it; where it is not known the copy is not counted on when the region of the data is lost. */
  readonly region?: string | undefined;
  /** Set where the copy is in another account. */
  readonly accountId?: string | undefined;
  /** Checked against what rules keep there; undefined where it is not known. */
  readonly lock?: LockFacts | undefined;
}

/** What a plan needs to know of an air-gapped vault. */
export interface TargetAirGapped {
  /** ARN of the vault. */
  readonly arn: Output<string>;
  /** What it takes: both limits are set. */
  readonly lock: LockFacts;
}

/** Roles of AWS Backup to adopt. What is left out is made. */
export interface BackupRoles {
  /** ARN of the role that reads the data and writes recovery points. */
  readonly backup?: Input<string>;
  /** ARN of the role that restores; another one, so that who may back up cannot overwrite. */
  readonly restore?: Input<string>;
}

/** Where reports go. */
export interface Evidence {
  /** Name of a bucket whose policy lets AWS Backup write. */
  readonly bucket: Input<string>;
  /** What the keys of the reports begin with. `backup` by default. */
  readonly prefix?: string;
}

/**
 * Settings of AWS Backup for the whole account in the region. There is one of them, whichever stack sets it: set it in
 * one place.
 */
export interface BackupRegionSettings {
  /** Services that are backed up where tags select them, by the name that AWS gives them: `DynamoDB`, `S3`. */
  readonly optIn: Readonly<Record<string, boolean>>;
  /** Services that AWS Backup manages in full; `DynamoDB` and `EFS` can be switched. AWS's defaults by default. */
  readonly manage?: Readonly<Record<string, boolean>>;
}

/** Arguments of a `BackupPlan`: a vault, selections, and objectives or rules or both. */
export interface BackupPlanArgs {
  /** A `BackupVault`, or what is known of another one. */
  readonly vault: TargetVault;
  /** A tier as it stands in `rampart.yaml`. The rules are derived from it, or checked against it. */
  readonly objectives?: Objectives;
  /** Rules by name. Derived from `objectives` by default. */
  readonly rules?: Readonly<Record<string, BackupRule>>;
  /** What is backed up, by a word for each part. */
  readonly selections: Readonly<Record<string, BackupSelection>>;
  /** Roles to adopt. Both are made by default. */
  readonly roles?: BackupRoles;
  /** One of `RestoreTestMode`. `on` by default. */
  readonly restoreTest?: string;
  /** Where daily reports of backups, copies and restores go. None are written by default. */
  readonly evidence?: Evidence;
  /** Settings of the whole account in the region. They are left alone by default. */
  readonly regionSettings?: BackupRegionSettings;
  /** Region of the plan. That of the vault by default. */
  readonly region?: string;
  /** Tags of everything that takes tags. None by default. */
  readonly tags?: Input<Readonly<Record<string, Input<string>>>>;
}
