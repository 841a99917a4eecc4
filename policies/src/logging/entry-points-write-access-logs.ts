import type { Reference } from "@rampart/core/graph";
import { allOf, anyOf, not, yes } from "@rampart/core/value";
import { isWiredInside, someAttached } from "@rampart/core/views";
import { defineGraphRule, type Rule, when } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

/** CloudFront's newer access logs are delivered by CloudWatch and stand in a resource of their own. */
const DELIVERY: Reference = {
  type: "aws:cloudwatch/logDeliverySource:LogDeliverySource",
  through: "resourceArn",
  to: ["aws:cloudfront/distribution:Distribution"],
};

const DELIVERED: Reference = {
  type: "aws:cloudwatch/logDelivery:LogDelivery",
  through: "deliverySourceName",
  to: ["aws:cloudwatch/logDeliverySource:LogDeliverySource"],
};

export const entryPointsWriteAccessLogs: Rule = defineGraphRule<ResourceTypes>({
  id: "logging/entry-points-write-access-logs",
  title: "Load balancers, content delivery and APIs write access logs",
  severity: "medium",
  rationale:
    "Where requests come in is where attacks begin. Without access logs nobody can tell who asked for what, which user was hit, and since when.",
  fix: "Set accessLogs with enabled: true and a bucket (load balancers), loggingConfig with a bucket (CloudFront), accessLogSettings with a destinationArn (API stages), logConfig (AppSync), attributes.flowLogsEnabled (Global Accelerator).",
  failure: "requests are not logged",
  requires: {
    "aws:lb/loadBalancer:LoadBalancer": (balancer) =>
      anyOf(
        balancer.get("accessLogs").get("enabled").equals(true),
        // A gateway load balancer passes packets on and has no access log.
        balancer.get("loadBalancerType").oneOf(["gateway"]),
      ),
    "aws:elb/loadBalancer:LoadBalancer": (balancer) =>
      allOf(
        balancer.get("accessLogs").isSet(),
        balancer.get("accessLogs").get("enabled").orElse(true).equals(true),
      ),
    "aws:cloudfront/distribution:Distribution": (distribution, { graph }) =>
      anyOf(
        isWiredInside(distribution, "loggingConfig", distribution.get("loggingConfig").get("bucket")),
        someAttached(graph, distribution, DELIVERY, (source) =>
          someAttached(graph, source, DELIVERED, () => yes()),
        ),
      ),
    "aws:apigateway/stage:Stage": (stage) =>
      isWiredInside(stage, "accessLogSettings", stage.get("accessLogSettings").get("destinationArn")),
    "aws:apigatewayv2/stage:Stage": (stage) =>
      isWiredInside(stage, "accessLogSettings", stage.get("accessLogSettings").get("destinationArn")),
    "aws:appsync/graphQLApi:GraphQLApi": (api) =>
      allOf(api.get("logConfig").isSet(), not(api.get("logConfig").get("fieldLogLevel").oneOf(["NONE"]))),
    "aws:globalaccelerator/accelerator:Accelerator": (accelerator) =>
      accelerator.get("attributes").get("flowLogsEnabled").equals(true),
  },
  remedies: {
    "aws:lb/loadBalancer:LoadBalancer": {
      set: { accessLogs: when((logs) => logs.get("bucket").isSet(), { enabled: true }) },
    },
    "aws:elb/loadBalancer:LoadBalancer": {
      set: { accessLogs: when((logs) => logs.get("bucket").isSet(), { enabled: true }) },
    },
    "aws:appsync/graphQLApi:GraphQLApi": {
      set: { logConfig: { fieldLogLevel: when((level) => level.oneOf(["NONE"]), "ERROR") } },
    },
    "aws:globalaccelerator/accelerator:Accelerator": {
      set: {
        attributes: when((attributes) => attributes.get("flowLogsS3Bucket").isSet(), {
          flowLogsEnabled: true,
        }),
      },
    },
  },
});
