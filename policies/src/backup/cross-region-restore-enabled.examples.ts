import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "geo-redundant vaults that allow it",
      resources: {
        machines: {
          type: "azure-native:recoveryservices:Vault",
          properties: {
            properties: {
              redundancySettings: {
                standardTierStorageRedundancy: "GeoRedundant",
                crossRegionRestore: "Enabled",
              },
            },
          },
        },
        data: {
          type: "azure-native:dataprotection:BackupVault",
          properties: {
            properties: {
              storageSettings: [{ datastoreType: "VaultStore", type: "GeoRedundant" }],
              featureSettings: { crossRegionRestoreSettings: { state: "Enabled" } },
            },
          },
        },
      },
    },
    {
      title: "vaults that have no copies in another region",
      resources: {
        machines: {
          type: "azure-native:recoveryservices:Vault",
          properties: {
            properties: { redundancySettings: { standardTierStorageRedundancy: "ZoneRedundant" } },
          },
        },
        data: {
          type: "azure-native:dataprotection:BackupVault",
          properties: {
            properties: { storageSettings: [{ datastoreType: "VaultStore", type: "ZoneRedundant" }] },
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "left at the default",
      failing: ["machines", "data"],
      resources: {
        machines: { type: "azure-native:recoveryservices:Vault", properties: { properties: {} } },
        data: {
          type: "azure-native:dataprotection:BackupVault",
          properties: {
            properties: { storageSettings: [{ datastoreType: "VaultStore", type: "GeoRedundant" }] },
          },
        },
      },
    },
    {
      title: "switched off",
      resources: {
        machines: {
          type: "azure-native:recoveryservices:Vault",
          properties: {
            properties: {
              redundancySettings: {
                standardTierStorageRedundancy: "GeoRedundant",
                crossRegionRestore: "Disabled",
              },
            },
          },
        },
      },
    },
  ],
};
