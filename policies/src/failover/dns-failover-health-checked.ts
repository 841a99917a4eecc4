import { allOf, anyOf, not } from "@rampart/core/value";
import { defineGraphRule, each, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const dnsFailoverHealthChecked: Rule = defineGraphRule<ResourceTypes>({
  id: "failover/dns-failover-health-checked",
  title: "DNS records that share a name are health-checked",
  severity: "high",
  rationale:
    "Route 53 takes a record without a health check for healthy. A primary record then never fails over, and a share of the users of a latency or multivalue name is sent to an entry that is down.",
  fix: "Set healthCheckId, or evaluateTargetHealth in the alias, on each primary, latency and multivalue record.",
  failure: "it is answered even when what it names is down: no health check",
  requires: {
    "aws:route53/record:Record": (record) =>
      anyOf(
        record.isWired("healthCheckId"),
        record.get("aliases").some((alias) => alias.get("evaluateTargetHealth").equals(true)),
        allOf(
          not(record.get("failoverRoutingPolicies").some((policy) => policy.get("type").oneOf(["PRIMARY"]))),
          not(record.get("latencyRoutingPolicies").isSet()),
          not(record.get("multivalueAnswerRoutingPolicy").equals(true)),
        ),
      ),
  },
  remedies: {
    "aws:route53/record:Record": { set: { aliases: each({ evaluateTargetHealth: true }) } },
  },
});
