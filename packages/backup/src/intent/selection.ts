import type { Input } from "@pulumi/pulumi";

/** One resource that is backed up. */
export interface SelectedResource {
  /** ARN (AWS) or resource id (Azure). */
  readonly id: Input<string>;
  /** Pulumi type of it, such as `aws:rds/instance:Instance`: tells before the deployment whether it can be backed up. */
  readonly type?: string;
}

/** What a plan backs up: resources that carry all the tags, and those that are named. */
export interface BackupSelection {
  /** Tags that a resource must all carry. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Resources by a word that stays the same when the list changes. */
  readonly resources?: Readonly<Record<string, SelectedResource>>;
}
