import type { Objectives } from "@rampart/core/config";
import { parseDuration, renderDuration, type Seconds } from "@rampart/core/units";
import type { BackupRule } from "./backup-rule.ts";
import { DEFAULT_COMPLETION_WINDOW, DEFAULT_START_WINDOW } from "./complete-rule.ts";
import { DEFAULT_RETENTION, KEEP_ALL, KEEP_WEEKLY } from "./kept.ts";
import { DAY, type ServiceLimits, type UsualSchedule } from "./limits.ts";
import type { LockFacts } from "./lock-facts.ts";

/** From here on a monthly recovery point is so seldom wanted that cold storage is cheaper, its 90 days included. */
const COLD_PAYS_FROM: Seconds = 365 * DAY;
const COLD_AFTER: Seconds = 30 * DAY;

/**
 * The rules that meet objectives, if any rules of the service can:
 *
 * - one that is due as rarely as the recovery point objective allows, with its windows and its copy counted in; hourly
 *   with the shortest windows, and continuous, where even that is not enough; once a day where nothing is promised;
 * - everything is kept for 35 days, or for the retention objective where that is less, but never for less than the locks
 *   of the vaults want;
 * - beyond that one a week is kept for 91 days, and one a month for the whole retention, in cold storage after 30
 *   days where it is kept for a year or longer.
 */
export function rulesFor(
  objectives: Objectives,
  limits: ServiceLimits,
  locks: readonly (LockFacts | undefined)[] = [],
): Readonly<Record<string, BackupRule>> {
  const rpo = objectives.rpo === undefined ? Number.POSITIVE_INFINITY : parseDuration(objectives.rpo);
  const least = locks.map((lock) => (lock === undefined ? 0 : parseDuration(lock.minRetention)));
  const promised =
    objectives.retention === undefined ? DEFAULT_RETENTION : parseDuration(objectives.retention);
  const retention = wholeDays(Math.max(promised, ...least));
  const { usual, completionWindow, isContinuous } = paceFor(rpo, limits);
  return {
    [usual.name]: {
      schedule: usual.schedule,
      startWindow: startWindowOf(limits),
      completionWindow: renderDuration(completionWindow),
      retention: renderDuration(Math.max(Math.min(retention, KEEP_ALL), ...least)),
      ...(isContinuous ? { continuous: true } : {}),
    },
    ...(retention > KEEP_ALL
      ? { weekly: kept("30 3 * * SUN", Math.max(Math.min(retention, KEEP_WEEKLY), ...least), limits) }
      : {}),
    ...(retention > KEEP_WEEKLY ? { monthly: kept("30 2 1 * *", retention, limits) } : {}),
  };
}

interface Pace {
  readonly usual: UsualSchedule;
  readonly completionWindow: Seconds;
  readonly isContinuous: boolean;
}

function paceFor(rpo: Seconds, limits: ServiceLimits): Pace {
  const start = parseDuration(startWindowOf(limits));
  const copy = limits.copyDelays.reduce((sum, { seconds }) => sum + seconds, 0);
  const windows = [parseDuration(DEFAULT_COMPLETION_WINDOW), start + limits.leastBeyondStart];
  for (const completionWindow of windows) {
    const usual = limits.schedules.find(({ gap }) => gap + start + completionWindow + copy <= rpo);
    if (usual !== undefined) return { usual, completionWindow, isContinuous: false };
  }
  const most = limits.schedules.reduce((one, other) => (other.gap < one.gap ? other : one));
  return { usual: most, completionWindow: start + limits.leastBeyondStart, isContinuous: true };
}

function startWindowOf({ leastStartWindow }: ServiceLimits): string {
  return renderDuration(Math.max(leastStartWindow, parseDuration(DEFAULT_START_WINDOW)));
}

function kept(schedule: string, retention: Seconds, { leastInColdStorage }: ServiceLimits): BackupRule {
  const isCold =
    leastInColdStorage !== undefined &&
    retention >= COLD_PAYS_FROM &&
    retention >= COLD_AFTER + leastInColdStorage;
  return {
    schedule,
    retention: renderDuration(retention),
    ...(isCold ? { coldStorageAfter: renderDuration(COLD_AFTER) } : {}),
  };
}

/** Services keep whole days, and an objective is the least. */
function wholeDays(seconds: Seconds): Seconds {
  return Math.ceil(seconds / DAY) * DAY;
}
