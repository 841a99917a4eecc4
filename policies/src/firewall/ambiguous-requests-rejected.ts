import { anyOf, not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const SAFE_MODES = ["defensive", "strictest"];

export const ambiguousRequestsRejected: Rule = defineRule<ResourceTypes>({
  id: "firewall/ambiguous-requests-rejected",
  title: "Load balancers reject requests that may be read in two ways",
  severity: "medium",
  rationale:
    "Requests that the load balancer and the server read differently let an attacker smuggle a second request past logins and the web application firewall, into the session of another user.",
  fix: "Set desyncMitigationMode to defensive or strictest.",
  failure: "requests that may be read in two ways reach the servers",
  requires: {
    "aws:elb/loadBalancer:LoadBalancer": (balancer) =>
      balancer.get("desyncMitigationMode").orElse("defensive").oneOf(SAFE_MODES),
    "aws:lb/loadBalancer:LoadBalancer": (balancer) =>
      anyOf(
        balancer.get("desyncMitigationMode").orElse("defensive").oneOf(SAFE_MODES),
        not(balancer.get("loadBalancerType").orElse("application").oneOf(["application"])),
      ),
  },
  remedies: {
    "aws:elb/loadBalancer:LoadBalancer": { set: { desyncMitigationMode: "defensive" } },
    "aws:lb/loadBalancer:LoadBalancer": { set: { desyncMitigationMode: "defensive" } },
  },
});
