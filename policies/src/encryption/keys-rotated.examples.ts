import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a key rotated every year", "aws:kms/key:Key", { enableKeyRotation: true }),
    oneResource("a key for signatures, which KMS cannot rotate", "aws:kms/key:Key", {
      customerMasterKeySpec: "ECC_NIST_P256",
      keyUsage: "SIGN_VERIFY",
    }),
    oneResource("a key in a store of the customer's own", "aws:kms/key:Key", {
      customKeyStoreId: "cks-0123456789abcdef0",
    }),
    oneResource("a vault key with a rotation policy", "azure-native:keyvault:Key", {
      properties: {
        kty: "RSA",
        rotationPolicy: {
          attributes: { expiryTime: "P1Y" },
          lifetimeActions: [{ action: { type: "rotate" }, trigger: { timeAfterCreate: "P9M" } }],
        },
      },
    }),
  ],
  bad: [
    oneResource("a key left at the default", "aws:kms/key:Key", { description: "orders" }),
    oneResource("a key rotated every three years", "aws:kms/key:Key", {
      enableKeyRotation: true,
      rotationPeriodInDays: 1095,
    }),
    oneResource("a vault key that only warns", "azure-native:keyvault:Key", {
      properties: {
        kty: "RSA",
        rotationPolicy: { lifetimeActions: [{ action: { type: "notify" } }] },
      },
    }),
    oneResource("a vault key without a policy", "azure-native:keyvault:Key", { properties: { kty: "EC" } }),
  ],
};
