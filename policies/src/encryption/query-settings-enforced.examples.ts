import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("enforced", "aws:athena/workgroup:Workgroup", {
      configuration: { enforceWorkgroupConfiguration: true },
    }),
    oneResource("the default", "aws:athena/workgroup:Workgroup", {
      configuration: { resultConfiguration: { outputLocation: "s3://results" } },
    }),
  ],
  bad: [
    oneResource("not enforced", "aws:athena/workgroup:Workgroup", {
      configuration: { enforceWorkgroupConfiguration: false },
    }),
    oneResource("not enforced, with results", "aws:athena/workgroup:Workgroup", {
      configuration: {
        enforceWorkgroupConfiguration: false,
        resultConfiguration: { outputLocation: "s3://results" },
      },
    }),
  ],
};
