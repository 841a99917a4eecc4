import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("long", "aws:iam/accountPasswordPolicy:AccountPasswordPolicy", { minimumPasswordLength: 14 }),
    oneResource("written as text", "aws:iam/accountPasswordPolicy:AccountPasswordPolicy", {
      minimumPasswordLength: 20,
      requireNumbers: false,
    }),
  ],
  bad: [
    oneResource("short", "aws:iam/accountPasswordPolicy:AccountPasswordPolicy", {
      minimumPasswordLength: 8,
      requireNumbers: true,
    }),
    oneResource("not said, which means six", "aws:iam/accountPasswordPolicy:AccountPasswordPolicy", {
      requireNumbers: true,
    }),
  ],
};
