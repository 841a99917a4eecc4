/** The policies of Recovery Services vaults: when they back up, and how long they keep it. */
import type { Resource } from "@rampart/core/graph";
import type { Schedule } from "@rampart/core/units";
import type { Value } from "@rampart/core/value";
import type { Retention, Undetermined } from "../protection.ts";
import { readSchedule, withoutSecrets } from "../schedules.ts";
import { amountIn, DAY, MINUTE, numberOf, pathIn, textOf, unreadable } from "../undetermined.ts";
import { ianaZone } from "./windows-time-zones.ts";

export interface PolicyProperties {
  readonly backupManagementType: string;
  readonly policyType: string;
  readonly instantRpRetentionRangeInDays: number;
  readonly timeZone: string;
  readonly settings: { readonly timeZone: string };
  readonly schedulePolicy: SchedulePolicy;
  readonly retentionPolicy: RetentionPolicy;
  readonly vaultRetentionPolicy: { readonly vaultRetention: RetentionPolicy };
  readonly subProtectionPolicy: readonly SubPolicy[];
}

export interface SubPolicy {
  readonly policyType: string;
  readonly schedulePolicy: SchedulePolicy;
  readonly retentionPolicy: RetentionPolicy;
}

export interface SchedulePolicy {
  readonly scheduleRunFrequency: string;
  readonly scheduleRunTimes: readonly string[];
  readonly scheduleRunDays: readonly string[];
  readonly scheduleFrequencyInMins: number;
  readonly hourlySchedule: HourlySchedule;
  readonly dailySchedule: { readonly scheduleRunTimes: readonly string[] };
  readonly weeklySchedule: {
    readonly scheduleRunTimes: readonly string[];
    readonly scheduleRunDays: readonly string[];
  };
}

interface HourlySchedule {
  readonly interval: number;
  readonly scheduleWindowStartTime: string;
  readonly scheduleWindowDuration: number;
}

interface Duration {
  readonly count: number;
  readonly durationType: string;
}

interface Tier {
  readonly retentionDuration: Duration;
  readonly daysOfTheWeek: readonly string[];
}

export interface RetentionPolicy {
  readonly retentionDuration: Duration;
  readonly dailySchedule: Tier;
  readonly weeklySchedule: Tier;
  readonly monthlySchedule: Tier;
  readonly yearlySchedule: Tier;
}

/** When a policy backs up: at all its times, and those of them whose backup goes to the vault. */
export interface Times {
  readonly all: Schedule | Undetermined;
  /** Of several backups a day the last one is sent to the vault. */
  readonly toVault: Schedule | Undetermined;
}

/** Every schedule of a policy, of machines and of databases in them. */
export function protectionTimesOf(policy: Resource): readonly (Schedule | Undetermined)[] {
  const properties = (policy as unknown as Resource<{ readonly properties: PolicyProperties }>).get(
    "properties",
  );
  const own = properties.get("schedulePolicy");
  const zone = properties.get("timeZone");
  return [
    ...(own.isAbsent ? [] : [timesOf(policy, own, zone).all]),
    ...properties
      .get("subProtectionPolicy")
      .items()
      .map((sub) => {
        const schedule = sub.get("schedulePolicy");
        return sub.get("policyType").knownText()?.toLowerCase() === "log"
          ? logTimes(policy, schedule)
          : timesOf(policy, schedule, properties.get("settings").get("timeZone")).all;
      }),
  ];
}

/** Source: https://learn.microsoft.com/azure/backup/backup-azure-vms-enhanced-policy */
export function timesOf(policy: Resource, value: Value<SchedulePolicy>, zone: Value<string>): Times {
  const same = (all: Schedule | Undetermined): Times => ({ all, toVault: all });
  const name = textOf(policy, zone);
  if (typeof name === "object") return same(name);
  const timeZone = {
    name: ianaZone(name ?? "UTC"),
    path: pathIn(policy, zone.path),
    isSecret: zone.isSecret,
  };
  const frequency = textOf(policy, value.get("scheduleRunFrequency"));
  if (typeof frequency === "object") return same(frequency);
  if (frequency?.toLowerCase() === "hourly") return hourly(policy, value.get("hourlySchedule"), timeZone);
  const isWeekly = frequency?.toLowerCase() === "weekly";
  const version2 = isWeekly ? value.get("weeklySchedule") : value.get("dailySchedule");
  const times = version2.get("scheduleRunTimes").or(value.get("scheduleRunTimes"));
  const days = value.get("weeklySchedule").get("scheduleRunDays").or(value.get("scheduleRunDays"));
  const clocks = clocksOf(policy, times);
  if (!Array.isArray(clocks)) return same(clocks as Undetermined);
  const weekdays = isWeekly ? daysOf(policy, days) : "*";
  if (typeof weekdays === "object") return same(weekdays);
  return same(atTimes(clocks, weekdays, timeZone, pathIn(policy, times.path)));
}

/** Source: https://learn.microsoft.com/azure/backup/backup-sql-server-database-azure-vms */
export function logTimes(policy: Resource, value: Value<SchedulePolicy>): Schedule | Undetermined {
  const minutes = value.get("scheduleFrequencyInMins");
  const count = amountIn(minutes);
  if (count === undefined) return unreadable(policy, minutes);
  return { kind: "rate", timeZone: "UTC", every: count * MINUTE };
}

/** The time zone of a policy, and the property that names it. */
interface Zone {
  readonly name: string;
  readonly path: string;
  readonly isSecret: boolean;
}

interface Clock {
  readonly hour: number;
  readonly minute: number;
}

/** Of `2026-01-01T02:00:00Z` only the time of day counts, in the zone of the policy whatever is written behind it. */
function clocksOf(policy: Resource, times: Value<readonly string[]>): Clock[] | Undetermined {
  const clocks: Clock[] = [];
  for (const item of times.items()) {
    const match = /T(\d{2}):(\d{2})/.exec(item.knownText() ?? "");
    if (match === null) return unreadable(policy, item);
    clocks.push({ hour: Number(match[1]), minute: Number(match[2]) });
  }
  if (clocks.length === 0)
    return { undetermined: [{ path: pathIn(policy, times.path), reason: "malformed" }] };
  return clocks;
}

function daysOf(policy: Resource, days: Value<readonly string[]>): string | Undetermined {
  const names: string[] = [];
  for (const item of days.items()) {
    const text = item.knownText();
    if (text === undefined) return unreadable(policy, item);
    names.push(text.slice(0, 3).toUpperCase());
  }
  if (names.length === 0) return { undetermined: [{ path: pathIn(policy, days.path), reason: "malformed" }] };
  return names.join(",");
}

function atTimes(
  clocks: readonly Clock[],
  weekdays: string,
  timeZone: Zone,
  path: string,
): Schedule | Undetermined {
  const minutes = new Set(clocks.map(({ minute }) => minute));
  const hours = [...new Set(clocks.map(({ hour }) => hour))].sort((a, b) => a - b);
  if (minutes.size > 1) {
    const why = "its times differ in their minutes, which one schedule cannot say";
    return { undetermined: [{ path, reason: "malformed" }], why };
  }
  const read = readSchedule(
    `${[...minutes].join()} ${hours.join(",")} * * ${weekdays}`,
    timeZone.name,
    path,
    timeZone.path,
  );
  return withoutSecrets(read, timeZone);
}

/** From the start of the window every `interval` hours until its end, each day. */
function hourly(policy: Resource, value: Value<HourlySchedule>, timeZone: Zone): Times {
  const interval = amountIn(value.get("interval"));
  const length = numberOf(policy, value.get("scheduleWindowDuration"), 24);
  const start = /T(\d{2}):(\d{2})/.exec(value.get("scheduleWindowStartTime").knownText() ?? "");
  const hidden =
    interval === undefined || interval < 1
      ? unreadable(policy, value.get("interval"))
      : start === null
        ? unreadable(policy, value.get("scheduleWindowStartTime"))
        : typeof length === "object"
          ? length
          : undefined;
  if (hidden !== undefined || interval === undefined || start === null || typeof length === "object") {
    const undetermined = hidden ?? { undetermined: [] };
    return { all: undetermined, toVault: undetermined };
  }
  const first = { hour: Number(start[1]), minute: Number(start[2]) };
  // A window of a whole day ends where the next one begins.
  const runs = Math.floor(Math.min(length, 24 - interval) / interval) + 1;
  const clocks = Array.from({ length: runs }, (_, index) => ({
    hour: (first.hour + index * interval) % 24,
    minute: first.minute,
  }));
  const path = pathIn(policy, value.path);
  const last = clocks.at(-1) ?? first;
  return { all: atTimes(clocks, "*", timeZone, path), toVault: atTimes([last], "*", timeZone, path) };
}

/** The least that each unit can mean. */
const UNITS: Readonly<Record<string, number>> = {
  days: DAY,
  weeks: 7 * DAY,
  months: 28 * DAY,
  years: 365 * DAY,
};

function durationKept(policy: Resource, value: Value<Duration>): Retention | Undetermined {
  const count = amountIn(value.get("count"));
  const unit = UNITS[value.get("durationType").orElse("Days").knownText()?.toLowerCase() ?? ""];
  if (count === undefined) return unreadable(policy, value.get("count"));
  if (unit === undefined) return unreadable(policy, value.get("durationType"));
  return { seconds: count * unit, path: pathIn(policy, value.path) };
}

/** Recovery points of which some are kept longer. */
export interface KeptLonger {
  readonly name: "weekly" | "monthly" | "yearly";
  readonly schedule: Schedule;
  readonly retention: Retention | Undetermined;
}

/** How long each recovery point is kept, and those of each week, month and year. */
export function tiersOf(
  policy: Resource,
  value: Value<RetentionPolicy>,
): { readonly each: Retention | Undetermined; readonly longer: readonly KeptLonger[] } {
  const daily = value.get("dailySchedule");
  const weekly = value.get("weeklySchedule");
  const simple = value.get("retentionDuration");
  const first = [simple, daily.get("retentionDuration"), weekly.get("retentionDuration")].find(
    (one) => !one.isAbsent,
  );
  const longer: KeptLonger[] = [];
  for (const [name, property, days] of LONGER) {
    const tier = value.get(property);
    // Where backups are weekly, that tier is each of them.
    if (tier.isAbsent || (name === "weekly" && daily.isAbsent)) continue;
    longer.push({
      name,
      schedule: { kind: "rate", timeZone: "UTC", every: days * DAY },
      retention: durationKept(policy, tier.get("retentionDuration")),
    });
  }
  const each = first === undefined ? unreadable(policy, value) : durationKept(policy, first);
  return { each, longer };
}

/** The longest week, month and year. */
const LONGER = [
  ["weekly", "weeklySchedule", 7],
  ["monthly", "monthlySchedule", 31],
  ["yearly", "yearlySchedule", 366],
] as const;
