import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "signed",
      resources: {
        shop: { type: "aws:route53/zone:Zone", properties: { name: "example.com" } },
        key: {
          type: "aws:route53/keySigningKey:KeySigningKey",
          properties: { hostedZoneId: "${shop.id}", name: "shop" },
        },
        signing: {
          type: "aws:route53/hostedZoneDnsSec:HostedZoneDnsSec",
          properties: { hostedZoneId: "${shop.id}" },
        },
      },
    },
    oneResource("private", "aws:route53/zone:Zone", { name: "internal", vpcs: [{ vpcId: "vpc-1" }] }),
  ],
  bad: [
    oneResource("not signed", "aws:route53/zone:Zone", { name: "example.com" }),
    {
      title: "another zone signed",
      resources: {
        shop: { type: "aws:route53/zone:Zone", properties: { name: "example.com" } },
        signing: {
          type: "aws:route53/hostedZoneDnsSec:HostedZoneDnsSec",
          properties: { hostedZoneId: "Z0123456789" },
        },
      },
    },
  ],
};
