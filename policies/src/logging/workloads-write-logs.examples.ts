import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a task whose containers write to a log group", "aws:ecs/taskDefinition:TaskDefinition", {
      containerDefinitions: JSON.stringify([
        {
          name: "shop",
          logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "/shop" } },
        },
      ]),
    }),
    oneResource("a workflow that logs errors", "aws:sfn/stateMachine:StateMachine", {
      loggingConfiguration: { level: "ERROR" },
    }),
    oneResource("builds left at the default", "aws:codebuild/project:Project", { name: "shop" }),
    oneResource("an environment of container apps", "azure-native:app:ManagedEnvironment", {
      appLogsConfiguration: { destination: "azure-monitor" },
    }),
    oneResource("a web app", "azure-native:web:WebApp", { siteConfig: { httpLoggingEnabled: true } }),
  ],
  bad: [
    oneResource("one container without logs", "aws:ecs/taskDefinition:TaskDefinition", {
      containerDefinitions: JSON.stringify([
        { name: "shop", logConfiguration: { logDriver: "awslogs" } },
        { name: "proxy" },
      ]),
    }),
    oneResource("a workflow that says no", "aws:sfn/stateMachine:StateMachine", {
      loggingConfiguration: { level: "OFF" },
    }),
    oneResource("a workflow left at the default", "aws:sfn/stateMachine:StateMachine", { type: "STANDARD" }),
    oneResource("builds without logs", "aws:codebuild/project:Project", {
      logsConfig: { cloudwatchLogs: { status: "DISABLED" } },
    }),
    oneResource("a file transfer server", "aws:transfer/server:Server", { protocols: ["SFTP"] }),
    oneResource("an environment of container apps", "azure-native:app:ManagedEnvironment", {
      zoneRedundant: true,
    }),
    oneResource("a web app left at the default", "azure-native:web:WebApp", { name: "shop" }),
    oneResource("a slot that says no", "azure-native:web:WebAppSlot", {
      siteConfig: { httpLoggingEnabled: false },
    }),
    oneResource("a workflow with a log group that it does not use", "aws:sfn/stateMachine:StateMachine", {
      loggingConfiguration: {
        logDestination: "arn:aws:logs:eu-west-1:123456789012:log-group:workflow:*",
        level: "OFF",
      },
    }),
  ],
};
