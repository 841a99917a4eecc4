import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a primary with a health check, and a secondary that is the last resort",
      resources: {
        health: {
          type: "aws:route53/healthCheck:HealthCheck",
          properties: { type: "HTTPS", fqdn: "orders.example.com", resourcePath: "/health" },
        },
        primary: {
          type: "aws:route53/record:Record",
          properties: {
            setIdentifier: "primary",
            failoverRoutingPolicies: [{ type: "PRIMARY" }],
            healthCheckId: "${health.id}",
          },
        },
        secondary: {
          type: "aws:route53/record:Record",
          properties: {
            setIdentifier: "secondary",
            failoverRoutingPolicies: [{ type: "SECONDARY" }],
            records: ["192.0.2.10"],
          },
        },
      },
    },
    {
      title: "an alias that asks its target, and a plain record",
      resources: {
        ireland: {
          type: "aws:route53/record:Record",
          properties: {
            latencyRoutingPolicies: [{ region: "eu-west-1" }],
            aliases: [{ name: "web.example.com", zoneId: "Z1", evaluateTargetHealth: true }],
          },
        },
        mail: {
          type: "aws:route53/record:Record",
          properties: { type: "MX", records: ["10 mx.example.com"] },
        },
      },
    },
  ],
  bad: [
    {
      title: "a primary without a health check, and an alias that does not ask",
      failing: ["primary", "alias"],
      resources: {
        primary: {
          type: "aws:route53/record:Record",
          properties: { failoverRoutingPolicies: [{ type: "PRIMARY" }], records: ["192.0.2.10"] },
        },
        alias: {
          type: "aws:route53/record:Record",
          properties: {
            failoverRoutingPolicies: [{ type: "PRIMARY" }],
            aliases: [{ name: "web.example.com", zoneId: "Z1", evaluateTargetHealth: false }],
          },
        },
      },
    },
    {
      title: "latency and multivalue records without one",
      failing: ["ireland", "one"],
      resources: {
        ireland: {
          type: "aws:route53/record:Record",
          properties: { latencyRoutingPolicies: [{ region: "eu-west-1" }], records: ["192.0.2.10"] },
        },
        one: {
          type: "aws:route53/record:Record",
          properties: { multivalueAnswerRoutingPolicy: true, records: ["192.0.2.10"] },
        },
      },
    },
  ],
};
