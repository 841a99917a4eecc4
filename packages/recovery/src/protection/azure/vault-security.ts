/** What keeps the recovery points of a vault from being deleted, read alike from both kinds of vaults. */
import type { Resource, ResourceGraph } from "@rampart/core/graph";
import { allOf, anyOf, not, type Truth, type Value } from "@rampart/core/value";
import { someAttached } from "@rampart/core/views";
import { BACKUP_VAULT, RECOVERY_VAULT } from "./vaults.ts";

/** One property of a vault: what it says, and where it stands. */
interface VaultSetting<Content> {
  readonly path: string;
  readonly value: Value<Content>;
}

export interface VaultSecurity {
  readonly vault: Resource;
  /** `Disabled`, `Unlocked` or `Locked`. */
  readonly immutability: VaultSetting<string>;
  /** What was deleted can be brought back for some days. */
  readonly softDelete: VaultSetting<string>;
  readonly softDeleteDays: VaultSetting<number>;
  readonly crossRegionRestore: VaultSetting<string>;
  /** It keeps a second copy in the paired region. */
  readonly isGeoRedundant: Truth;
  /** URL of the customer's key that encrypts it; not set where Microsoft's does. */
  readonly keyUri: VaultSetting<string>;
}

interface SecuritySettings {
  readonly immutabilitySettings: { readonly state: string };
  readonly softDeleteSettings: {
    readonly softDeleteState: string;
    readonly softDeleteRetentionPeriodInDays: number;
    readonly state: string;
    readonly retentionDurationInDays: number;
  };
  readonly encryptionSettings: KeySettings;
}

interface KeySettings {
  readonly keyVaultProperties: { readonly keyUri: string };
}

interface RecoveryVault {
  readonly properties: {
    readonly securitySettings: SecuritySettings;
    readonly redundancySettings: {
      readonly crossRegionRestore: string;
      readonly standardTierStorageRedundancy: string;
    };
    readonly encryption: KeySettings;
  };
}

interface BackupVault {
  readonly properties: {
    readonly securitySettings: SecuritySettings;
    readonly featureSettings: { readonly crossRegionRestoreSettings: { readonly state: string } };
    readonly storageSettings: readonly { readonly type: string }[];
  };
}

export function azureVaultsIn(graph: ResourceGraph): readonly VaultSecurity[] {
  return [
    ...graph.ofType(RECOVERY_VAULT).map((vault) => ofRecoveryVault(vault)),
    ...graph.ofType(BACKUP_VAULT).map((vault) => ofBackupVault(vault)),
  ];
}

function setting<Content>(value: Value<Content>): VaultSetting<Content> {
  return { path: value.path, value };
}

function ofRecoveryVault(vault: Resource): VaultSecurity {
  const properties = (vault as unknown as Resource<RecoveryVault>).get("properties");
  const security = properties.get("securitySettings");
  const softDelete = security.get("softDeleteSettings");
  const redundancy = properties.get("redundancySettings");
  return {
    vault,
    immutability: setting(security.get("immutabilitySettings").get("state")),
    softDelete: setting(softDelete.get("softDeleteState")),
    softDeleteDays: setting(softDelete.get("softDeleteRetentionPeriodInDays")),
    crossRegionRestore: setting(redundancy.get("crossRegionRestore")),
    isGeoRedundant: redundancy
      .get("standardTierStorageRedundancy")
      .orElse("GeoRedundant")
      .oneOf(["GeoRedundant"]),
    keyUri: setting(properties.get("encryption").get("keyVaultProperties").get("keyUri")),
  };
}

function ofBackupVault(vault: Resource): VaultSecurity {
  const properties = (vault as unknown as Resource<BackupVault>).get("properties");
  const security = properties.get("securitySettings");
  const softDelete = security.get("softDeleteSettings");
  const restore = properties.get("featureSettings").get("crossRegionRestoreSettings");
  return {
    vault,
    immutability: setting(security.get("immutabilitySettings").get("state")),
    softDelete: setting(softDelete.get("state")),
    softDeleteDays: setting(softDelete.get("retentionDurationInDays")),
    crossRegionRestore: setting(restore.get("state")),
    isGeoRedundant: properties
      .get("storageSettings")
      .some((storage) => storage.get("type").oneOf(["GeoRedundant"])),
    keyUri: setting(security.get("encryptionSettings").get("keyVaultProperties").get("keyUri")),
  };
}

/** Recovery points cannot be deleted before their time while the setting stands. */
export function isImmutable({ immutability }: VaultSecurity): Truth {
  return immutability.value.oneOf(["Unlocked", "Locked"]);
}

/** The setting cannot be taken back by anybody. */
export function isImmutableForGood({ immutability }: VaultSecurity): Truth {
  return immutability.value.oneOf(["Locked"]);
}

/** Types by which a vault is put under a resource guard, whose owner has to agree to what destroys backups. */
const GUARDED = [
  "azure-native:recoveryservices:ResourceGuardProxy",
  "azure-native:dataprotection:DppResourceGuardProxy",
];

/** Source: https://learn.microsoft.com/azure/backup/multi-user-authorization-concept */
function isGuarded(graph: ResourceGraph, vault: Resource): Truth {
  return anyOf(
    ...GUARDED.map((type) =>
      someAttached<{ readonly properties: { readonly resourceGuardResourceId: string } }>(
        graph,
        vault,
        { type, through: "vaultName", to: [vault.type] },
        (proxy) => proxy.isWired("properties"),
      ),
    ),
  );
}

/** Whoever administers the vault can delete what is in it, now or after one more step, alone. */
export function canBeEmptied(graph: ResourceGraph, security: VaultSecurity): Truth {
  return allOf(not(isImmutableForGood(security)), not(isGuarded(graph, security.vault)));
}
