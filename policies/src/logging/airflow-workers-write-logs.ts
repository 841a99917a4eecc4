import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const airflowWorkersWriteLogs: Rule = defineRule<ResourceTypes>({
  id: "logging/airflow-workers-write-logs",
  title: "Workers of Airflow write logs",
  severity: "low",
  rationale: "What the code of a workflow did, and as whom, is lost when the worker ends.",
  fix: "Set loggingConfiguration.workerLogs.enabled to true.",
  failure: "the workers are not logged",
  requires: {
    "aws:mwaa/environment:Environment": (environment) =>
      environment.get("loggingConfiguration").get("workerLogs").get("enabled").equals(true),
  },
  remedies: {
    "aws:mwaa/environment:Environment": { set: { loggingConfiguration: { workerLogs: { enabled: true } } } },
  },
});
