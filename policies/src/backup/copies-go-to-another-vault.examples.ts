import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a copy to the vault of another region",
      resources: {
        orders: { type: "aws:backup/vault:Vault", properties: { name: "orders" } },
        nightly: {
          type: "aws:backup/plan:Plan",
          properties: {
            rules: [
              {
                ruleName: "daily",
                targetVaultName: "orders",
                copyActions: [
                  { destinationVaultArn: "arn:aws:backup:eu-central-1:123456789012:backup-vault:orders" },
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
      title: "a copy to the vault that holds the original",
      failing: ["nightly"],
      resources: {
        orders: {
          type: "aws:backup/vault:Vault",
          properties: { name: "orders" },
        },
        nightly: {
          type: "aws:backup/plan:Plan",
          properties: {
            rules: [
              {
                ruleName: "daily",
                targetVaultName: "orders",
                copyActions: [
                  { destinationVaultArn: "arn:aws:backup:eu-west-1:123456789012:backup-vault:orders" },
                ],
              },
            ],
          },
        },
      },
    },
  ],
};
