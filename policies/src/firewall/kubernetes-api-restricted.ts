import { allOf, anyOf, not, type Truth, type Value } from "@rampart/core/value";
import { letInTheInternet } from "@rampart/core/views";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

function namesNetworks(ranges: Value<readonly string[]>): Truth {
  return allOf(ranges.isSet(), not(letInTheInternet(ranges.items())));
}

export const kubernetesApiRestricted: Rule = defineRule<ResourceTypes>({
  id: "firewall/kubernetes-api-restricted",
  title: "The Kubernetes API is private or answers named networks only",
  severity: "high",
  rationale:
    "The API is the whole cluster: on the internet, a leaked token or one flaw in the API server hands over every workload and secret.",
  fix: "EKS: set vpcConfig.endpointPublicAccess to false, or publicAccessCidrs to your networks. AKS: set apiServerAccessProfile.enablePrivateCluster, or authorizedIPRanges.",
  failure: "the whole internet may reach the Kubernetes API",
  requires: {
    // By default the endpoint is public, for everybody.
    "aws:eks/cluster:Cluster": (cluster) =>
      anyOf(
        cluster.get("vpcConfig").get("endpointPublicAccess").orElse(true).equals(false),
        namesNetworks(cluster.get("vpcConfig").get("publicAccessCidrs")),
      ),
    "azure-native:containerservice:ManagedCluster": (cluster) => {
      const profile = cluster.get("apiServerAccessProfile");
      return anyOf(
        profile.get("enablePrivateCluster").equals(true),
        namesNetworks(profile.get("authorizedIPRanges")),
      );
    },
  },
});
