import { anyOf, not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const loadBalancingCrossesZones: Rule = defineRule<ResourceTypes>({
  id: "failover/load-balancing-crosses-zones",
  title: "Load balancers send requests to the backends of every zone",
  severity: "low",
  rationale:
    "Without cross-zone balancing, each zone gets an equal share whatever it holds: after half of a zone's servers fail, the rest of that zone is overrun while others are idle.",
  fix: "Set enableCrossZoneLoadBalancing (network and gateway load balancers) or crossZoneLoadBalancing (classic) to true.",
  failure: "each zone serves only what arrives in it: cross-zone load balancing is off",
  requires: {
    "aws:lb/loadBalancer:LoadBalancer": (balancer) =>
      anyOf(
        balancer.get("enableCrossZoneLoadBalancing").equals(true),
        not(balancer.get("loadBalancerType").oneOf(["network", "gateway"])),
      ),
    "aws:elb/loadBalancer:LoadBalancer": (balancer) =>
      balancer.get("crossZoneLoadBalancing").orElse(true).equals(true),
  },
  remedies: {
    "aws:lb/loadBalancer:LoadBalancer": { set: { enableCrossZoneLoadBalancing: true } },
    "aws:elb/loadBalancer:LoadBalancer": { set: { crossZoneLoadBalancing: true } },
  },
});
