import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "the vault publishes how jobs ended, on a topic",
      resources: {
        orders: { type: "aws:backup/vault:Vault", properties: { name: "orders" } },
        told: {
          type: "aws:backup/vaultNotifications:VaultNotifications",
          properties: {
            backupVaultName: "${orders.name}",
            snsTopicArn: "arn:aws:sns:eu-west-1:123456789012:on-call",
            backupVaultEvents: ["BACKUP_JOB_COMPLETED", "COPY_JOB_FAILED"],
          },
        },
        nightly: {
          type: "aws:backup/plan:Plan",
          properties: {
            rules: [
              {
                ruleName: "daily",
                targetVaultName: "${orders.name}",
                copyActions: [
                  { destinationVaultArn: "arn:aws:backup:eu-central-1:123456789012:backup-vault:orders" },
                ],
              },
            ],
          },
        },
      },
    },
    {
      title: "an event rule for jobs that failed",
      resources: {
        failures: {
          type: "aws:cloudwatch/eventRule:EventRule",
          properties: {
            eventPattern:
              '{"source":["aws.backup"],"detail-type":["Backup Job State Change"],"detail":{"state":["FAILED","EXPIRED"]}}',
          },
        },
        nightly: { type: "aws:backup/plan:Plan", properties: { rules: [{ ruleName: "daily" }] } },
      },
    },
    {
      title: "alarms on the number of backups that failed, and that never started",
      resources: {
        failures: {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          properties: { namespace: "AWS/Backup", metricName: "NumberOfBackupJobsFailed" },
        },
        expired: {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          properties: { namespace: "AWS/Backup", metricName: "NumberOfBackupJobsExpired" },
        },
        nightly: { type: "aws:backup/plan:Plan", properties: { rules: [{ ruleName: "daily" }] } },
      },
    },
    {
      title: "vaults with the alerts that Azure gives them",
      resources: {
        machines: { type: "azure-native:recoveryservices:Vault", properties: { properties: {} } },
        disks: {
          type: "azure-native:dataprotection:BackupVault",
          properties: {
            properties: {
              monitoringSettings: { azureMonitorAlertSettings: { alertsForAllJobFailures: "Enabled" } },
            },
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "nobody is told",
      resources: {
        nightly: { type: "aws:backup/plan:Plan", properties: { rules: [{ ruleName: "daily" }] } },
      },
    },
    {
      title: "events that AWS no longer sends",
      failing: ["nightly"],
      resources: {
        orders: { type: "aws:backup/vault:Vault", properties: { name: "orders" } },
        told: {
          type: "aws:backup/vaultNotifications:VaultNotifications",
          properties: {
            backupVaultName: "${orders.name}",
            snsTopicArn: "arn:aws:sns:eu-west-1:123456789012:on-call",
            backupVaultEvents: ["BACKUP_JOB_FAILED", "BACKUP_JOB_EXPIRED"],
          },
        },
        nightly: {
          type: "aws:backup/plan:Plan",
          properties: { rules: [{ ruleName: "daily", targetVaultName: "${orders.name}" }] },
        },
      },
    },
    {
      title: "backups that fail are watched, and those that never start are not",
      failing: ["nightly"],
      resources: {
        failures: {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          properties: { namespace: "AWS/Backup", metricName: "NumberOfBackupJobsFailed" },
        },
        nightly: { type: "aws:backup/plan:Plan", properties: { rules: [{ ruleName: "daily" }] } },
      },
    },
    {
      title: "backups are watched, and their copies are not",
      failing: ["nightly"],
      resources: {
        failures: {
          type: "aws:cloudwatch/eventRule:EventRule",
          properties: {
            eventPattern: '{"source":["aws.backup"],"detail-type":["Backup Job State Change"]}',
          },
        },
        nightly: {
          type: "aws:backup/plan:Plan",
          properties: {
            rules: [
              {
                ruleName: "daily",
                copyActions: [
                  { destinationVaultArn: "arn:aws:backup:eu-central-1:123456789012:backup-vault:orders" },
                ],
              },
            ],
          },
        },
      },
    },
    {
      title: "alerts that were switched off",
      failing: ["machines", "disks"],
      resources: {
        machines: {
          type: "azure-native:recoveryservices:Vault",
          properties: {
            properties: {
              monitoringSettings: { azureMonitorAlertSettings: { alertsForAllJobFailures: "Disabled" } },
            },
          },
        },
        disks: {
          type: "azure-native:dataprotection:BackupVault",
          properties: {
            properties: {
              monitoringSettings: { azureMonitorAlertSettings: { alertsForAllJobFailures: "Disabled" } },
            },
          },
        },
      },
    },
  ],
};
