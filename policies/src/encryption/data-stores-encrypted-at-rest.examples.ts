import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "an encrypted database",
      resources: {
        orders: {
          type: "aws:rds/instance:Instance",
          properties: { engine: "postgres", instanceClass: "db.t4g.medium", storageEncrypted: true },
        },
      },
    },
  ],
  bad: [
    {
      title: "a database left at the default",
      resources: {
        orders: {
          type: "aws:rds/instance:Instance",
          properties: { engine: "postgres", instanceClass: "db.t4g.medium" },
        },
      },
    },
    {
      title: "a volume that says so",
      resources: {
        data: {
          type: "aws:ebs/volume:Volume",
          properties: { availabilityZone: "eu-west-1a", encrypted: false },
        },
      },
    },
  ],
};
