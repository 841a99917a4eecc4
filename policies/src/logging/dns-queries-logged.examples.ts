import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "logged",
      resources: {
        shop: { type: "aws:route53/zone:Zone", properties: { name: "example.com" } },
        log: {
          type: "aws:route53/queryLog:QueryLog",
          properties: {
            zoneId: "${shop.id}",
            cloudwatchLogGroupArn: "arn:aws:logs:us-east-1:123456789012:log-group:dns",
          },
        },
      },
    },
    oneResource("private", "aws:route53/zone:Zone", { name: "internal", vpcs: [{ vpcId: "vpc-1" }] }),
    {
      title: "made private by an association",
      resources: {
        internal: { type: "aws:route53/zone:Zone", properties: { name: "internal" } },
        network: {
          type: "aws:route53/zoneAssociation:ZoneAssociation",
          properties: { zoneId: "${internal.id}", vpcId: "vpc-1" },
        },
      },
    },
  ],
  bad: [
    oneResource("not logged", "aws:route53/zone:Zone", { name: "example.com" }),
    {
      title: "another zone logged",
      resources: {
        shop: { type: "aws:route53/zone:Zone", properties: { name: "example.com" } },
        log: {
          type: "aws:route53/queryLog:QueryLog",
          properties: {
            zoneId: "Z0123456789",
            cloudwatchLogGroupArn: "arn:aws:logs:us-east-1:123456789012:log-group:dns",
          },
        },
      },
    },
  ],
};
