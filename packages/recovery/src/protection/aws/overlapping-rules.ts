import type { Schedule } from "@rampart/core/units";
import { runsOf } from "../../worst-case/runs.ts";
import type { Term } from "../../worst-case/stream.ts";
import { isUndetermined, type Undetermined } from "../protection.ts";

/** What of a rule decides when its jobs may start. */
interface StartingRule {
  readonly name: string;
  readonly schedule: Schedule | Undetermined;
  readonly startWindow: Term | Undetermined;
}

/** Jobs of this year are looked at: weekly and monthly rules meet daily ones in it. */
const FROM = Date.UTC(2026, 0, 1) / 1000;
const UNTIL = Date.UTC(2027, 0, 1) / 1000;

/**
 * What the figures of `rule` take for granted, where other rules of its plan may start at the same time: AWS Backup then
 * takes one backup, for the rule with the longer retention, and looks at the whole start window for it.
 * Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html
 */
export function overlapsAssumed(rule: StartingRule, ofPlan: readonly StartingRule[]): readonly string[] {
  const others = ofPlan.filter((other) => other !== rule && overlap(rule, other));
  if (others.length === 0) return [];
  const names = others.map(({ name }) => name).join("; ");
  return [
    `every job of ${rule.name} counts, although its start window overlaps with that of ${names}: AWS Backup then takes one backup only, for the rule with the longer retention, to its vault and with its copies; keep the windows apart (https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html)`,
  ];
}

function overlap(one: StartingRule, other: StartingRule): boolean {
  const [first, second] = [startsOf(one), startsOf(other)];
  if (first === undefined || second === undefined) return false;
  return meets(first, second);
}

interface Starts {
  readonly runs: ReturnType<typeof runsOf>;
  readonly window: number;
}

function startsOf({ schedule, startWindow }: StartingRule): Starts | undefined {
  if (isUndetermined(schedule) || isUndetermined(startWindow) || schedule.kind !== "cron") return undefined;
  return { runs: runsOf(schedule), window: startWindow.seconds };
}

/** Whether a job of the one may start while one of the other may. */
function meets(one: Starts, other: Starts): boolean {
  let at = one.runs.next(FROM - 1);
  while (at !== undefined && at < UNTIL) {
    const before = other.runs.previous(at);
    if (before !== undefined && before + other.window > at) return true;
    const after = other.runs.next(at);
    if (after !== undefined && after < at + one.window) return true;
    at = one.runs.next(at);
  }
  return false;
}
