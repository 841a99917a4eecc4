import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "selected by tag",
      resources: {
        plan: {
          type: "aws:backup/plan:Plan",
          properties: { name: "orders", rules: [{ ruleName: "daily" }] },
        },
        critical: {
          type: "aws:backup/selection:Selection",
          properties: {
            planId: "${plan.id}",
            selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "critical" }],
          },
        },
        orders: { type: "aws:rds/instance:Instance", properties: { tags: { backup: "critical" } } },
        "orders-reports": {
          type: "aws:rds/instance:Instance",
          properties: { replicateSourceDb: "${orders.identifier}" },
        },
        sessions: { type: "aws:dynamodb/table:Table", properties: { tags: { backup: "critical" } } },
        documents: { type: "aws:efs/fileSystem:FileSystem", properties: { tags: { backup: "critical" } } },
      },
    },
    {
      title: "selected by ARN, and by a pattern",
      resources: {
        plan: {
          type: "aws:backup/plan:Plan",
          properties: { name: "orders", rules: [{ ruleName: "daily" }] },
        },
        stores: {
          type: "aws:backup/selection:Selection",
          properties: {
            planId: "${plan.id}",
            resources: ["${billing.arn}", "arn:aws:ec2:*:*:volume/*", "arn:aws:fsx:*"],
          },
        },
        billing: { type: "aws:rds/cluster:Cluster", properties: {} },
        disk: {
          type: "aws:ebs/volume:Volume",
          properties: { size: 100 },
          outputs: { arn: "arn:aws:ec2:eu-west-1:123456789012:volume/vol-1" },
        },
        archive: { type: "aws:fsx/openZfsFileSystem:OpenZfsFileSystem", properties: {} },
      },
    },
    {
      title: "everything of a kind that has a tag, by a condition",
      resources: {
        plan: {
          type: "aws:backup/plan:Plan",
          properties: { name: "orders", rules: [{ ruleName: "daily" }] },
        },
        tagged: {
          type: "aws:backup/selection:Selection",
          properties: {
            planId: "${plan.id}",
            resources: ["*"],
            conditions: [
              { stringLikes: [{ key: "aws:ResourceTag/service", value: "ord*" }] },
              { stringNotEquals: [{ key: "aws:ResourceTag/stage", value: "test" }] },
            ],
          },
        },
        catalogue: { type: "aws:docdb/cluster:Cluster", properties: { tags: { service: "orders" } } },
      },
    },
    {
      title: "snapshots of volumes by a lifecycle policy",
      resources: {
        nightly: {
          type: "aws:dlm/lifecyclePolicy:LifecyclePolicy",
          properties: {
            policyDetails: {
              resourceTypes: ["VOLUME"],
              targetTags: { snapshot: "nightly" },
              schedules: [{ name: "nightly", createRule: { interval: 24 }, retainRule: { count: 14 } }],
            },
          },
        },
        disk: { type: "aws:ebs/volume:Volume", properties: { tags: { snapshot: "nightly" } } },
      },
    },
    {
      title: "the instance a volume is attached to",
      resources: {
        plan: {
          type: "aws:backup/plan:Plan",
          properties: { name: "orders", rules: [{ ruleName: "daily" }] },
        },
        critical: {
          type: "aws:backup/selection:Selection",
          properties: {
            planId: "${plan.id}",
            selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "critical" }],
          },
        },
        settlement: { type: "aws:ec2/instance:Instance", properties: { tags: { backup: "critical" } } },
        disk: { type: "aws:ebs/volume:Volume", properties: { size: 100 } },
        attachment: {
          type: "aws:ec2/volumeAttachment:VolumeAttachment",
          properties: { volumeId: "${disk.id}", instanceId: "${settlement.id}" },
        },
      },
    },
    {
      title: "backups of their own, without any plan",
      resources: {
        documents: { type: "aws:efs/fileSystem:FileSystem", properties: {} },
        policy: {
          type: "aws:efs/backupPolicy:BackupPolicy",
          properties: { fileSystemId: "${documents.id}", backupPolicy: { status: "ENABLED" } },
        },
        shares: { type: "aws:fsx/windowsFileSystem:WindowsFileSystem", properties: {} },
        volumes: {
          type: "aws:fsx/openZfsFileSystem:OpenZfsFileSystem",
          properties: { automaticBackupRetentionDays: 14 },
        },
        orders: { type: "aws:rds/instance:Instance", properties: { backupRetentionPeriod: 14 } },
      },
    },
    {
      title: "a protected machine, and one that may go at any time",
      resources: {
        settlement: { type: "azure-native:compute:VirtualMachine", properties: { vmName: "settlement" } },
        backup: {
          type: "azure-native:recoveryservices:ProtectedItem",
          properties: {
            properties: {
              protectedItemType: "Microsoft.Compute/virtualMachines",
              sourceResourceId: "${settlement.id}",
            },
          },
        },
        batch: { type: "azure-native:compute:VirtualMachine", properties: { priority: "Spot" } },
      },
    },
  ],
  bad: [
    {
      title: "volumes and file systems without any backup",
      failing: ["disk", "documents", "archive", "volumes", "shares"],
      resources: {
        disk: { type: "aws:ebs/volume:Volume", properties: { size: 100 } },
        documents: { type: "aws:efs/fileSystem:FileSystem", properties: {} },
        policy: {
          type: "aws:efs/backupPolicy:BackupPolicy",
          properties: { fileSystemId: "${documents.id}", backupPolicy: { status: "DISABLED" } },
        },
        archive: { type: "aws:fsx/ontapFileSystem:OntapFileSystem", properties: {} },
        volumes: { type: "aws:fsx/openZfsFileSystem:OpenZfsFileSystem", properties: {} },
        shares: {
          type: "aws:fsx/windowsFileSystem:WindowsFileSystem",
          properties: { automaticBackupRetentionDays: 0 },
        },
      },
    },
    {
      title: "stores that the plans of the stack forgot",
      failing: ["orders", "billing", "catalogue", "friends", "sessions"],
      resources: {
        plan: {
          type: "aws:backup/plan:Plan",
          properties: { name: "orders", rules: [{ ruleName: "daily" }] },
        },
        critical: {
          type: "aws:backup/selection:Selection",
          properties: {
            planId: "${plan.id}",
            selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "critical" }],
          },
        },
        orders: { type: "aws:rds/instance:Instance", properties: { tags: { backup: "none" } } },
        billing: { type: "aws:rds/cluster:Cluster", properties: { tags: { Backup: "critical" } } },
        catalogue: { type: "aws:docdb/cluster:Cluster", properties: {} },
        friends: { type: "aws:neptune/cluster:Cluster", properties: {} },
        sessions: { type: "aws:dynamodb/table:Table", properties: {} },
      },
    },
    {
      title: "selected, and then excluded",
      failing: ["sessions"],
      resources: {
        plan: {
          type: "aws:backup/plan:Plan",
          properties: { name: "orders", rules: [{ ruleName: "daily" }] },
        },
        all: {
          type: "aws:backup/selection:Selection",
          properties: {
            planId: "${plan.id}",
            resources: ["*"],
            notResources: ["arn:aws:dynamodb:*:*:table/*"],
          },
        },
        sessions: {
          type: "aws:dynamodb/table:Table",
          properties: {},
          outputs: { arn: "arn:aws:dynamodb:eu-west-1:123456789012:table/sessions" },
        },
        orders: { type: "aws:rds/instance:Instance", properties: {} },
      },
    },
    {
      title: "a volume of an instance that nothing backs up",
      failing: ["disk"],
      resources: {
        settlement: { type: "aws:ec2/instance:Instance", properties: { tags: { backup: "none" } } },
        disk: { type: "aws:ebs/volume:Volume", properties: { size: 100 } },
        attachment: {
          type: "aws:ec2/volumeAttachment:VolumeAttachment",
          properties: { volumeId: "${disk.id}", instanceId: "${settlement.id}" },
        },
        nightly: {
          type: "aws:dlm/lifecyclePolicy:LifecyclePolicy",
          properties: {
            policyDetails: { resourceTypes: ["INSTANCE"], targetTags: { backup: "critical" } },
          },
        },
      },
    },
    {
      title: "a machine that no policy protects",
      resources: {
        settlement: { type: "azure-native:compute:VirtualMachine", properties: { vmName: "settlement" } },
      },
    },
  ],
};
