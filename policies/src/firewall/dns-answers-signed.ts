import type { Reference } from "@rampart/core/graph";
import { anyOf, yes } from "@rampart/core/value";
import { someAttached } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const OF_ZONE = ["aws:route53/zone:Zone"];
const SIGNING: readonly Reference[] = [
  { type: "aws:route53/hostedZoneDnsSec:HostedZoneDnsSec", through: "hostedZoneId", to: OF_ZONE },
  { type: "aws:route53/keySigningKey:KeySigningKey", through: "hostedZoneId", to: OF_ZONE },
];
const NETWORKS: Reference = {
  type: "aws:route53/zoneAssociation:ZoneAssociation",
  through: "zoneId",
  to: OF_ZONE,
};

export const dnsAnswersSigned: Rule = defineGraphRule<ResourceTypes>({
  id: "firewall/dns-answers-signed",
  title: "Public DNS zones sign their answers",
  severity: "medium",
  rationale: "Answers without a signature can be forged on the way, and visitors sent to a copy of the site.",
  fix: "Add an aws.route53.KeySigningKey and an aws.route53.HostedZoneDnsSec for the zone, and the DS record at the registrar.",
  failure: "answers are not signed",
  requires: {
    "aws:route53/zone:Zone": (zone, { graph }) =>
      anyOf(
        ...SIGNING.map((reference) => someAttached(graph, zone, reference, () => yes())),
        // Only the networks of a private zone ask it.
        zone.inputs.get("vpcs").isSet(),
        someAttached(graph, zone, NETWORKS, () => yes()),
      ),
  },
});
