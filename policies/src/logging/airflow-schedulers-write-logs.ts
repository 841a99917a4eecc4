import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const airflowSchedulersWriteLogs: Rule = defineRule<ResourceTypes>({
  id: "logging/airflow-schedulers-write-logs",
  title: "Schedulers of Airflow write logs",
  severity: "low",
  rationale: "Why a workflow did not start, or started twice, can be seen nowhere else.",
  fix: "Set loggingConfiguration.schedulerLogs.enabled to true.",
  failure: "the scheduler is not logged",
  requires: {
    "aws:mwaa/environment:Environment": (environment) =>
      environment.get("loggingConfiguration").get("schedulerLogs").get("enabled").equals(true),
  },
  remedies: {
    "aws:mwaa/environment:Environment": {
      set: { loggingConfiguration: { schedulerLogs: { enabled: true } } },
    },
  },
});
