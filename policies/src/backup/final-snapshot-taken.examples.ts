import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a named final snapshot, and a replica without one",
      resources: {
        orders: {
          type: "aws:rds/instance:Instance",
          properties: { skipFinalSnapshot: false, finalSnapshotIdentifier: "orders-final" },
        },
        "orders-reports": {
          type: "aws:rds/instance:Instance",
          properties: { replicateSourceDb: "${orders.identifier}", skipFinalSnapshot: true },
        },
      },
    },
    {
      title: "the default, which takes one",
      resources: {
        orders: {
          type: "aws:rds/cluster:Cluster",
          properties: { finalSnapshotIdentifier: "orders-final" },
        },
        shares: { type: "aws:fsx/windowsFileSystem:WindowsFileSystem", properties: {} },
      },
    },
  ],
  bad: [
    {
      title: "an instance that skips it",
      resources: { orders: { type: "aws:rds/instance:Instance", properties: { skipFinalSnapshot: true } } },
    },
    {
      title: "clusters and file systems that skip it",
      failing: ["orders", "catalogue", "friends", "reports", "volumes", "shares"],
      resources: {
        orders: { type: "aws:rds/cluster:Cluster", properties: { skipFinalSnapshot: true } },
        catalogue: { type: "aws:docdb/cluster:Cluster", properties: { skipFinalSnapshot: true } },
        friends: { type: "aws:neptune/cluster:Cluster", properties: { skipFinalSnapshot: true } },
        reports: { type: "aws:redshift/cluster:Cluster", properties: { skipFinalSnapshot: true } },
        volumes: {
          type: "aws:fsx/openZfsFileSystem:OpenZfsFileSystem",
          properties: { skipFinalBackup: true },
        },
        shares: {
          type: "aws:fsx/windowsFileSystem:WindowsFileSystem",
          properties: { skipFinalBackup: true },
        },
      },
    },
    {
      title: "a snapshot that has a name already, and is skipped",
      failing: ["orders", "carts", "catalogue", "friends", "reports"],
      resources: {
        orders: {
          type: "aws:rds/instance:Instance",
          properties: { skipFinalSnapshot: true, finalSnapshotIdentifier: "orders-final" },
        },
        carts: {
          type: "aws:rds/cluster:Cluster",
          properties: { skipFinalSnapshot: true, finalSnapshotIdentifier: "carts-final" },
        },
        catalogue: {
          type: "aws:docdb/cluster:Cluster",
          properties: { skipFinalSnapshot: true, finalSnapshotIdentifier: "catalogue-final" },
        },
        friends: {
          type: "aws:neptune/cluster:Cluster",
          properties: { skipFinalSnapshot: true, finalSnapshotIdentifier: "friends-final" },
        },
        reports: {
          type: "aws:redshift/cluster:Cluster",
          properties: { skipFinalSnapshot: true, finalSnapshotIdentifier: "reports-final" },
        },
      },
    },
  ],
};
