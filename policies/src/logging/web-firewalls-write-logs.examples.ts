import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a web ACL that writes to a log group",
      resources: {
        group: { type: "aws:cloudwatch/logGroup:LogGroup", properties: { name: "aws-waf-logs-shop" } },
        shop: { type: "aws:wafv2/webAcl:WebAcl", properties: { scope: "REGIONAL" } },
        logs: {
          type: "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
          properties: { resourceArn: "${shop.arn}", logDestinationConfigs: ["${group.arn}"] },
        },
      },
    },
    {
      title: "a network firewall that writes to a bucket",
      resources: {
        border: { type: "aws:networkfirewall/firewall:Firewall", properties: { name: "border" } },
        logs: {
          type: "aws:networkfirewall/loggingConfiguration:LoggingConfiguration",
          properties: {
            firewallArn: "${border.arn}",
            loggingConfiguration: { logDestinationConfigs: [{ logDestinationType: "S3", logType: "FLOW" }] },
          },
        },
      },
    },
  ],
  bad: [
    oneResource("a web ACL alone", "aws:wafv2/webAcl:WebAcl", { scope: "REGIONAL" }),
    oneResource("a web ACL of WAF Classic", "aws:waf/webAcl:WebAcl", { metricName: "shop" }),
    oneResource("a network firewall alone", "aws:networkfirewall/firewall:Firewall", { name: "border" }),
  ],
};
