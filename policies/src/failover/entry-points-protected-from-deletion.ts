import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const entryPointsProtectedFromDeletion: Rule = defineRule<ResourceTypes>({
  id: "failover/entry-points-protected-from-deletion",
  title: "Load balancers and firewalls refuse to be deleted",
  severity: "medium",
  rationale:
    "Deleting the load balancer takes the whole service down at once, and its replacement has another name and other addresses, which names and allow lists must follow.",
  fix: "Set enableDeletionProtection (load balancers) or deleteProtection (network firewalls) to true.",
  failure: "it can be deleted in one call: deletion protection is off",
  requires: {
    "aws:lb/loadBalancer:LoadBalancer": (balancer) => balancer.get("enableDeletionProtection").equals(true),
    "aws:networkfirewall/firewall:Firewall": (firewall) => firewall.get("deleteProtection").equals(true),
  },
  remedies: {
    "aws:lb/loadBalancer:LoadBalancer": { set: { enableDeletionProtection: true } },
    "aws:networkfirewall/firewall:Firewall": { set: { deleteProtection: true } },
  },
});
