/** Recovery Services vaults and Backup vaults: how they store, and who can empty them. */
import type { Resource, ResourceGraph } from "@rampart/core/graph";
import { allOf, anyOf, type Truth, undetermined, type Value } from "@rampart/core/value";
import { AZURE_FIGURES } from "../../figures/azure.ts";
import type { Term } from "../../worst-case/stream.ts";
import { inOtherAccounts, type Place, placeOf } from "../place.ts";
import { documentedTerm, labelled } from "../undetermined.ts";

export const RECOVERY_VAULT = "azure-native:recoveryservices:Vault";
export const BACKUP_VAULT = "azure-native:dataprotection:BackupVault";

interface SecuritySettings {
  readonly immutabilitySettings: { readonly state: string };
}

interface RecoveryVault {
  readonly properties: {
    readonly redundancySettings: {
      readonly crossRegionRestore: string;
      readonly standardTierStorageRedundancy: string;
    };
    readonly securitySettings: SecuritySettings;
  };
}

interface BackupVault {
  readonly properties: {
    readonly storageSettings: readonly { readonly type: string }[];
    readonly featureSettings: { readonly crossRegionRestoreSettings: { readonly state: string } };
    readonly securitySettings: SecuritySettings;
  };
}

export const TO_PAIRED_REGION: Term = documentedTerm(
  "replication to the paired region",
  AZURE_FIGURES.toPairedRegion,
);

/** What is taken for granted of a second copy without Cross Region Restore. */
export const ON_DECLARATION: string =
  "the copy in the paired region can be restored once Microsoft declares an outage of the region";

/** How a vault keeps what is in it. */
export interface VaultStorage {
  readonly acrossZones: Truth;
  /** A second copy is kept in the paired region. */
  readonly inPairedRegion: Truth;
  /** The second copy can be restored at any time, and not only once Microsoft declares a disaster. */
  readonly restorableThere: Truth;
  /** Nobody can delete recovery points before their time. */
  readonly isImmutable: Truth;
  readonly place: Place | undefined;
}

/** The vault that `owner` names by `vaultName`. A vault that is not in the graph may be of any kind. */
export function vaultOf(graph: ResourceGraph, owner: Resource, type: string): VaultStorage {
  const [vault] = graph.references.from(owner, { type: owner.type, through: "vaultName", to: [type] });
  if (vault === undefined) {
    const unknown = labelled(owner, undetermined({ path: "vaultName", reason: "computed" }));
    return {
      acrossZones: unknown,
      inPairedRegion: unknown,
      restorableThere: unknown,
      isImmutable: unknown,
      place: undefined,
    };
  }
  return type === RECOVERY_VAULT ? ofRecoveryVault(graph, vault) : ofBackupVault(graph, vault);
}

/** Geo-redundant unless it says otherwise. Source: https://learn.microsoft.com/azure/backup/backup-create-recovery-services-vault */
function ofRecoveryVault(graph: ResourceGraph, resource: Resource): VaultStorage {
  const properties = (resource as unknown as Resource<RecoveryVault>).get("properties");
  const settings = properties.get("redundancySettings");
  const redundancy = settings.get("standardTierStorageRedundancy").orElse("GeoRedundant");
  const isGeo = labelled(resource, redundancy.oneOf(["GeoRedundant"]));
  return {
    acrossZones: labelled(resource, redundancy.oneOf(["ZoneRedundant"])),
    inPairedRegion: isGeo,
    restorableThere: allOf(isGeo, labelled(resource, settings.get("crossRegionRestore").oneOf(["Enabled"]))),
    isImmutable: immutability(resource, properties.get("securitySettings")),
    place: placeOf(graph, resource),
  };
}

function ofBackupVault(graph: ResourceGraph, resource: Resource): VaultStorage {
  const properties = (resource as unknown as Resource<BackupVault>).get("properties");
  const has = (...types: readonly string[]): Truth =>
    labelled(
      resource,
      properties.get("storageSettings").some((setting) => setting.get("type").oneOf(types)),
    );
  const isGeo = has("GeoRedundant");
  const restore = properties.get("featureSettings").get("crossRegionRestoreSettings");
  return {
    acrossZones: has("ZoneRedundant"),
    inPairedRegion: isGeo,
    restorableThere: allOf(isGeo, labelled(resource, restore.get("state").oneOf(["Enabled"]))),
    isImmutable: immutability(resource, properties.get("securitySettings")),
    place: placeOf(graph, resource),
  };
}

/** Only a locked setting cannot be taken back. Source: https://learn.microsoft.com/azure/backup/backup-azure-immutable-vault-concept */
function immutability(vault: Resource, security: Value<SecuritySettings>): Truth {
  const state = security.get("immutabilitySettings").get("state");
  return labelled(vault, state.oneOf(["Locked"]));
}

/** Whether recovery points in the vault are there after the subscription of `home` is lost. */
export function survivesSubscription(home: Place, vault: VaultStorage): Truth {
  if (vault.place === undefined) return vault.isImmutable;
  return anyOf(inOtherAccounts(home, vault.place), vault.isImmutable);
}
