import { allOf, type Truth, type Value } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

interface ClusterConfig {
  readonly dedicatedMasterEnabled?: boolean;
  readonly dedicatedMasterCount?: number;
}

function hasMasters(config: Value<ClusterConfig>): Truth {
  return allOf(
    config.get("dedicatedMasterEnabled").equals(true),
    config.get("dedicatedMasterCount").orElse(3).atLeast(3),
  );
}

export const searchDomainsHaveDedicatedMasters: Rule = defineRule<ResourceTypes>({
  id: "failover/search-domains-have-dedicated-masters",
  title: "Search domains have three dedicated masters",
  severity: "low",
  rationale:
    "Masters that also answer queries fall over under load, and the cluster then takes no writes at all.",
  fix: "Set clusterConfig.dedicatedMasterEnabled to true with dedicatedMasterCount 3.",
  failure: "there are not three dedicated masters",
  requires: {
    "aws:elasticsearch/domain:Domain": (domain) => hasMasters(domain.get("clusterConfig")),
    "aws:opensearch/domain:Domain": (domain) => hasMasters(domain.get("clusterConfig")),
  },
});
