/** Azure backs up an item by one policy: the rules of a plan become one schedule, and points that are kept longer. */
import { renderDuration, type Seconds } from "@rampart/core/units";
import type { CompleteRule } from "../intent/complete-rule.ts";
import { DAY } from "../intent/limits.ts";
import { type DataSource, longestRetentionOf } from "./data-source.ts";
import type { RuleProblem } from "./rule-problem.ts";
import { type AzureSchedule, azureSchedule, runsPerDay } from "./schedule.ts";
import { doubleTiers, type Tier, tierOf } from "./tier.ts";
import { windowsZone } from "./windows-zone.ts";

/** One policy for all items of a data source. */
export interface ItemPolicy {
  readonly source: DataSource;
  /** The rule that says when backups are made. */
  readonly rule: string;
  readonly schedule: AzureSchedule;
  /** IANA name. */
  readonly timeZone: string;
  /** Windows name, as the policy has it. */
  readonly windowsZone: string;
  readonly retention: Seconds;
  readonly tiers: readonly Tier[];
  /** How long any moment can be restored; undefined where no rule is continuous. */
  readonly continuous?: Seconds;
}

/** The policy that says all of `rules` for `source`, or why there is none. */
export function itemPolicy(
  source: DataSource,
  rules: readonly CompleteRule[],
): ItemPolicy | readonly RuleProblem[] {
  const readings = rules.map((rule) => ({ rule, schedule: azureSchedule(rule.schedule) }));
  const often = readings.flatMap(({ rule, schedule }) =>
    typeof schedule === "string" ? [] : [{ rule, schedule, perDay: runsPerDay(schedule) }],
  );
  const [base] = often.toSorted((one, other) => other.perDay - one.perDay);
  if (base === undefined) {
    return readings.map(({ rule, schedule }) => ({
      rule: rule.name,
      argument: "schedule",
      problem: `Azure cannot back up ${source.noun} by it: ${String(schedule)}`,
    }));
  }
  const timeZone = base.rule.schedule.timeZone;
  const windows = windowsZone(timeZone);
  const problems: RuleProblem[] = [...scheduleProblems(source, base.rule, base.schedule)];
  if (windows === undefined) {
    const problem = `Windows has no time zone with the clock of ${timeZone}, and Azure's policies name zones as Windows does; take Etc/UTC`;
    problems.push({ rule: base.rule.name, argument: "timeZone", problem });
  }
  const tiers: Tier[] = [];
  for (const rule of rules) {
    if (rule === base.rule) continue;
    const tier = tierOf(source, rule, base);
    if ("problem" in tier) problems.push(tier);
    else if (tier.retention > base.rule.retention) tiers.push(tier);
  }
  problems.push(...doubleTiers(tiers, source), ...retentionProblems(source, base.perDay, rules));
  if (problems.length > 0 || windows === undefined) return distinct(problems);
  const continuous = rules.filter((rule) => rule.isContinuous).map(({ retention }) => retention);
  return {
    source,
    rule: base.rule.name,
    schedule: base.schedule,
    timeZone,
    windowsZone: windows,
    retention: base.rule.retention,
    tiers,
    ...(continuous.length === 0 ? {} : { continuous: Math.max(...continuous) }),
  };
}

export function isItemPolicy(value: ItemPolicy | readonly RuleProblem[]): value is ItemPolicy {
  return "schedule" in value;
}

function scheduleProblems(
  source: DataSource,
  { name }: CompleteRule,
  schedule: AzureSchedule,
): readonly RuleProblem[] {
  const why = refusalOf(source, schedule);
  if (why === undefined) return [];
  return [{ rule: name, argument: "schedule", problem: `Azure backs up ${source.noun} ${why}` }];
}

function refusalOf(source: DataSource, schedule: AzureSchedule): string | undefined {
  const { hours, hasWindow, isDaily, isWeekly } = source;
  const forms = [
    ...(hours.length === 0 ? [] : [`every ${[...hours].reverse().join(", ")} hours`]),
    ...(isDaily ? ["every day"] : []),
    ...(isWeekly ? ["on days of the week"] : []),
  ];
  const only = `only ${forms.join(" or ")}`;
  switch (schedule.form) {
    case "daily":
      return isDaily ? undefined : only;
    case "weekly":
      return isWeekly ? undefined : only;
    case "hourly": {
      if (!hours.includes(schedule.interval)) return only;
      if (schedule.window === 24) return undefined;
      return hasWindow ? undefined : "round the clock where it does so every few hours";
    }
  }
}

function retentionProblems(
  source: DataSource,
  perDay: number,
  rules: readonly CompleteRule[],
): readonly RuleProblem[] {
  const [least, longest] = [source.leastRetention * DAY, longestRetentionOf(source, perDay) * DAY];
  const pace = longest < source.longestRetention * DAY ? ` at ${perDay} a day` : "";
  return rules
    .filter(({ retention }) => retention > longest || retention < least)
    .map(({ name, retention }) => {
      const bound =
        retention > longest
          ? `${renderDuration(longest)} at most${pace}`
          : `${renderDuration(least)} at least`;
      const problem = `Azure keeps backups of ${source.noun} for ${bound}, not ${renderDuration(retention)}`;
      return { rule: name, argument: "retention", problem };
    });
}

function distinct(problems: readonly RuleProblem[]): readonly RuleProblem[] {
  return [...new Map(problems.map((one) => [`${one.rule}\0${one.argument}\0${one.problem}`, one])).values()];
}
