import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const airflowWebServersWriteLogs: Rule = defineRule<ResourceTypes>({
  id: "logging/airflow-web-servers-write-logs",
  title: "Web servers of Airflow write logs",
  severity: "low",
  rationale: "Who looked at workflows and started them by hand is known to nobody afterwards.",
  fix: "Set loggingConfiguration.webserverLogs.enabled to true.",
  failure: "the web server is not logged",
  requires: {
    "aws:mwaa/environment:Environment": (environment) =>
      environment.get("loggingConfiguration").get("webserverLogs").get("enabled").equals(true),
  },
  remedies: {
    "aws:mwaa/environment:Environment": {
      set: { loggingConfiguration: { webserverLogs: { enabled: true } } },
    },
  },
});
