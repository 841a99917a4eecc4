import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "rules in the web ACL, or in resources of their own",
      resources: {
        inline: {
          type: "aws:wafv2/webAcl:WebAcl",
          properties: {
            scope: "REGIONAL",
            defaultAction: {
              allow: {},
            },
            rules: [
              {
                name: "common",
                priority: 1,
                statement: {
                  managedRuleGroupStatement: {
                    vendorName: "AWS",
                    name: "AWSManagedRulesCommonRuleSet",
                  },
                },
              },
            ],
          },
        },
        split: {
          type: "aws:wafv2/webAcl:WebAcl",
          properties: {
            scope: "REGIONAL",
            defaultAction: {
              allow: {},
            },
          },
        },
        rule: {
          type: "aws:wafv2/webAclRule:WebAclRule",
          properties: {
            webAclArn: "${split.arn}",
            name: "common",
          },
        },
        grouped: {
          type: "aws:wafv2/webAcl:WebAcl",
          properties: {
            scope: "REGIONAL",
            defaultAction: {
              allow: {},
            },
          },
        },
        group: {
          type: "aws:wafv2/webAclRuleGroupAssociation:WebAclRuleGroupAssociation",
          properties: {
            webAclArn: "${grouped.arn}",
            ruleName: "group",
          },
        },
      },
    },
    {
      title: "policies that prevent",
      resources: {
        gateway: {
          type: "azure-native:network:WebApplicationFirewallPolicy",
          properties: {
            policySettings: {
              mode: "Prevention",
              state: "Enabled",
            },
          },
        },
        door: {
          type: "azure-native:frontdoor:Policy",
          properties: {
            policySettings: {
              mode: "Prevention",
            },
          },
        },
      },
    },
    oneResource("an older one with rules", "aws:waf/webAcl:WebAcl", {
      rules: [{ priority: 1, ruleId: "injections", action: { type: "BLOCK" } }],
    }),
    oneResource("a group with actions", "aws:wafregional/ruleGroup:RuleGroup", {
      activatedRules: [{ priority: 1, ruleId: "injections", action: { type: "BLOCK" } }],
    }),
    oneResource("a newer group with actions", "aws:wafv2/ruleGroup:RuleGroup", {
      rules: [
        { name: "injections", priority: 1, action: { block: { customResponse: { responseCode: 403 } } } },
      ],
    }),
  ],
  bad: [
    {
      title: "a web ACL without rules",
      resources: {
        acl: {
          type: "aws:wafv2/webAcl:WebAcl",
          properties: {
            scope: "REGIONAL",
            defaultAction: {
              allow: {},
            },
          },
        },
      },
    },
    {
      title: "policies that only detect, or are off",
      failing: ["gateway", "door", "off"],
      resources: {
        gateway: {
          type: "azure-native:network:WebApplicationFirewallPolicy",
          properties: {
            policySettings: {
              mode: "Detection",
            },
          },
        },
        door: {
          type: "azure-native:frontdoor:Policy",
          properties: {
            policySettings: {
              mode: "Detection",
              enabledState: "Enabled",
            },
          },
        },
        off: {
          type: "azure-native:network:WebApplicationFirewallPolicy",
          properties: {
            policySettings: {
              mode: "Prevention",
              state: "Disabled",
            },
          },
        },
      },
    },
    oneResource("an older one without rules", "aws:waf/webAcl:WebAcl", { metricName: "shop" }),
    oneResource("a regional one without rules", "aws:wafregional/webAcl:WebAcl", { metricName: "shop" }),
    oneResource("a rule that does nothing", "aws:wafregional/ruleGroup:RuleGroup", {
      activatedRules: [{ priority: 1, ruleId: "injections" }],
    }),
    oneResource("an older rule that does nothing", "aws:waf/ruleGroup:RuleGroup", {
      activatedRules: [{ priority: 1, ruleId: "injections" }],
    }),
    oneResource("a newer rule that does nothing", "aws:wafv2/ruleGroup:RuleGroup", {
      rules: [{ name: "injections", priority: 1 }],
    }),
  ],
};
