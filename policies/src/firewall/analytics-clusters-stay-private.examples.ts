import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("refused", "aws:emr/blockPublicAccessConfiguration:BlockPublicAccessConfiguration", {
      blockPublicSecurityGroupRules: true,
    }),
    oneResource(
      "refused but for SSH",
      "aws:emr/blockPublicAccessConfiguration:BlockPublicAccessConfiguration",
      {
        blockPublicSecurityGroupRules: true,
        permittedPublicSecurityGroupRuleRanges: [{ minRange: 22, maxRange: 22 }],
      },
    ),
  ],
  bad: [
    oneResource("allowed", "aws:emr/blockPublicAccessConfiguration:BlockPublicAccessConfiguration", {
      blockPublicSecurityGroupRules: false,
    }),
    oneResource(
      "allowed, with ports named in vain",
      "aws:emr/blockPublicAccessConfiguration:BlockPublicAccessConfiguration",
      {
        blockPublicSecurityGroupRules: false,
        permittedPublicSecurityGroupRuleRanges: [{ minRange: 22, maxRange: 22 }],
      },
    ),
  ],
};
