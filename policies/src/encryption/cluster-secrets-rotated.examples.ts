import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("fetched", "azure-native:containerservice:ManagedCluster", {
      addonProfiles: {
        azureKeyvaultSecretsProvider: { enabled: true, config: { enableSecretRotation: "true" } },
      },
    }),
    oneResource("fetched every hour", "azure-native:containerservice:ManagedCluster", {
      addonProfiles: {
        azureKeyvaultSecretsProvider: {
          enabled: true,
          config: { enableSecretRotation: "true", rotationPollInterval: "1h" },
        },
      },
    }),
  ],
  bad: [
    oneResource("not fetched", "azure-native:containerservice:ManagedCluster", {
      addonProfiles: {
        azureKeyvaultSecretsProvider: { enabled: true, config: { enableSecretRotation: "false" } },
      },
    }),
    oneResource("no provider", "azure-native:containerservice:ManagedCluster", {
      addonProfiles: { azurepolicy: { enabled: true } },
    }),
  ],
};
