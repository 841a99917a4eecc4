import { anyOf, not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const malformedRequestsRejected: Rule = defineRule<ResourceTypes>({
  id: "firewall/malformed-requests-rejected",
  title: "Load balancers drop malformed headers",
  severity: "medium",
  rationale:
    "Headers that the load balancer passes on although they are not valid let an attacker slip a second request, or a forged identity, past it.",
  fix: "Set dropInvalidHeaderFields to true.",
  failure: "headers that are not valid reach the servers",
  requires: {
    "aws:lb/loadBalancer:LoadBalancer": (balancer) =>
      anyOf(
        balancer.get("dropInvalidHeaderFields").equals(true),
        not(balancer.get("loadBalancerType").orElse("application").oneOf(["application"])),
      ),
  },
  remedies: {
    "aws:lb/loadBalancer:LoadBalancer": { set: { dropInvalidHeaderFields: true } },
  },
});
