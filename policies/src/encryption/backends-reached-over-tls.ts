import { not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const backendsReachedOverTls: Rule = defineRule<ResourceTypes>({
  id: "encryption/backends-reached-over-tls",
  title: "Load balancers reach their backends over TLS",
  severity: "low",
  rationale:
    "Behind the load balancer requests travel on readable to everything in the network that can listen, mirrored ports and captured machines included.",
  fix: "Set protocol of the target group to HTTPS (TLS), with a certificate on the backend; it need not be signed by a public authority.",
  failure: "requests go to the backends in plain text",
  requires: {
    "aws:lb/targetGroup:TargetGroup": (group) => not(group.get("protocol").oneOf(["HTTP"])),
  },
});
