/** Rules for a data source that has objectives, and no rules of its own. */
import type { Objectives } from "@rampart/core/config";
import { parseDuration, renderDuration, type Seconds } from "@rampart/core/units";
import type { BackupRule } from "../intent/backup-rule.ts";
import { completeRule } from "../intent/complete-rule.ts";
import { DEFAULT_RETENTION, KEEP_ALL, KEEP_WEEKLY } from "../intent/kept.ts";
import { DAY } from "../intent/limits.ts";
import type { LockFacts } from "../intent/lock-facts.ts";
import { type DataSource, longestRetentionOf } from "./data-source.ts";
import { type ItemPolicy, isItemPolicy, itemPolicy } from "./item-policy.ts";

interface Pace {
  readonly name: string;
  readonly schedule: string;
  readonly perDay: number;
}

/** Every schedule that a source takes, the rarest first, at three in the morning (UTC) or counted from there. */
function pacesOf({ hours, isDaily, isWeekly }: DataSource): readonly Pace[] {
  return [
    ...(isWeekly ? [{ name: "weekly", schedule: "0 3 * * SUN", perDay: 1 / 7 }] : []),
    ...(isDaily ? [{ name: "daily", schedule: "0 3 * * *", perDay: 1 }] : []),
    ...hours.map((interval) => {
      const times = Array.from({ length: 24 / interval }, (_, index) => (3 + index * interval) % 24);
      const sorted = times.toSorted((one, other) => one - other);
      const schedule = `0 ${sorted.join(",")} * * *`;
      return { name: `every-${interval}-hours`, schedule, perDay: times.length };
    }),
  ];
}

/** The policies of every schedule that a source takes, the rarest first. `lock` is that of the vault. */
export function possiblePolicies(
  source: DataSource,
  objectives: Objectives,
  lock: LockFacts | undefined,
): readonly PossiblePolicy[] {
  return pacesOf(source).flatMap((pace) => {
    const rules = rulesAt(pace, source, objectives, lock);
    const complete = Object.entries(rules).map(([name, rule]) => completeRule(name, rule, []));
    const policy = itemPolicy(source, complete);
    return isItemPolicy(policy) ? [{ rules, policy }] : [];
  });
}

export interface PossiblePolicy {
  readonly rules: Readonly<Record<string, BackupRule>>;
  readonly policy: ItemPolicy;
}

/**
 * Everything is kept for 35 days; beyond that one recovery point a week for 91 days, and one a month for the whole
 * retention, where Azure can keep some of them longer. Nothing is kept for less than Azure and the lock want.
 */
function rulesAt(
  { name, schedule, perDay }: Pace,
  source: DataSource,
  { retention: promised }: Objectives,
  lock: LockFacts | undefined,
): Readonly<Record<string, BackupRule>> {
  const asked = promised === undefined ? DEFAULT_RETENTION : parseDuration(promised);
  const least = Math.max(
    source.leastRetention * DAY,
    lock === undefined ? 0 : parseDuration(lock.minRetention),
  );
  const wanted = Math.ceil(Math.max(asked, least) / DAY) * DAY;
  const retention = Math.min(wanted, longestRetentionOf(source, perDay) * DAY);
  const keptFor = (usual: Seconds): string => renderDuration(Math.min(retention, Math.max(usual, least)));
  if (!source.tiers.includes("monthly"))
    return { [name]: { schedule, retention: renderDuration(retention) } };
  const isWeekly = name === "weekly";
  return {
    [name]: { schedule, retention: keptFor(isWeekly ? KEEP_WEEKLY : KEEP_ALL) },
    ...(retention > KEEP_ALL && !isWeekly
      ? { weekly: { schedule: "0 3 * * SUN", retention: keptFor(KEEP_WEEKLY) } }
      : {}),
    ...(retention > KEEP_WEEKLY
      ? { monthly: { schedule: "cron(0 3 ? * 1#1 *)", retention: renderDuration(retention) } }
      : {}),
  };
}
