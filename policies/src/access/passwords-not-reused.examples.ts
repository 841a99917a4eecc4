import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("all that can be remembered", "aws:iam/accountPasswordPolicy:AccountPasswordPolicy", {
      passwordReusePrevention: 24,
    }),
    oneResource("beside other demands", "aws:iam/accountPasswordPolicy:AccountPasswordPolicy", {
      passwordReusePrevention: 24,
      minimumPasswordLength: 14,
    }),
  ],
  bad: [
    oneResource("a few", "aws:iam/accountPasswordPolicy:AccountPasswordPolicy", {
      passwordReusePrevention: 5,
    }),
    oneResource("none", "aws:iam/accountPasswordPolicy:AccountPasswordPolicy", { minimumPasswordLength: 14 }),
  ],
};
