import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";
import { promising } from "./example-promises.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "the key of another account",
      settings: promising({ copies: { immutable: true } }),
      resources: {
        vault: {
          type: "aws:backup/vault:Vault",
          properties: {
            name: "orders",
            kmsKeyArn: "arn:aws:kms:eu-west-1:210987654321:key/00000000-0000-4000-8000-000000000000",
          },
        },
        lock: {
          type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
          properties: { backupVaultName: "${vault.name}", minRetentionDays: 7, changeableForDays: 3 },
        },
      },
    },
  ],
  bad: [
    {
      title: "a lock that is final, and a key that the account's administrators can delete",
      failing: ["vault"],
      settings: promising({ copies: { immutable: true } }),
      resources: {
        key: { type: "aws:kms/key:Key", properties: { enableKeyRotation: true } },
        vault: {
          type: "aws:backup/vault:Vault",
          properties: { name: "orders", kmsKeyArn: "${key.arn}" },
        },
        lock: {
          type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
          properties: { backupVaultName: "${vault.name}", minRetentionDays: 7, changeableForDays: 3 },
        },
      },
    },
  ],
};
