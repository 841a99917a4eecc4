import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "everybody is denied to delete recovery points, and to shorten their life",
      resources: {
        orders: { type: "aws:backup/vault:Vault", properties: { name: "orders" } },
        stay: {
          type: "aws:backup/vaultPolicy:VaultPolicy",
          properties: {
            backupVaultName: "${orders.name}",
            policy:
              '{"Statement":[{"Effect":"Deny","Principal":"*","Action":["backup:DeleteRecoveryPoint","backup:UpdateRecoveryPointLifecycle"],"Resource":"*"}]}',
          },
        },
      },
    },
    {
      title: "a lock that nobody can take off",
      resources: {
        orders: { type: "aws:backup/vault:Vault", properties: { name: "orders" } },
        lock: {
          type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
          properties: { backupVaultName: "${orders.name}", minRetentionDays: 7, changeableForDays: 3 },
        },
      },
    },
  ],
  bad: [
    { title: "a vault alone", resources: { orders: { type: "aws:backup/vault:Vault", properties: {} } } },
    {
      title: "only a part is denied, and only to one role",
      failing: ["orders"],
      resources: {
        orders: { type: "aws:backup/vault:Vault", properties: { name: "orders" } },
        stay: {
          type: "aws:backup/vaultPolicy:VaultPolicy",
          properties: {
            backupVaultName: "${orders.name}",
            policy:
              '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"backup:DeleteRecoveryPoint","Resource":"*"},{"Effect":"Deny","Principal":{"AWS":"arn:aws:iam::123456789012:role/deploy"},"Action":"backup:*","Resource":"*"}]}',
          },
        },
      },
    },
  ],
};
