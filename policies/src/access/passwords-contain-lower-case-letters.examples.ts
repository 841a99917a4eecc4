import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("demanded", "aws:iam/accountPasswordPolicy:AccountPasswordPolicy", {
      minimumPasswordLength: 14,
      requireLowercaseCharacters: true,
    }),
    oneResource("phrases", "aws:iam/accountPasswordPolicy:AccountPasswordPolicy", {
      minimumPasswordLength: 20,
    }),
  ],
  bad: [
    oneResource("not demanded", "aws:iam/accountPasswordPolicy:AccountPasswordPolicy", {
      minimumPasswordLength: 14,
      requireLowercaseCharacters: false,
    }),
    oneResource("not said", "aws:iam/accountPasswordPolicy:AccountPasswordPolicy", { requireNumbers: true }),
  ],
};
