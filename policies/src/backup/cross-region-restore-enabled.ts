import { anyOf, not } from "@rampart/core/value";
import { defineRule, type Rule, severityByTier } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const crossRegionRestoreEnabled: Rule = defineRule<ResourceTypes>({
  id: "backup/cross-region-restore-enabled",
  title: "Geo-redundant vaults can be restored from in the other region at any time",
  severity: "medium",
  severityOf: severityByTier,
  rationale:
    "Without cross-region restore, the copies in the paired region can be used only after Microsoft declares the first region lost, and no drill can ever show that they work.",
  fix: "Set properties.redundancySettings.crossRegionRestore (Recovery Services) or properties.featureSettings.crossRegionRestoreSettings.state (Backup vault) to Enabled.",
  failure: "its copies in the other region cannot be restored until Microsoft says so",
  requires: {
    "azure-native:recoveryservices:Vault": (vault) => {
      const redundancy = vault.get("properties").get("redundancySettings");
      return anyOf(
        redundancy.get("crossRegionRestore").oneOf(["Enabled"]),
        not(redundancy.get("standardTierStorageRedundancy").orElse("GeoRedundant").oneOf(["GeoRedundant"])),
      );
    },
    "azure-native:dataprotection:BackupVault": (vault) => {
      const properties = vault.get("properties");
      return anyOf(
        properties.get("featureSettings").get("crossRegionRestoreSettings").get("state").oneOf(["Enabled"]),
        not(properties.get("storageSettings").some((setting) => setting.get("type").oneOf(["GeoRedundant"]))),
      );
    },
  },
  remedies: {
    "azure-native:recoveryservices:Vault": {
      set: { properties: { redundancySettings: { crossRegionRestore: "Enabled" } } },
    },
    "azure-native:dataprotection:BackupVault": {
      set: { properties: { featureSettings: { crossRegionRestoreSettings: { state: "Enabled" } } } },
    },
  },
});
