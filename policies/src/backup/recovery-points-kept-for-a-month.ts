import { allOf, anyOf, no, not, type Truth, undetermined, type Value, yes } from "@rampart/core/value";
import { defineRule, type Rule, severityByTier } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { hoursOfDuration } from "./schedule.ts";

const MONTH_IN_DAYS = 30;

const DAYS: Readonly<Record<string, number>> = { days: 1, weeks: 7, months: 30, years: 365 };

interface RetentionDuration {
  readonly count?: number;
  readonly durationType?: string;
}

export const recoveryPointsKeptForAMonth: Rule = defineRule<ResourceTypes>({
  id: "backup/recovery-points-kept-for-a-month",
  title: "Backup plans keep some recovery points for at least a month",
  severity: "medium",
  severityOf: severityByTier,
  rationale:
    "Attackers and slow corruption are in a system for weeks before they are seen. If every recovery point is younger than that, each one restores the damage too.",
  fix: "Let at least one rule of the plan keep its recovery points for 30 days or more: lifecycle.deleteAfter, retentionDuration, or deleteAfter.duration P30D.",
  failure: "no recovery point of it lives for 30 days",
  requires: {
    "aws:backup/plan:Plan": (plan) =>
      plan.get("rules").some((rule) => {
        const days = rule.get("lifecycle").get("deleteAfter");
        return anyOf(not(days.isSet()), days.atLeast(MONTH_IN_DAYS));
      }),
    "azure-native:recoveryservices:ProtectionPolicy": (policy) => {
      const properties = policy.get("properties");
      const retention = properties.get("retentionPolicy");
      const longEnough = [
        retention.get("dailySchedule"),
        retention.get("weeklySchedule"),
        retention.get("monthlySchedule"),
        retention.get("yearlySchedule"),
      ].map((schedule) => isAMonth(schedule.get("retentionDuration")));
      return anyOf(
        isAMonth(retention.get("retentionDuration")),
        ...longEnough,
        // Judged by the policies of its parts, and by the vault tier of file shares.
        properties.get("subProtectionPolicy").isSet(),
        properties.get("vaultRetentionPolicy").isSet(),
      );
    },
    "azure-native:dataprotection:BackupPolicy": (policy) =>
      policy
        .get("properties")
        .get("policyRules")
        .some((rule) =>
          rule
            .get("lifecycles")
            .some((lifecycle) => isADurationOfAMonth(lifecycle.get("deleteAfter").get("duration"))),
        ),
  },
});

function isAMonth(duration: Value<RetentionDuration>): Truth {
  const unit = duration.get("durationType").orElse("Days");
  return allOf(
    duration.get("count").isSet(),
    anyOf(
      ...Object.entries(DAYS).map(([name, days]) =>
        allOf(unit.oneOf([name]), duration.get("count").atLeast(Math.ceil(MONTH_IN_DAYS / days))),
      ),
    ),
  );
}

function isADurationOfAMonth(duration: Value<string>): Truth {
  const text = duration.knownText();
  if (text === undefined) return duration.text(() => false);
  const hours = hoursOfDuration(text);
  if (hours === undefined) return undetermined({ path: duration.path, reason: "malformed" });
  return hours >= MONTH_IN_DAYS * 24 || /^P1M$/i.test(text) ? yes(duration.path) : no(duration.path);
}
