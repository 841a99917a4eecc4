import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const analyticsClustersStayPrivate: Rule = defineRule<ResourceTypes>({
  id: "firewall/analytics-clusters-stay-private",
  title: "The account refuses analytics clusters that the internet can reach",
  severity: "high",
  rationale:
    "One security group with an open port puts the web consoles of a cluster, which ask for no password, on the internet.",
  fix: "Set blockPublicSecurityGroupRules to true and permit no ports beside 22.",
  failure: "clusters with public ports may be started",
  requires: {
    "aws:emr/blockPublicAccessConfiguration:BlockPublicAccessConfiguration": (block) =>
      block.get("blockPublicSecurityGroupRules").equals(true),
  },
});
