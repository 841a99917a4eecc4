import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "databases",
      resources: {
        orders: { type: "aws:rds/instance:Instance", properties: { copyTagsToSnapshot: true } },
        billing: { type: "aws:rds/cluster:Cluster", properties: { copyTagsToSnapshot: true } },
        friends: { type: "aws:neptune/cluster:Cluster", properties: { copyTagsToSnapshot: true } },
      },
    },
    {
      title: "file systems",
      resources: {
        volumes: {
          type: "aws:fsx/openZfsFileSystem:OpenZfsFileSystem",
          properties: { copyTagsToBackups: true },
        },
        shares: {
          type: "aws:fsx/windowsFileSystem:WindowsFileSystem",
          properties: { copyTagsToBackups: true },
        },
      },
    },
  ],
  bad: [
    {
      title: "left at the default",
      failing: ["orders", "billing", "friends", "volumes", "shares"],
      resources: {
        orders: { type: "aws:rds/instance:Instance", properties: {} },
        billing: { type: "aws:rds/cluster:Cluster", properties: {} },
        friends: { type: "aws:neptune/cluster:Cluster", properties: {} },
        volumes: { type: "aws:fsx/openZfsFileSystem:OpenZfsFileSystem", properties: {} },
        shares: { type: "aws:fsx/windowsFileSystem:WindowsFileSystem", properties: {} },
      },
    },
    {
      title: "switched off",
      resources: {
        orders: { type: "aws:rds/instance:Instance", properties: { copyTagsToSnapshot: false } },
      },
    },
  ],
};
