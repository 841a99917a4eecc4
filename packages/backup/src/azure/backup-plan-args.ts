import type { Input } from "@pulumi/pulumi";
import type { Objectives } from "@rampart/core/config";
import type { BackupRule } from "../intent/backup-rule.ts";
import type { AzureBackupSelection } from "./selection.ts";
import type { VaultFacts } from "./vault-facts.ts";
import type { VaultReference } from "./vault-reference.ts";

/** What a plan needs of a vault; a `BackupVault` has it. */
export interface PlannedVault {
  /** For machines and file shares. */
  readonly recoveryServices: VaultReference;
  /** For everything else. */
  readonly backup: VaultReference;
  /** What is known of both before the deployment. */
  readonly facts: VaultFacts;
}

/** What a `BackupPlan` is made of. */
export interface BackupPlanArgs {
  /** Where recovery points go. */
  readonly vault: PlannedVault;
  /** What is promised: a tier as it stands in `rampart.yaml`. Rules are derived from it where none are given. */
  readonly objectives?: Objectives;
  /**
   * When backups are made, and how long they are kept, by name. Azure has one policy for each resource: the rule that
   * is due most often says when, and the others which of its recovery points are kept longer.
   */
  readonly rules?: Readonly<Record<string, BackupRule>>;
  /** What is backed up, by a word that stays the same when the list changes. */
  readonly selections: Readonly<Record<string, AzureBackupSelection>>;
  /** One of `RoleAssignments`. `made` by default. */
  readonly roleAssignments?: string;
  /** One of `RestoreTestMode`. `on` by default: a `RestoreTest` of everything that is selected. */
  readonly restoreTest?: string;
  /** `TEARDOWN_ACKNOWLEDGEMENT` has backups stop, and their recovery points deleted, with the stack. */
  readonly teardown?: string;
  /** Of every resource that takes tags. None by default. */
  readonly tags?: Input<Readonly<Record<string, Input<string>>>>;
}
