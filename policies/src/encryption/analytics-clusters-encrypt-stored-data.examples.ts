import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("on", "aws:emr/securityConfiguration:SecurityConfiguration", {
      configuration: JSON.stringify({
        EncryptionConfiguration: { EnableAtRestEncryption: true, EnableInTransitEncryption: true },
      }),
    }),
    oneResource("on, and nothing else", "aws:emr/securityConfiguration:SecurityConfiguration", {
      configuration: JSON.stringify({ EncryptionConfiguration: { EnableAtRestEncryption: true } }),
    }),
  ],
  bad: [
    oneResource("off", "aws:emr/securityConfiguration:SecurityConfiguration", {
      configuration: JSON.stringify({ EncryptionConfiguration: { EnableAtRestEncryption: false } }),
    }),
    oneResource("not said", "aws:emr/securityConfiguration:SecurityConfiguration", {
      configuration: JSON.stringify({ AuthenticationConfiguration: {} }),
    }),
  ],
};
