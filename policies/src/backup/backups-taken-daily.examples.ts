import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a monthly rule beside a daily one",
      resources: {
        orders: {
          type: "aws:backup/plan:Plan",
          properties: {
            rules: [
              { ruleName: "monthly", targetVaultName: "orders", schedule: "cron(0 4 1 * ? *)" },
              { ruleName: "daily", targetVaultName: "orders", schedule: "cron(0 3 ? * * *)" },
            ],
          },
        },
      },
    },
    {
      title: "the default schedule, which is daily, and continuous backups",
      resources: {
        orders: {
          type: "aws:backup/plan:Plan",
          properties: { rules: [{ ruleName: "daily", targetVaultName: "orders" }] },
        },
        tables: {
          type: "aws:backup/plan:Plan",
          properties: {
            rules: [
              {
                ruleName: "continuous",
                targetVaultName: "orders",
                schedule: "cron(0 3 ? * SUN *)",
                enableContinuousBackup: true,
              },
            ],
          },
        },
      },
    },
    {
      title: "snapshots of volumes every twelve hours, and a default policy every day",
      resources: {
        volumes: {
          type: "aws:dlm/lifecyclePolicy:LifecyclePolicy",
          properties: {
            policyDetails: {
              resourceTypes: ["VOLUME"],
              schedules: [{ name: "twice a day", createRule: { interval: 12 }, retainRule: { count: 14 } }],
            },
          },
        },
        all: {
          type: "aws:dlm/lifecyclePolicy:LifecyclePolicy",
          properties: { policyDetails: { policyLanguage: "SIMPLIFIED", resourceType: "VOLUME" } },
        },
      },
    },
    {
      title: "daily policies for machines, databases in machines, and disks",
      resources: {
        machines: {
          type: "azure-native:recoveryservices:ProtectionPolicy",
          properties: {
            properties: {
              backupManagementType: "AzureIaasVM",
              schedulePolicy: {
                schedulePolicyType: "SimpleSchedulePolicy",
                scheduleRunFrequency: "Daily",
              },
            },
          },
        },
        databases: {
          type: "azure-native:recoveryservices:ProtectionPolicy",
          properties: {
            properties: {
              backupManagementType: "AzureWorkload",
              subProtectionPolicy: [
                {
                  policyType: "Full",
                  schedulePolicy: {
                    schedulePolicyType: "SimpleSchedulePolicy",
                    scheduleRunFrequency: "Daily",
                  },
                },
              ],
            },
          },
        },
        disks: {
          type: "azure-native:dataprotection:BackupPolicy",
          properties: {
            properties: {
              policyRules: [
                {
                  objectType: "AzureBackupRule",
                  name: "every four hours",
                  trigger: {
                    objectType: "ScheduleBasedTriggerContext",
                    schedule: { repeatingTimeIntervals: ["R/2026-01-01T02:00:00+00:00/PT4H"] },
                  },
                },
              ],
            },
          },
        },
        database: {
          type: "azure-native:dataprotection:BackupPolicy",
          properties: {
            properties: {
              datasourceTypes: ["Microsoft.DBforPostgreSQL/flexibleServers"],
              policyRules: [
                {
                  objectType: "AzureBackupRule",
                  name: "weekly",
                  trigger: {
                    objectType: "ScheduleBasedTriggerContext",
                    schedule: { repeatingTimeIntervals: ["R/2026-01-01T02:00:00+00:00/P1W"] },
                  },
                },
              ],
            },
          },
        },
        blobs: {
          type: "azure-native:dataprotection:BackupPolicy",
          properties: {
            properties: { policyRules: [{ objectType: "AzureRetentionRule", name: "Default" }] },
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "a weekly plan, and one that leaves out weekends",
      failing: ["weekly", "workdays"],
      resources: {
        weekly: {
          type: "aws:backup/plan:Plan",
          properties: {
            rules: [{ ruleName: "weekly", targetVaultName: "orders", schedule: "cron(0 3 ? * SUN *)" }],
          },
        },
        workdays: {
          type: "aws:backup/plan:Plan",
          properties: {
            rules: [{ ruleName: "workdays", targetVaultName: "orders", schedule: "cron(0 3 ? * MON-FRI *)" }],
          },
        },
      },
    },
    {
      title: "snapshots of volumes once a week",
      resources: {
        volumes: {
          type: "aws:dlm/lifecyclePolicy:LifecyclePolicy",
          properties: {
            policyDetails: {
              schedules: [
                {
                  name: "weekly",
                  createRule: { cronExpression: "cron(0 3 ? * SUN *)" },
                  retainRule: { count: 4 },
                },
              ],
            },
          },
        },
      },
    },
    {
      title: "weekly policies on Azure",
      failing: ["machines", "disks"],
      resources: {
        machines: {
          type: "azure-native:recoveryservices:ProtectionPolicy",
          properties: {
            properties: {
              schedulePolicy: {
                schedulePolicyType: "SimpleSchedulePolicy",
                scheduleRunFrequency: "Weekly",
              },
            },
          },
        },
        disks: {
          type: "azure-native:dataprotection:BackupPolicy",
          properties: {
            properties: {
              policyRules: [
                {
                  objectType: "AzureBackupRule",
                  name: "weekly",
                  trigger: {
                    objectType: "ScheduleBasedTriggerContext",
                    schedule: { repeatingTimeIntervals: ["R/2026-01-01T02:00:00+00:00/P1W"] },
                  },
                },
              ],
            },
          },
        },
      },
    },
  ],
};
