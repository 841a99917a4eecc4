import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a year", "aws:cloudwatch/logGroup:LogGroup", { retentionInDays: 365 }),
    oneResource("delivered onward", "aws:cloudwatch/logGroup:LogGroup", { logGroupClass: "DELIVERY" }),
  ],
  bad: [
    oneResource("not said", "aws:cloudwatch/logGroup:LogGroup", { name: "/orders/api" }),
    oneResource("for ever", "aws:cloudwatch/logGroup:LogGroup", { retentionInDays: 0 }),
  ],
};
