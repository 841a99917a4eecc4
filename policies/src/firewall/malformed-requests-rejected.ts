import { anyOf, not } from "@rampart/core/value";
import { defineRule, must, PASS, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const SAFE_MODES = ["defensive", "strictest"];

export const malformedRequestsRejected: Rule = defineRule<ResourceTypes>({
  id: "firewall/malformed-requests-rejected",
  title: "Load balancers drop malformed headers and ambiguous requests",
  severity: "medium",
  rationale:
    "Requests that the load balancer and the server read differently let an attacker smuggle a second request past logins and the web application firewall, into the session of another user.",
  fix: "Set dropInvalidHeaderFields to true and desyncMitigationMode to defensive or strictest.",
  checks: {
    "aws:lb/loadBalancer:LoadBalancer": (balancer) => {
      const isApplication = balancer.get("loadBalancerType").orElse("application").oneOf(["application"]);
      return [
        PASS,
        must(
          anyOf(balancer.get("dropInvalidHeaderFields").equals(true), not(isApplication)),
          "headers that are not valid reach the servers (dropInvalidHeaderFields)",
        ),
        must(
          anyOf(
            balancer.get("desyncMitigationMode").orElse("defensive").oneOf(SAFE_MODES),
            not(isApplication),
          ),
          "requests that may be read in two ways reach the servers (desyncMitigationMode)",
        ),
      ];
    },
    "aws:elb/loadBalancer:LoadBalancer": (balancer) =>
      must(
        balancer.get("desyncMitigationMode").orElse("defensive").oneOf(SAFE_MODES),
        "requests that may be read in two ways reach the servers (desyncMitigationMode)",
      ),
  },
});
