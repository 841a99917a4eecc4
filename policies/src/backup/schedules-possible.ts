import { type Rule, severityByTier } from "@rampart/policy";
import { hiddenAt } from "./unsettled.ts";
import { defineWeaknessRule } from "./weaknesses.ts";

/** Where schedules and time zones stand, by type. */
const SCHEDULES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  "aws:backup/plan:Plan": [
    ["rules", "schedule"],
    ["rules", "scheduleExpressionTimezone"],
  ],
  "aws:dlm/lifecyclePolicy:LifecyclePolicy": [["policyDetails", "schedules", "createRule", "cronExpression"]],
  "azure-native:dataprotection:BackupPolicy": [
    ["properties", "policyRules", "trigger", "schedule", "repeatingTimeIntervals"],
    ["properties", "policyRules", "trigger", "schedule", "timeZone"],
  ],
  "azure-native:recoveryservices:ProtectionPolicy": [
    ["properties", "schedulePolicy", "scheduleRunFrequency"],
    ["properties", "schedulePolicy", "scheduleRunTimes"],
    ["properties", "timeZone"],
  ],
};

export const schedulesPossible: Rule = defineWeaknessRule({
  id: "backup/schedules-possible",
  title: "Backup schedules come round, and their windows are accepted",
  severity: "high",
  severityOf: severityByTier,
  rationale:
    "A schedule for the 30th of February, in a time zone that does not exist, or with a window shorter than the cloud accepts takes no backup, while the plan looks as good as any other.",
  fix: "Write a schedule that comes round, in a time zone of the IANA list; startWindow of 60 minutes or more, and a completionWindow that is longer.",
  kinds: ["schedule-impossible", "window-refused"],
  types: Object.keys(SCHEDULES),
  unsettled: (policy) => (SCHEDULES[policy.type] ?? []).flatMap((path) => hiddenAt(policy, ...path)),
});
