import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a key", "aws:lambda/function:Function", {
      environment: { variables: { STAGE: "production" } },
      kmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/1",
    }),
    oneResource("no variables", "aws:lambda/function:Function", { runtime: "nodejs22.x" }),
  ],
  bad: [
    oneResource("no key", "aws:lambda/function:Function", {
      environment: { variables: { STAGE: "production" } },
    }),
    oneResource("an empty key", "aws:lambda/function:Function", {
      environment: { variables: { STAGE: "production" } },
      kmsKeyArn: "",
    }),
  ],
};
