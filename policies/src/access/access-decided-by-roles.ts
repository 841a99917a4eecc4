import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const accessDecidedByRoles: Rule = defineRule<ResourceTypes>({
  id: "access/access-decided-by-roles",
  title: "Key vaults and clusters decide access by roles of the cloud",
  severity: "medium",
  rationale:
    "Access policies of a vault and ConfigMaps of a cluster stand beside the role assignments: reviews do not see them, and whoever may write the resource may let himself in.",
  fix: "Set properties.enableRbacAuthorization on key vaults, leave enableRBAC on in AKS, and set accessConfig.authenticationMode to API on EKS.",
  failure: "access is not decided by roles",
  requires: {
    "aws:eks/cluster:Cluster": (cluster) =>
      cluster
        .get("accessConfig")
        .get("authenticationMode")
        .orElse("CONFIG_MAP")
        .oneOf(["API", "API_AND_CONFIG_MAP"]),
    "azure-native:containerservice:ManagedCluster": (cluster) =>
      cluster.get("enableRBAC").orElse(true).equals(true),
    "azure-native:keyvault:Vault": (vault) =>
      vault.get("properties").get("enableRbacAuthorization").orElse(false).equals(true),
  },
  remedies: {
    "aws:eks/cluster:Cluster": { set: { accessConfig: { authenticationMode: "API_AND_CONFIG_MAP" } } },
    "azure-native:containerservice:ManagedCluster": {
      set: { enableRBAC: true },
      replaces: "It can be chosen only when the cluster is made: move what runs in it to the new one.",
    },
    // What access policies grant, roles must grant before the vault goes over to them.
    "azure-native:keyvault:Vault": (vault) =>
      vault.get("properties").get("accessPolicies").isSet().state === "false"
        ? { set: { properties: { enableRbacAuthorization: true } } }
        : undefined,
  },
});
