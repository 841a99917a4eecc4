import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a year", "aws:cloudwatch/logGroup:LogGroup", { retentionInDays: 365 }),
    oneResource("for ever", "aws:cloudwatch/logGroup:LogGroup", { name: "/orders/api" }),
    oneResource("a year in Azure", "azure-native:operationalinsights:Workspace", { retentionInDays: 365 }),
  ],
  bad: [
    oneResource("half a year", "aws:cloudwatch/logGroup:LogGroup", { retentionInDays: 180 }),
    oneResource("three months in Azure", "azure-native:operationalinsights:Workspace", {
      retentionInDays: 90,
    }),
  ],
};
