import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("the default", "aws:ebs/encryptionByDefault:EncryptionByDefault", { region: "eu-west-1" }),
    oneResource("said so", "aws:ebs/encryptionByDefault:EncryptionByDefault", { enabled: true }),
  ],
  bad: [
    oneResource("turned off", "aws:ebs/encryptionByDefault:EncryptionByDefault", { enabled: false }),
    oneResource("turned off in one region", "aws:ebs/encryptionByDefault:EncryptionByDefault", {
      enabled: false,
      region: "us-east-1",
    }),
  ],
};
