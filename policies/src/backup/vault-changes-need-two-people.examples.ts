import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "immutability that nobody can switch off",
      resources: {
        machines: {
          type: "azure-native:recoveryservices:Vault",
          properties: {
            properties: {
              securitySettings: {
                immutabilitySettings: { state: "Locked" },
                softDeleteSettings: { softDeleteState: "AlwaysON" },
              },
            },
          },
        },
      },
    },
    {
      title: "a resource guard in the hands of others",
      resources: {
        disks: {
          type: "azure-native:dataprotection:BackupVault",
          properties: {
            properties: { securitySettings: { immutabilitySettings: { state: "Unlocked" } } },
          },
        },
        guard: {
          type: "azure-native:dataprotection:DppResourceGuardProxy",
          properties: {
            vaultName: "${disks.name}",
            properties: {
              resourceGuardResourceId:
                "/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/guards/providers/Microsoft.DataProtection/resourceGuards/backup",
            },
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "immutability that one person can switch off",
      failing: ["machines", "disks"],
      resources: {
        machines: {
          type: "azure-native:recoveryservices:Vault",
          properties: {
            properties: { securitySettings: { immutabilitySettings: { state: "Unlocked" } } },
          },
        },
        disks: {
          type: "azure-native:dataprotection:BackupVault",
          properties: {
            properties: { securitySettings: { immutabilitySettings: { state: "Unlocked" } } },
          },
        },
      },
    },
  ],
};
