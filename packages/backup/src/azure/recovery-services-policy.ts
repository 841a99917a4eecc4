/** Policies of Recovery Services vaults, for machines and file shares. */
import type { recoveryservices } from "@pulumi/azure-native/types/input.js";
import { DAY } from "../intent/limits.ts";
import {
  dateWith,
  dayName,
  inDays,
  inMonths,
  inWeeks,
  inYears,
  type Length,
  monthName,
  weekName,
} from "./calendar-words.ts";
import { MACHINES } from "./data-source.ts";
import type { ItemPolicy } from "./item-policy.ts";
import type { PolicyProperties } from "./policy-properties.ts";
import type { AzureSchedule } from "./schedule.ts";
import type { Tier } from "./tier.ts";

/** Snapshots of a machine restore in minutes; they are charged for as long as they are kept. */
const INSTANT_RESTORE_DAYS = 7;
/** Snapshots of file shares that are kept in the account, beside the vault's: 42 at most, of the 200 that a share has. */
const SHARE_SNAPSHOT_DAYS = 7;

/**
 * Always the enhanced kind: a standard policy cannot be made enhanced later, and does not take machines with trusted
 * launch.
 * Source: https://learn.microsoft.com/azure/backup/backup-azure-vms-enhanced-policy
 */
function machinePolicy(policy: ItemPolicy) {
  const archived = policy.tiers.map(({ coldStorageAfter }) => coldStorageAfter).filter((after) => after);
  return {
    backupManagementType: "AzureIaasVM" as const,
    policyType: "V2" as const,
    timeZone: policy.windowsZone,
    instantRpRetentionRangeInDays: Math.min(INSTANT_RESTORE_DAYS, Math.ceil(policy.retention / DAY)),
    schedulePolicy: machineSchedule(policy.schedule),
    retentionPolicy: longTerm(policy),
    tieringPolicy: {
      ArchivedRP: archiveAfter(archived),
    },
  } satisfies recoveryservices.AzureIaaSVMProtectionPolicyArgs;
}

/** Machines' monthly and yearly points can be archived, three months old at the least. */
function archiveAfter(times: readonly (number | undefined)[]): {
  tieringMode: "TierAfter" | "DoNotTier";
  duration: number;
  durationType: string;
} {
  const [after] = times;
  if (after === undefined) return { tieringMode: "DoNotTier", duration: 0, durationType: "Invalid" };
  const { count, durationType } = inMonths(after);
  return { tieringMode: "TierAfter", duration: Math.max(3, count), durationType };
}

function sharePolicy(policy: ItemPolicy) {
  return {
    backupManagementType: "AzureStorage" as const,
    workLoadType: "AzureFileShare" as const,
    timeZone: policy.windowsZone,
    schedulePolicy: shareSchedule(policy.schedule),
    vaultRetentionPolicy: {
      snapshotRetentionInDays: Math.min(SHARE_SNAPSHOT_DAYS, Math.ceil(policy.retention / DAY)),
      vaultRetention: longTerm(policy),
    },
  } satisfies recoveryservices.AzureFileShareProtectionPolicyArgs;
}

/** The `properties` of a `recoveryservices:ProtectionPolicy`. */
export function recoveryServicesPolicy(policy: ItemPolicy): PolicyProperties {
  return policy.source === MACHINES ? machinePolicy(policy) : sharePolicy(policy);
}

/** Behind the time of day stands a Z, whatever the policy's zone is. */
function timeIn(at: AzureSchedule["at"]): string {
  return `${dateWith(at)}Z`;
}

function machineSchedule(schedule: AzureSchedule) {
  const scheduleRunTimes = [timeIn(schedule.at)];
  const schedulePolicyType = "SimpleSchedulePolicyV2" as const;
  switch (schedule.form) {
    case "hourly":
      return {
        schedulePolicyType,
        scheduleRunFrequency: "Hourly" as const,
        hourlySchedule: hourlyOf(schedule),
      };
    case "daily":
      return {
        schedulePolicyType,
        scheduleRunFrequency: "Daily" as const,
        dailySchedule: { scheduleRunTimes },
      };
    case "weekly":
      return {
        schedulePolicyType,
        scheduleRunFrequency: "Weekly" as const,
        weeklySchedule: { scheduleRunTimes, scheduleRunDays: schedule.days.map(dayName) },
      };
  }
}

function shareSchedule(schedule: AzureSchedule) {
  const scheduleRunTimes = [timeIn(schedule.at)];
  const schedulePolicyType = "SimpleSchedulePolicy" as const;
  switch (schedule.form) {
    case "hourly":
      return {
        schedulePolicyType,
        scheduleRunFrequency: "Hourly" as const,
        hourlySchedule: hourlyOf(schedule),
      };
    case "daily":
      return { schedulePolicyType, scheduleRunFrequency: "Daily" as const, scheduleRunTimes };
    case "weekly":
      return {
        schedulePolicyType,
        scheduleRunFrequency: "Weekly" as const,
        scheduleRunTimes,
        scheduleRunDays: schedule.days.map(dayName),
      };
  }
}

function hourlyOf({ interval, at, window }: AzureSchedule & { readonly form: "hourly" }) {
  return { interval, scheduleWindowStartTime: timeIn(at), scheduleWindowDuration: window };
}

function longTerm(policy: ItemPolicy) {
  const { schedule, retention, tiers } = policy;
  const retentionTimes = [timeIn(schedule.at)];
  const first =
    schedule.form === "weekly"
      ? {
          weeklySchedule: {
            daysOfTheWeek: schedule.days.map(dayName),
            retentionTimes,
            retentionDuration: inWeeks(retention),
          },
        }
      : { dailySchedule: { retentionTimes, retentionDuration: inDays(retention) } };
  return {
    retentionPolicyType: "LongTermRetentionPolicy" as const,
    ...first,
    ...Object.fromEntries(tiers.map((tier) => [`${tier.name}Schedule`, tierSchedule(tier)])),
  };
}

function tierSchedule(tier: Tier) {
  const retentionTimes = [timeIn(tier.at)];
  const { days } = tier;
  if (tier.name === "weekly" && days.by === "weekday") {
    return {
      daysOfTheWeek: days.days.map(dayName),
      retentionTimes,
      retentionDuration: inWeeks(tier.retention),
    };
  }
  const format = formatOf(days);
  const retentionDuration: Length =
    tier.name === "yearly" ? inYears(tier.retention) : inMonths(tier.retention);
  const months = tier.months === undefined ? {} : { monthsOfYear: tier.months.map(monthName) };
  return { ...format, ...months, retentionTimes, retentionDuration };
}

function formatOf(days: Tier["days"]) {
  switch (days.by) {
    case "date":
      return {
        retentionScheduleFormatType: "Daily" as const,
        retentionScheduleDaily: {
          daysOfTheMonth: days.isLast
            ? [{ date: 0, isLast: true }]
            : days.dates.map((date) => ({ date, isLast: false })),
        },
      };
    case "nth-weekday":
      return {
        retentionScheduleFormatType: "Weekly" as const,
        retentionScheduleWeekly: {
          daysOfTheWeek: [dayName(days.day)],
          weeksOfTheMonth: [weekName(days.nth)],
        },
      };
    case "weekday":
      return {
        retentionScheduleFormatType: "Weekly" as const,
        retentionScheduleWeekly: {
          daysOfTheWeek: days.days.map(dayName),
          weeksOfTheMonth: [1, 2, 3, 4, 5].map(weekName),
        },
      };
  }
}
