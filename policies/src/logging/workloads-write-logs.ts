import { allOf, anyOf, not, type Truth, type Value } from "@rampart/core/value";
import { isWiredInside } from "@rampart/core/views";
import { defineGraphRule, type Rule, when } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

interface ContainerDefinition {
  readonly logConfiguration?: { readonly logDriver?: string };
}

interface SiteConfig {
  readonly httpLoggingEnabled?: boolean;
}

function logsRequests(site: Value<SiteConfig>): Truth {
  return site.get("httpLoggingEnabled").equals(true);
}

export const workloadsWriteLogs: Rule = defineGraphRule<ResourceTypes>({
  id: "logging/workloads-write-logs",
  title: "Containers, builds, workflows and web apps write logs",
  severity: "medium",
  rationale:
    "When a task has stopped, what it printed is gone with it; neither a crash nor an intrusion can be explained afterwards.",
  fix: "Give every container a logConfiguration (awslogs), Step Functions a loggingConfiguration with a level, web apps siteConfig.httpLoggingEnabled: true, container app environments an appLogsConfiguration; leave the logs of CodeBuild on.",
  failure: "what it does is not logged",
  requires: {
    "aws:ecs/taskDefinition:TaskDefinition": (task) =>
      task
        .get("containerDefinitions")
        .json<readonly ContainerDefinition[]>()
        .every((container) => container.get("logConfiguration").get("logDriver").isSet()),
    "aws:sfn/stateMachine:StateMachine": (machine) =>
      allOf(
        machine.get("loggingConfiguration").get("level").isSet(),
        not(machine.get("loggingConfiguration").get("level").oneOf(["OFF"])),
      ),
    "aws:codebuild/project:Project": (project) =>
      anyOf(
        not(project.get("logsConfig").get("cloudwatchLogs").get("status").oneOf(["DISABLED"])),
        project.get("logsConfig").get("s3Logs").get("status").oneOf(["ENABLED"]),
      ),
    "aws:transfer/server:Server": (server) =>
      anyOf(server.isWired("loggingRole"), server.isWired("structuredLogDestinations")),
    "azure-native:app:ManagedEnvironment": (environment) =>
      isWiredInside(
        environment,
        "appLogsConfiguration",
        environment.get("appLogsConfiguration").get("destination"),
      ),
    "azure-native:web:WebApp": (app) => logsRequests(app.get("siteConfig")),
    "azure-native:web:WebAppSlot": (slot) => logsRequests(slot.get("siteConfig")),
  },
  remedies: {
    "aws:sfn/stateMachine:StateMachine": {
      set: {
        loggingConfiguration: when((logging) => logging.get("logDestination").isSet(), { level: "ERROR" }),
      },
    },
    "aws:codebuild/project:Project": { set: { logsConfig: { cloudwatchLogs: { status: "ENABLED" } } } },
    "azure-native:web:WebApp": { set: { siteConfig: { httpLoggingEnabled: true } } },
    "azure-native:web:WebAppSlot": { set: { siteConfig: { httpLoggingEnabled: true } } },
  },
});
