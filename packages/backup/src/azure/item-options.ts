import type { ComponentResource } from "@pulumi/pulumi";

/** Options of what is backed up in a vault. */
export interface ItemOptions {
  readonly parent: ComponentResource;
  /** Whether backups go on, and recovery points stay, when it is taken out of the program. */
  readonly retainOnDelete: boolean;
}
