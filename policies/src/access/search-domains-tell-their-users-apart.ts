import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const searchDomainsTellTheirUsersApart: Rule = defineRule<ResourceTypes>({
  id: "access/search-domains-tell-their-users-apart",
  title: "Search domains tell their users apart",
  severity: "medium",
  rationale:
    "Without fine-grained access control everybody who may send a request may read and delete every index.",
  fix: "Set advancedSecurityOptions.enabled to true and name a master user.",
  failure: "fine-grained access control is off",
  requires: {
    "aws:elasticsearch/domain:Domain": (domain) =>
      domain.get("advancedSecurityOptions").get("enabled").equals(true),
    "aws:opensearch/domain:Domain": (domain) =>
      domain.get("advancedSecurityOptions").get("enabled").equals(true),
  },
});
