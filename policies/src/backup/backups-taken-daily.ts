import { allOf, anyOf, not, type Plain, type Value } from "@rampart/core/value";
import { defineRule, type Rule, severityByTier } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { isAtLeastDaily, repeatsAtLeastDaily } from "./schedule.ts";

/** What AWS Backup does where a rule has no schedule. */
const DEFAULT_SCHEDULE = "cron(0 5 ? * * *)";

type BackupRule = Plain<ResourceTypes["aws:backup/plan:Plan"]>["rules"][number];

export const backupsTakenDaily: Rule = defineRule<ResourceTypes>({
  id: "backup/backups-taken-daily",
  title: "Backup plans take a backup at least every day",
  severity: "medium",
  severityOf: severityByTier,
  rationale:
    "The time since the last backup is the work that is lost. A weekly plan loses up to a week of it.",
  fix: "Give the plan a rule that runs every day: schedule cron(0 5 ? * * *), scheduleRunFrequency Daily, or a repeatingTimeIntervals entry that ends in P1D or less.",
  failure: "no schedule of it runs every day",
  requires: {
    "aws:backup/plan:Plan": (plan) =>
      plan
        .get("rules")
        .some((rule) =>
          anyOf(
            isAtLeastDaily((rule as Value<BackupRule>).get("schedule").orElse(DEFAULT_SCHEDULE)),
            (rule as Value<BackupRule>).get("enableContinuousBackup").equals(true),
          ),
        ),
    // Schedules without a cron expression run at least every 24 hours.
    "aws:dlm/lifecyclePolicy:LifecyclePolicy": (policy) => {
      const details = policy.get("policyDetails");
      return anyOf(
        details.get("schedules").some((schedule) => {
          const expression = schedule.get("createRule").get("cronExpression");
          return anyOf(not(expression.isSet()), isAtLeastDaily(expression));
        }),
        allOf(
          details.get("policyLanguage").oneOf(["SIMPLIFIED"]),
          details.get("createInterval").orElse(1).atMost(1),
        ),
        details.get("policyType").oneOf(["EVENT_BASED_POLICY"]),
      );
    },
    "azure-native:recoveryservices:ProtectionPolicy": (policy) => {
      const properties = policy.get("properties");
      // Databases inside a machine have a schedule for each kind of backup.
      return anyOf(
        properties.get("schedulePolicy").get("scheduleRunFrequency").oneOf(["Daily", "Hourly"]),
        properties
          .get("subProtectionPolicy")
          .some((part) =>
            anyOf(
              part.get("schedulePolicy").get("scheduleRunFrequency").oneOf(["Daily", "Hourly"]),
              part.get("policyType").oneOf(["Log"]),
            ),
          ),
      );
    },
    "azure-native:dataprotection:BackupPolicy": (policy) => {
      const properties = policy.get("properties");
      const rules = properties.get("policyRules");
      // Without a schedule the policy is for continuous, operational backups. Of flexible servers, which take
      // daily backups themselves, Azure Backup takes one a week at most.
      return anyOf(
        rules.some((rule) =>
          rule
            .get("trigger")
            .get("schedule")
            .get("repeatingTimeIntervals")
            .some((interval) => repeatsAtLeastDaily(interval)),
        ),
        not(rules.some((rule) => rule.get("objectType").oneOf(["AzureBackupRule"]))),
        properties.get("datasourceTypes").some((type) => type.text((text) => /flexibleServers$/i.test(text))),
      );
    },
  },
});
