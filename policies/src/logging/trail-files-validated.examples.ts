import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a trail with digests", "aws:cloudtrail/trail:Trail", { enableLogFileValidation: true }),
    oneResource("an organisation's trail with digests", "aws:cloudtrail/trail:Trail", {
      isOrganizationTrail: true,
      enableLogFileValidation: true,
    }),
  ],
  bad: [
    oneResource("a trail left at the default", "aws:cloudtrail/trail:Trail", { name: "audit" }),
    oneResource("a trail that says no", "aws:cloudtrail/trail:Trail", { enableLogFileValidation: false }),
  ],
};
