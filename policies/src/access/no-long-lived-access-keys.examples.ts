import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a user that logs in otherwise",
      resources: {
        ann: {
          type: "aws:iam/user:User",
          properties: {
            name: "ann",
          },
        },
        old: {
          type: "aws:iam/accessKey:AccessKey",
          properties: {
            user: "${ann.name}",
            status: "Inactive",
          },
        },
      },
    },
    {
      title: "a key switched off before it is deleted",
      resources: {
        old: {
          type: "aws:iam/accessKey:AccessKey",
          properties: {
            user: "deployer",
            status: "Inactive",
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "a key at its default, which is active",
      resources: {
        deployer: {
          type: "aws:iam/accessKey:AccessKey",
          properties: {
            user: "deployer",
          },
        },
      },
    },
    {
      title: "a key that says so",
      resources: {
        deployer: {
          type: "aws:iam/accessKey:AccessKey",
          properties: {
            user: "deployer",
            status: "Active",
          },
        },
      },
    },
  ],
};
