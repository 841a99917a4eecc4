/** The settings of both vaults that decide what is left after a disaster, in the form of each. */
import { LockMode } from "../intent/vault-lock.ts";
import { Redundancy, type VaultFacts } from "./vault-facts.ts";

/** Days for which deleted recovery points can be brought back: 14, free of charge, by default. */
export const DEFAULT_SOFT_DELETE_DAYS = 14;

/** What decides beside the facts. */
export interface SettingsChoice {
  readonly softDeleteDays: number;
  /** Whether recovery points are to be deleted with the vault: an immutable one would refuse. */
  readonly isTornDown: boolean;
}

/** Nothing torn down, and soft delete as it is by default. */
const USUAL: SettingsChoice = { softDeleteDays: DEFAULT_SOFT_DELETE_DAYS, isTornDown: false };

type Immutability = "Disabled" | "Locked" | "Unlocked";
type Switch = "Enabled" | "Disabled";

function immutability({ lock }: VaultFacts, isTornDown: boolean): Immutability {
  if (lock?.mode === LockMode.Compliance) return "Locked";
  return isTornDown ? "Disabled" : "Unlocked";
}

/** Azure takes Cross Region Restore only where the storage is geo-redundant. */
function crossRegionRestore({ redundancy }: VaultFacts): Switch {
  return redundancy === Redundancy.Geo ? "Enabled" : "Disabled";
}

/** Of a Recovery Services vault. */
export interface RecoveryServicesSettings {
  readonly redundancySettings: {
    readonly standardTierStorageRedundancy: string;
    readonly crossRegionRestore: Switch;
  };
  readonly securitySettings: {
    readonly immutabilitySettings: { readonly state: Immutability };
    readonly softDeleteSettings: {
      readonly softDeleteState: "AlwaysON";
      readonly enhancedSecurityState: "AlwaysON";
      readonly softDeleteRetentionPeriodInDays: number;
    };
  };
}

export function recoveryServicesSettings(
  facts: VaultFacts,
  { softDeleteDays, isTornDown }: SettingsChoice = USUAL,
): RecoveryServicesSettings {
  return {
    redundancySettings: {
      standardTierStorageRedundancy: facts.redundancy,
      crossRegionRestore: crossRegionRestore(facts),
    },
    securitySettings: {
      immutabilitySettings: { state: immutability(facts, isTornDown) },
      softDeleteSettings: {
        softDeleteState: "AlwaysON",
        enhancedSecurityState: "AlwaysON",
        softDeleteRetentionPeriodInDays: softDeleteDays,
      },
    },
  };
}

/** Of a Backup vault. */
export interface BackupVaultSettings {
  readonly storageSettings: { readonly datastoreType: "VaultStore"; readonly type: string }[];
  readonly featureSettings: { readonly crossRegionRestoreSettings: { readonly state: Switch } };
  readonly securitySettings: {
    readonly immutabilitySettings: { readonly state: Immutability };
    readonly softDeleteSettings: { readonly state: "AlwaysOn"; readonly retentionDurationInDays: number };
  };
}

export function backupVaultSettings(
  facts: VaultFacts,
  { softDeleteDays, isTornDown }: SettingsChoice = USUAL,
): BackupVaultSettings {
  return {
    storageSettings: [{ datastoreType: "VaultStore", type: facts.redundancy }],
    featureSettings: { crossRegionRestoreSettings: { state: crossRegionRestore(facts) } },
    securitySettings: {
      immutabilitySettings: { state: immutability(facts, isTornDown) },
      softDeleteSettings: { state: "AlwaysOn", retentionDurationInDays: softDeleteDays },
    },
  };
}
