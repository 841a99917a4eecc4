import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";
import { promising } from "./example-promises.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a copy in another region, as the tier wants",
      settings: promising({ copies: { regions: 1 } }),
      resources: {
        sessions: {
          type: "aws:dynamodb/table:Table",
          properties: { name: "sessions", replicas: [{ regionName: "eu-central-1" }] },
        },
      },
    },
    {
      title: "a copy in the vault of another account",
      settings: promising({ copies: { accounts: ["210987654321"] } }),
      resources: {
        settlement: {
          type: "aws:ebs/volume:Volume",
          properties: { tags: { backup: "nightly" } },
          outputs: { arn: "arn:aws:ec2:eu-west-1:123456789012:volume/vol-1" },
        },
        nightly: {
          type: "aws:backup/plan:Plan",
          properties: {
            rules: [
              {
                ruleName: "daily",
                targetVaultName: "orders",
                copyActions: [
                  { destinationVaultArn: "arn:aws:backup:eu-central-1:210987654321:backup-vault:vault" },
                ],
              },
            ],
          },
        },
        stores: {
          type: "aws:backup/selection:Selection",
          properties: {
            planId: "${nightly.id}",
            iamRoleArn: "arn:aws:iam::123456789012:role/backup",
            selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "nightly" }],
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "a copy in another region is promised, and none is made",
      settings: promising({ copies: { regions: 1 } }),
      resources: {
        sessions: {
          type: "aws:dynamodb/table:Table",
          properties: { name: "sessions", pointInTimeRecovery: { enabled: true } },
        },
      },
    },
    {
      title: "copies in two named regions are promised, and go to one",
      settings: promising({ copies: { regions: ["eu-central-1", "eu-north-1"] } }),
      failing: ["settlement"],
      resources: {
        settlement: {
          type: "aws:ebs/volume:Volume",
          properties: { tags: { backup: "nightly" } },
          outputs: { arn: "arn:aws:ec2:eu-west-1:123456789012:volume/vol-1" },
        },
        nightly: {
          type: "aws:backup/plan:Plan",
          properties: {
            rules: [
              {
                ruleName: "daily",
                targetVaultName: "orders",
                copyActions: [
                  { destinationVaultArn: "arn:aws:backup:eu-central-1:123456789012:backup-vault:copies" },
                ],
              },
            ],
          },
        },
        stores: {
          type: "aws:backup/selection:Selection",
          properties: {
            planId: "${nightly.id}",
            iamRoleArn: "arn:aws:iam::123456789012:role/backup",
            selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "nightly" }],
          },
        },
      },
    },
  ],
};
