import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const domainsLockedAgainstTransfer: Rule = defineRule<ResourceTypes>({
  id: "failover/domains-locked-against-transfer",
  title: "Domain names are locked against transfer",
  severity: "high",
  rationale:
    "Whoever gets a domain name moved to another registrar has the website, the mail and every login that is reset by mail.",
  fix: "Leave transferLock on.",
  failure: "the name may be moved to another registrar",
  requires: {
    "aws:route53domains/domain:Domain": (domain) => domain.get("transferLock").orElse(true).equals(true),
    "aws:route53domains/registeredDomain:RegisteredDomain": (domain) =>
      domain.get("transferLock").orElse(true).equals(true),
  },
  remedies: {
    "aws:route53domains/domain:Domain": { set: { transferLock: true } },
    "aws:route53domains/registeredDomain:RegisteredDomain": { set: { transferLock: true } },
  },
});
