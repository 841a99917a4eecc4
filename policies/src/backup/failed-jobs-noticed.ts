import type { Resource, ResourceGraph } from "@rampart/core/graph";
import { anyOf, not } from "@rampart/core/value";
import { defineGraphRule, must, type Rule, severityByTier, type Verdict } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { BACKUP_JOBS, COPY_JOBS, EXPIRED_BACKUP_JOBS, isNoticed } from "./backup-events.ts";

const ON = ["Enabled"];

export const failedJobsNoticed: Rule = defineGraphRule<ResourceTypes>({
  id: "backup/failed-jobs-noticed",
  title: "Somebody is told when a backup or a copy fails",
  severity: "medium",
  severityOf: severityByTier,
  rationale:
    "A backup that fails tonight fails every night until somebody looks. Without a message, the first to look is whoever needs the data back.",
  fix: "AWS: add VaultNotifications with BACKUP_JOB_COMPLETED and COPY_JOB_FAILED (AWS no longer sends BACKUP_JOB_FAILED), an EventRule on the job state changes of aws.backup (detail.state FAILED and EXPIRED), or alarms on NumberOfBackupJobsFailed, NumberOfBackupJobsExpired and NumberOfCopyJobsFailed. Azure: leave monitoringSettings.azureMonitorAlertSettings.alertsForAllJobFailures at Enabled.",
  checks: {
    "aws:backup/plan:Plan": (plan, { graph }) => [
      ...backupsNoticed(graph, plan),
      must(
        anyOf(
          not(plan.get("rules").some((rule) => rule.get("copyActions").isSet())),
          isNoticed(graph, plan, COPY_JOBS),
        ),
        "nobody is told when a copy fails",
      ),
    ],
    "azure-native:dataprotection:BackupVault": (vault) =>
      must(
        vault
          .get("properties")
          .get("monitoringSettings")
          .get("azureMonitorAlertSettings")
          .get("alertsForAllJobFailures")
          .orElse("Enabled")
          .oneOf(ON),
        "its alerts for failed jobs are switched off",
      ),
    "azure-native:recoveryservices:Vault": (vault) =>
      must(
        vault
          .get("properties")
          .get("monitoringSettings")
          .get("azureMonitorAlertSettings")
          .get("alertsForAllJobFailures")
          .orElse("Enabled")
          .oneOf(ON),
        "its alerts for failed jobs are switched off",
      ),
  },
  remedies: {
    "azure-native:dataprotection:BackupVault": {
      set: {
        properties: {
          monitoringSettings: { azureMonitorAlertSettings: { alertsForAllJobFailures: "Enabled" } },
        },
      },
    },
    "azure-native:recoveryservices:Vault": {
      set: {
        properties: {
          monitoringSettings: { azureMonitorAlertSettings: { alertsForAllJobFailures: "Enabled" } },
        },
      },
    },
  },
});

function backupsNoticed(graph: ResourceGraph, plan: Resource<never> | Resource): readonly Verdict[] {
  const failed = isNoticed(graph, plan, BACKUP_JOBS);
  if (failed.state === "false")
    return [must(failed, "nobody is told when a backup fails or does not start in time")];
  const expired = isNoticed(graph, plan, EXPIRED_BACKUP_JOBS);
  return [
    must(failed, "nobody is told when a backup fails"),
    must(
      expired,
      "nobody is told when a backup does not start within its window: AWS counts it as expired, not as failed",
    ),
  ];
}
