import { anyOf, not } from "@rampart/core/value";
import { isWiredInside } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const searchDomainsHaveTheirOwnSecurityGroup: Rule = defineGraphRule<ResourceTypes>({
  id: "firewall/search-domains-have-their-own-security-group",
  title: "Search domains have a security group of their own",
  severity: "low",
  rationale:
    "The default group lets everything in that has the same default group, which is whatever somebody forgot to give one.",
  fix: "Set vpcOptions.securityGroupIds.",
  failure: "the default security group stands in front of it",
  requires: {
    "aws:elasticsearch/domain:Domain": (domain) =>
      anyOf(
        not(domain.get("vpcOptions").isSet()),
        isWiredInside(domain, "vpcOptions", domain.get("vpcOptions").get("securityGroupIds")),
      ),
    "aws:opensearch/domain:Domain": (domain) =>
      anyOf(
        not(domain.get("vpcOptions").isSet()),
        isWiredInside(domain, "vpcOptions", domain.get("vpcOptions").get("securityGroupIds")),
      ),
  },
});
