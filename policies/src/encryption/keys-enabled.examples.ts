import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("on", "aws:kms/key:Key", { enableKeyRotation: true }),
    oneResource("a replica", "aws:kms/replicaKey:ReplicaKey", { enabled: true }),
    oneResource("on in Azure", "azure-native:keyvault:Key", { keyName: "data", properties: { kty: "RSA" } }),
  ],
  bad: [
    oneResource("off", "aws:kms/key:Key", { isEnabled: false }),
    oneResource("off for imported material", "aws:kms/externalKey:ExternalKey", { enabled: false }),
    oneResource("off in Azure", "azure-native:keyvault:Key", {
      keyName: "data",
      properties: { kty: "RSA", attributes: { enabled: false } },
    }),
  ],
};
