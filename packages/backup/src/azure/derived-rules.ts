/** Rules for a data source that has objectives, and no rules of its own. */
import type { Objectives } from "@rampart/core/config";
import { parseDuration, renderDuration, type Seconds } from "@rampart/core/units";
import type { BackupRule } from "../intent/backup-rule.ts";
import { completeRule } from "../intent/complete-rule.ts";
import { DAY } from "../intent/limits.ts";
import type { DataSource } from "./data-source.ts";
import { type ItemPolicy, isItemPolicy, itemPolicy } from "./item-policy.ts";

/** How long everything is kept where the objectives do not say. */
const DEFAULT_RETENTION: Seconds = 35 * DAY;
/** Every recovery point is kept so long; of older ones some. */
const KEEP_ALL: Seconds = 35 * DAY;
const KEEP_WEEKLY: Seconds = 91 * DAY;

interface Pace {
  readonly name: string;
  readonly schedule: string;
}

/** Every schedule that a source takes, the rarest first, at three in the morning (UTC) or counted from there. */
function pacesOf({ hours, isDaily, isWeekly }: DataSource): readonly Pace[] {
  return [
    ...(isWeekly ? [{ name: "weekly", schedule: "0 3 * * SUN" }] : []),
    ...(isDaily ? [{ name: "daily", schedule: "0 3 * * *" }] : []),
    ...hours.map((interval) => {
      const times = Array.from({ length: 24 / interval }, (_, index) => (3 + index * interval) % 24);
      const sorted = times.toSorted((one, other) => one - other);
      return { name: `every-${interval}-hours`, schedule: `0 ${sorted.join(",")} * * *` };
    }),
  ];
}

/** The policies of every schedule that a source takes, the rarest first. */
export function possiblePolicies(source: DataSource, objectives: Objectives): readonly PossiblePolicy[] {
  return pacesOf(source).flatMap((pace) => {
    const rules = rulesAt(pace, source, objectives);
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
 * retention, where Azure can keep some of them longer.
 */
function rulesAt(
  { name, schedule }: Pace,
  source: DataSource,
  { retention: promised }: Objectives,
): Readonly<Record<string, BackupRule>> {
  const asked = promised === undefined ? DEFAULT_RETENTION : parseDuration(promised);
  const retention = Math.min(Math.ceil(asked / DAY), source.longestRetention) * DAY;
  if (!source.tiers.includes("monthly"))
    return { [name]: { schedule, retention: renderDuration(retention) } };
  const isWeekly = name === "weekly";
  return {
    [name]: { schedule, retention: renderDuration(Math.min(retention, isWeekly ? KEEP_WEEKLY : KEEP_ALL)) },
    ...(retention > KEEP_ALL && !isWeekly
      ? { weekly: { schedule: "0 3 * * SUN", retention: renderDuration(Math.min(retention, KEEP_WEEKLY)) } }
      : {}),
    ...(retention > KEEP_WEEKLY
      ? { monthly: { schedule: "cron(0 3 ? * 1#1 *)", retention: renderDuration(retention) } }
      : {}),
  };
}
