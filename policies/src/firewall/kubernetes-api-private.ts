import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const kubernetesApiPrivate: Rule = defineRule<ResourceTypes>({
  id: "firewall/kubernetes-api-private",
  title: "The Kubernetes API has no public endpoint",
  severity: "low",
  rationale:
    "Even with named networks, whoever sits in one of them (a shared office, a VPN of another company) reaches the API; a private endpoint takes a way into the network first.",
  fix: "Set vpcConfig.endpointPublicAccess to false with endpointPrivateAccess true; on Azure apiServerAccessProfile.enablePrivateCluster.",
  failure: "the API has a public endpoint",
  requires: {
    "aws:eks/cluster:Cluster": (cluster) =>
      cluster.get("vpcConfig").get("endpointPublicAccess").orElse(true).equals(false),
    "azure-native:containerservice:ManagedCluster": (cluster) =>
      cluster.get("apiServerAccessProfile").get("enablePrivateCluster").equals(true),
  },
});
