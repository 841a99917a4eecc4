import type { ComputeManagementClient } from "@azure/arm-compute";
import type { RecoveryServicesBackupClient } from "@azure/arm-recoveryservicesbackup";
import type { ResourceId } from "../shared/resource-id.ts";

/** A protected machine, and where it is restored. */
export interface VmStore {
  readonly compute: ComputeManagementClient;
  readonly backup: RecoveryServicesBackupClient;
  readonly machine: ResourceId;
  readonly vault: ResourceId;
  readonly vaultName: string;
  readonly group: string;
  readonly region: string | undefined;
  readonly subnet: string;
  readonly network: string;
  readonly staging: string;
}
