import type { Reference } from "@rampart/core/graph";
import { yes } from "@rampart/core/value";
import { isWiredInside, someAttached } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const OF_WEB_ACL: Reference = {
  type: "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
  through: "resourceArn",
  to: ["aws:wafv2/webAcl:WebAcl"],
};
const OF_FIREWALL: Reference = {
  type: "aws:networkfirewall/loggingConfiguration:LoggingConfiguration",
  through: "firewallArn",
  to: ["aws:networkfirewall/firewall:Firewall"],
};

export const webFirewallsWriteLogs: Rule = defineGraphRule<ResourceTypes>({
  id: "logging/web-firewalls-write-logs",
  title: "Web application firewalls and network firewalls write logs",
  severity: "medium",
  rationale:
    "Without logs nobody sees what was blocked, and nobody can tell a false alarm that locks customers out from an attack.",
  fix: "Add a WebAclLoggingConfiguration for the web ACL (its log group's name begins with aws-waf-logs-), or a LoggingConfiguration for the network firewall.",
  failure: "what the firewall sees is not logged",
  requires: {
    "aws:wafv2/webAcl:WebAcl": (acl, { graph }) => someAttached(graph, acl, OF_WEB_ACL, () => yes()),
    "aws:waf/webAcl:WebAcl": (acl) =>
      isWiredInside(acl, "loggingConfiguration", acl.get("loggingConfiguration").get("logDestination")),
    "aws:networkfirewall/firewall:Firewall": (firewall, { graph }) =>
      someAttached(graph, firewall, OF_FIREWALL, () => yes()),
  },
});
