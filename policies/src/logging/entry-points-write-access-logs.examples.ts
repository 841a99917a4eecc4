import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a load balancer that logs into a bucket",
      resources: {
        logs: { type: "aws:s3/bucket:Bucket", properties: { bucket: "logs" } },
        shop: {
          type: "aws:lb/loadBalancer:LoadBalancer",
          properties: { accessLogs: { enabled: true, bucket: "${logs.id}" } },
        },
      },
    },
    oneResource("a gateway load balancer", "aws:lb/loadBalancer:LoadBalancer", {
      loadBalancerType: "gateway",
    }),
    oneResource("a classic load balancer with a bucket", "aws:elb/loadBalancer:LoadBalancer", {
      accessLogs: { bucket: "logs" },
    }),
    {
      title: "a distribution whose logs CloudWatch delivers",
      resources: {
        shop: { type: "aws:cloudfront/distribution:Distribution", properties: { enabled: true } },
        "shop-logs": {
          type: "aws:cloudwatch/logDeliverySource:LogDeliverySource",
          properties: { name: "shop", logType: "ACCESS_LOGS", resourceArn: "${shop.arn}" },
        },
        "shop-delivery": {
          type: "aws:cloudwatch/logDelivery:LogDelivery",
          properties: { deliverySourceName: "${shop-logs.name}" },
        },
      },
    },
    {
      title: "stages that log into a group",
      resources: {
        group: { type: "aws:cloudwatch/logGroup:LogGroup", properties: { name: "/api" } },
        rest: {
          type: "aws:apigateway/stage:Stage",
          properties: { accessLogSettings: { destinationArn: "${group.arn}", format: "$context.requestId" } },
        },
        http: {
          type: "aws:apigatewayv2/stage:Stage",
          properties: { accessLogSettings: { destinationArn: "${group.arn}", format: "$context.requestId" } },
        },
      },
    },
    oneResource("a GraphQL API that logs errors", "aws:appsync/graphQLApi:GraphQLApi", {
      logConfig: { cloudwatchLogsRoleArn: "arn:aws:iam::123456789012:role/logs", fieldLogLevel: "ERROR" },
    }),
  ],
  bad: [
    {
      title: "a distribution whose logs are delivered nowhere",
      resources: {
        shop: { type: "aws:cloudfront/distribution:Distribution", properties: { enabled: true } },
        "shop-logs": {
          type: "aws:cloudwatch/logDeliverySource:LogDeliverySource",
          properties: { name: "shop", logType: "ACCESS_LOGS", resourceArn: "${shop.arn}" },
        },
      },
    },
    oneResource("a load balancer left at the default", "aws:lb/loadBalancer:LoadBalancer", { name: "shop" }),
    oneResource("a bucket is named, but not enabled", "aws:lb/loadBalancer:LoadBalancer", {
      accessLogs: { bucket: "logs" },
    }),
    oneResource("a classic load balancer that says no", "aws:elb/loadBalancer:LoadBalancer", {
      accessLogs: { bucket: "logs", enabled: false },
    }),
    oneResource("a distribution left at the default", "aws:cloudfront/distribution:Distribution", {
      enabled: true,
    }),
    oneResource("a stage of a REST API", "aws:apigateway/stage:Stage", { stageName: "live" }),
    oneResource("a stage of an HTTP API", "aws:apigatewayv2/stage:Stage", { name: "$default" }),
    oneResource("a GraphQL API", "aws:appsync/graphQLApi:GraphQLApi", { authenticationType: "AWS_IAM" }),
    oneResource("an accelerator", "aws:globalaccelerator/accelerator:Accelerator", { enabled: true }),
    oneResource("a GraphQL API that may log, and does not", "aws:appsync/graphQLApi:GraphQLApi", {
      logConfig: {
        cloudwatchLogsRoleArn: "arn:aws:iam::123456789012:role/api-logs",
        fieldLogLevel: "NONE",
      },
    }),
    oneResource("a bucket is named, but flow logs are off", "aws:globalaccelerator/accelerator:Accelerator", {
      attributes: { flowLogsS3Bucket: "logs", flowLogsEnabled: false },
    }),
  ],
};
