/** What is done to vaults, guards, policies and keys that weakens backups, as the activity log names it. */
import type { Input } from "@pulumi/pulumi";

/** A vault, for those who watch it. */
export interface WatchedVault {
  readonly id: Input<string>;
}

/** A Log Analytics workspace. */
export interface WatchedLogs {
  readonly id: Input<string>;
  /** Its region. */
  readonly location: string;
}

/** The pair of vaults that a `BackupVault` is, for those who watch them. */
export interface WatchedVaults {
  readonly recoveryServices: WatchedVault;
  readonly backup: WatchedVault;
  /** Id of the Key Vault that holds their key; of an adopted key it may be left out. */
  readonly keyVaultId?: Input<string> | undefined;
  /** The workspace that the logs of the Key Vault go to; without it, changes past Azure Resource Manager are not seen. */
  readonly logs?: WatchedLogs | undefined;
}

export interface Watched {
  readonly name: string;
  readonly description: string;
  readonly operations: readonly string[];
  scopesOf(vaults: WatchedVaults): Input<string>[];
}

function ofVaults({ recoveryServices, backup }: WatchedVaults): Input<string>[] {
  return [recoveryServices.id, backup.id];
}

/** Source: https://learn.microsoft.com/azure/role-based-access-control/permissions/management-and-governance */
export const WATCHED: readonly Watched[] = [
  {
    name: "lock-changed",
    description:
      "Somebody changed or deleted a backup vault, its immutability, its soft delete, or the lock on it",
    operations: [
      "Microsoft.RecoveryServices/vaults/write",
      "Microsoft.RecoveryServices/vaults/delete",
      "Microsoft.RecoveryServices/vaults/backupconfig/write",
      "Microsoft.DataProtection/backupVaults/write",
      "Microsoft.DataProtection/backupVaults/delete",
      "Microsoft.Authorization/locks/delete",
    ],
    scopesOf: ofVaults,
  },
  {
    name: "guard-changed",
    description:
      "Somebody took a backup vault out of multi-user authorisation, or put it under another guard",
    operations: [
      "Microsoft.RecoveryServices/vaults/backupResourceGuardProxies/write",
      "Microsoft.RecoveryServices/vaults/backupResourceGuardProxies/delete",
      "Microsoft.DataProtection/backupVaults/backupResourceGuardProxies/write",
      "Microsoft.DataProtection/backupVaults/backupResourceGuardProxies/delete",
    ],
    scopesOf: ofVaults,
  },
  {
    name: "backups-stopped",
    description: "Somebody stopped the backups of a resource, or deleted them",
    operations: [
      "Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/delete",
      "Microsoft.DataProtection/backupVaults/backupInstances/delete",
      "Microsoft.DataProtection/backupVaults/backupInstances/stopProtection/action",
      "Microsoft.DataProtection/backupVaults/backupInstances/suspendBackups/action",
    ],
    scopesOf: ofVaults,
  },
  {
    name: "policy-changed",
    description: "Somebody changed when backups are made, or how long they are kept",
    operations: [
      "Microsoft.RecoveryServices/vaults/backupPolicies/write",
      "Microsoft.RecoveryServices/vaults/backupPolicies/delete",
      "Microsoft.DataProtection/backupVaults/backupPolicies/write",
      "Microsoft.DataProtection/backupVaults/backupPolicies/delete",
    ],
    scopesOf: ofVaults,
  },
  {
    name: "key-changed",
    description: "Somebody changed or deleted the key of the backups, its Key Vault, or who may use it",
    operations: [
      "Microsoft.KeyVault/vaults/write",
      "Microsoft.KeyVault/vaults/delete",
      "Microsoft.KeyVault/vaults/keys/write",
      "Microsoft.Authorization/roleAssignments/delete",
    ],
    scopesOf: ({ keyVaultId }) => (keyVaultId === undefined ? [] : [keyVaultId]),
  },
];
