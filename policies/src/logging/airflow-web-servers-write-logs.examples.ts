import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("on", "aws:mwaa/environment:Environment", {
      loggingConfiguration: { webserverLogs: { enabled: true, logLevel: "INFO" } },
    }),
    oneResource("on beside others", "aws:mwaa/environment:Environment", {
      loggingConfiguration: { webserverLogs: { enabled: true }, workerLogs: { enabled: false } },
    }),
  ],
  bad: [
    oneResource("off", "aws:mwaa/environment:Environment", {
      loggingConfiguration: { webserverLogs: { enabled: false } },
    }),
    oneResource("not said", "aws:mwaa/environment:Environment", { name: "orders" }),
  ],
};
