import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "shared with named accounts",
      resources: {
        image: {
          type: "aws:ec2/amiLaunchPermission:AmiLaunchPermission",
          properties: {
            imageId: "i",
            accountId: "210987654321",
          },
        },
        snapshot: {
          type: "aws:rds/snapshot:Snapshot",
          properties: {
            dbSnapshotIdentifier: "s",
            sharedAccounts: ["210987654321"],
          },
        },
        cluster: {
          type: "aws:rds/clusterSnapshot:ClusterSnapshot",
          properties: {
            dbClusterIdentifier: "c",
            sharedAccounts: ["210987654321"],
          },
        },
        document: {
          type: "aws:ssm/document:Document",
          properties: {
            documentType: "Command",
            content: "{}",
            permissions: {
              type: "Share",
              accountIds: "210987654321",
            },
          },
        },
      },
    },
    {
      title: "shared with nobody",
      resources: {
        snapshot: {
          type: "aws:rds/snapshot:Snapshot",
          properties: {
            dbSnapshotIdentifier: "s",
          },
        },
        cluster: {
          type: "aws:rds/clusterSnapshot:ClusterSnapshot",
          properties: {
            dbClusterIdentifier: "c",
          },
        },
        document: {
          type: "aws:ssm/document:Document",
          properties: {
            documentType: "Command",
            content: "{}",
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "a public snapshot",
      resources: {
        snapshot: {
          type: "aws:rds/snapshot:Snapshot",
          properties: {
            dbSnapshotIdentifier: "s",
            sharedAccounts: ["all"],
          },
        },
      },
    },
    {
      title: "the others",
      failing: ["image", "cluster", "document"],
      resources: {
        image: {
          type: "aws:ec2/amiLaunchPermission:AmiLaunchPermission",
          properties: {
            imageId: "i",
            group: "all",
          },
        },
        cluster: {
          type: "aws:rds/clusterSnapshot:ClusterSnapshot",
          properties: {
            dbClusterIdentifier: "c",
            sharedAccounts: ["210987654321", "all"],
          },
        },
        document: {
          type: "aws:ssm/document:Document",
          properties: {
            documentType: "Command",
            content: "{}",
            permissions: {
              type: "Share",
              accountIds: "All",
            },
          },
        },
      },
    },
  ],
};
