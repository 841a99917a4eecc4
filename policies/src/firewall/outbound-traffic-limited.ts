import { allOf, type Truth, type Value } from "@rampart/core/value";
import { letInTheInternet } from "@rampart/core/views";
import { defineRule, mustNot, PASS, type Rule, type Verdict } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const EVERY_PROTOCOL = ["-1", "all"];

function limited(protocol: Value<string>, destinations: readonly Value<string>[]): Verdict {
  const unlimited: Truth = allOf(letInTheInternet(destinations), protocol.oneOf(EVERY_PROTOCOL));
  return mustNot(unlimited, "everything may go out to the whole internet");
}

export const outboundTrafficLimited: Rule = defineRule<ResourceTypes>({
  id: "firewall/outbound-traffic-limited",
  title: "Security groups name the ports on which traffic goes out",
  severity: "low",
  rationale:
    "A taken-over machine calls home, sends data away and attacks others over whatever port is open outwards; most services need 443 and their database.",
  fix: "Replace the egress entry for all protocols by one for each port and destination that the service calls.",
  checks: {
    "aws:ec2/securityGroup:SecurityGroup": (group) => [
      PASS,
      ...group.inputs
        .get("egress")
        .items()
        .map((entry) =>
          limited(entry.get("protocol"), [
            ...entry.get("cidrBlocks").items(),
            ...entry.get("ipv6CidrBlocks").items(),
          ]),
        ),
    ],
    "aws:ec2/securityGroupRule:SecurityGroupRule": (rule) =>
      mustNot(
        allOf(
          rule.get("type").oneOf(["egress"]),
          letInTheInternet([...rule.get("cidrBlocks").items(), ...rule.get("ipv6CidrBlocks").items()]),
          rule.get("protocol").oneOf(EVERY_PROTOCOL),
        ),
        "everything may go out to the whole internet",
      ),
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": (rule) =>
      limited(rule.get("ipProtocol"), [...rule.get("cidrIpv4").items(), ...rule.get("cidrIpv6").items()]),
  },
});
