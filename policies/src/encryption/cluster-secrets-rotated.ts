import { allOf, type Value } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const clusterSecretsRotated: Rule = defineRule<ResourceTypes>({
  id: "encryption/cluster-secrets-rotated",
  title: "Clusters fetch changed secrets from the key vault by themselves",
  severity: "low",
  rationale: "A secret that was rotated in the vault lives on in the cluster until somebody thinks of it.",
  fix: 'Set addonProfiles.azureKeyvaultSecretsProvider.config.enableSecretRotation to "true".',
  failure: "rotated secrets are not fetched",
  requires: {
    "azure-native:containerservice:ManagedCluster": (cluster) => {
      const addons = cluster.get("addonProfiles") as Value<
        Readonly<
          Record<string, { readonly enabled: boolean; readonly config?: Readonly<Record<string, string>> }>
        >
      >;
      const provider = addons.get("azureKeyvaultSecretsProvider");
      return allOf(
        provider.get("enabled").equals(true),
        provider.get("config").get("enableSecretRotation").equals(true),
      );
    },
  },
});
