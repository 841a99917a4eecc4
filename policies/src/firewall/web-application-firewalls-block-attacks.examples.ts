import type { RuleExamples } from "@rampart/policy/testing";
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
  ],
};
