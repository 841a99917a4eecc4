import type { BackupClient } from "@aws-sdk/client-backup";
import type { ResourceKind } from "./resource-kind.ts";

/** What parts of the store of AWS Backup work with. */
export interface BackupService {
  /** In the region of the recovery points, where is restored. */
  readonly client: BackupClient;
  readonly region: string;
  /** ARN of what AWS Backup protects. */
  readonly resource: string;
  readonly kind: ResourceKind;
  /** Only these vaults, or all. */
  readonly vaults: readonly string[] | undefined;
  readonly vaultAccount: string | undefined;
  readonly role: string;
  readonly metadata: Readonly<Record<string, string>>;
}
