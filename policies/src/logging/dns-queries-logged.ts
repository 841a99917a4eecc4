import type { Reference } from "@rampart/core/graph";
import { anyOf, yes } from "@rampart/core/value";
import { someAttached } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const QUERIES: Reference = {
  type: "aws:route53/queryLog:QueryLog",
  through: "zoneId",
  to: ["aws:route53/zone:Zone"],
};
const NETWORKS: Reference = {
  type: "aws:route53/zoneAssociation:ZoneAssociation",
  through: "zoneId",
  to: ["aws:route53/zone:Zone"],
};

export const dnsQueriesLogged: Rule = defineGraphRule<ResourceTypes>({
  id: "logging/dns-queries-logged",
  title: "Public DNS zones log the questions they get",
  severity: "low",
  rationale:
    "A name that malware asks for, or a record that points to nothing any more, shows in the questions first.",
  fix: "Add an aws.route53.QueryLog for the zone.",
  failure: "questions are not logged",
  requires: {
    "aws:route53/zone:Zone": (zone, { graph }) =>
      anyOf(
        someAttached(graph, zone, QUERIES, () => yes()),
        // Private zones are logged by the resolver.
        zone.inputs.get("vpcs").isSet(),
        someAttached(graph, zone, NETWORKS, () => yes()),
      ),
  },
});
