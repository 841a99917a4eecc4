import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "one rule of two copies to a vault in another region",
      resources: {
        orders: { type: "aws:backup/vault:Vault", properties: { name: "orders" } },
        copies: {
          type: "aws:backup/vault:Vault",
          properties: { name: "copies", region: "eu-central-1" },
          outputs: { arn: "arn:aws:backup:eu-central-1:123456789012:backup-vault:copies" },
        },
        plan: {
          type: "aws:backup/plan:Plan",
          properties: {
            region: "eu-west-1",
            rules: [
              { ruleName: "hourly", targetVaultName: "${orders.name}" },
              {
                ruleName: "daily",
                targetVaultName: "${orders.name}",
                copyActions: [
                  { destinationVaultArn: "arn:aws:backup:eu-central-1:123456789012:backup-vault:copies" },
                ],
              },
            ],
          },
        },
      },
    },
    {
      title: "a copy to a vault of another account, in another region",
      resources: {
        plan: {
          type: "aws:backup/plan:Plan",
          properties: {
            rules: [
              {
                ruleName: "daily",
                targetVaultName: "orders",
                copyActions: [
                  { destinationVaultArn: "arn:aws:backup:eu-north-1:210987654321:backup-vault:bunker" },
                ],
              },
            ],
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "no copies",
      resources: {
        plan: {
          type: "aws:backup/plan:Plan",
          properties: { rules: [{ ruleName: "daily", targetVaultName: "orders" }] },
        },
      },
    },
    {
      title: "a copy to a vault of the same region",
      failing: ["plan"],
      resources: {
        copies: { type: "aws:backup/vault:Vault", properties: { name: "copies", region: "eu-west-1" } },
        plan: {
          type: "aws:backup/plan:Plan",
          properties: {
            region: "eu-west-1",
            rules: [
              {
                ruleName: "daily",
                targetVaultName: "orders",
                copyActions: [{ destinationVaultArn: "${copies.arn}" }],
              },
            ],
          },
        },
      },
    },
  ],
};
