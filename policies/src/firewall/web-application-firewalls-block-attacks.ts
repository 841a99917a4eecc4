import { allOf, anyOf, type Truth, type Value, yes } from "@rampart/core/value";
import { someAttached } from "@rampart/core/views";
import { defineGraphRule, type Rule, when } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

function prevents(mode: Value<string>, state: Value<string>): Truth {
  return allOf(mode.oneOf(["Prevention"]), state.orElse("Enabled").oneOf(["Enabled"]));
}

const SPLIT_RULES = [
  "aws:wafv2/webAclRule:WebAclRule",
  "aws:wafv2/webAclRuleGroupAssociation:WebAclRuleGroupAssociation",
];

export const webApplicationFirewallsBlockAttacks: Rule = defineGraphRule<ResourceTypes>({
  id: "firewall/web-application-firewalls-block-attacks",
  title: "Web application firewalls have rules and block what they find",
  severity: "medium",
  rationale:
    "A web application firewall without rules, or in detection mode, writes attacks down and lets them through.",
  fix: "Add managed rule groups to the web ACL; on Azure set mode to Prevention and leave the policy enabled.",
  failure: "it lets attacks through: it has no rules, is disabled, or only detects",
  requires: {
    "aws:wafv2/webAcl:WebAcl": (acl, { graph }) =>
      anyOf(
        acl.inputs.get("rules").isSet(),
        acl.get("ruleJson").isSet(),
        acl.get("defaultAction").get("block").isSet(),
        ...SPLIT_RULES.map((type) =>
          someAttached(graph, acl, { type, through: "webAclArn", to: ["aws:wafv2/webAcl:WebAcl"] }, () =>
            yes(),
          ),
        ),
      ),
    "azure-native:frontdoor:Policy": (policy) =>
      prevents(policy.get("policySettings").get("mode"), policy.get("policySettings").get("enabledState")),
    "azure-native:network:WebApplicationFirewallPolicy": (policy) =>
      prevents(policy.get("policySettings").get("mode"), policy.get("policySettings").get("state")),
    "aws:waf/webAcl:WebAcl": (acl) => acl.get("rules").isSet(),
    "aws:wafregional/webAcl:WebAcl": (acl) => acl.get("rules").isSet(),
    "aws:waf/ruleGroup:RuleGroup": (group) =>
      group.get("activatedRules").every((rule) => rule.get("action").get("type").isSet()),
    "aws:wafregional/ruleGroup:RuleGroup": (group) =>
      group.get("activatedRules").every((rule) => rule.get("action").get("type").isSet()),
    "aws:wafv2/ruleGroup:RuleGroup": (group) =>
      group.get("rules").every((rule) => rule.get("action").isSet()),
  },
  remedies: {
    "azure-native:frontdoor:Policy": {
      set: {
        policySettings: {
          mode: "Prevention",
          enabledState: when((state) => state.oneOf(["Disabled"]), "Enabled"),
        },
      },
    },
    "azure-native:network:WebApplicationFirewallPolicy": {
      set: {
        policySettings: { mode: "Prevention", state: when((state) => state.oneOf(["Disabled"]), "Enabled") },
      },
    },
  },
});
