import type { Entry } from "../journal/entry.ts";

/** Older runs say less: machines, data and the runbook were others. */
const NEWEST = 20;

/**
 * How long steps took: the median, in milliseconds, of the finished attempts of the newest 20 runs, by the step's name.
 * An item of a `forEach` is estimated by all items of its group, since the next run has others. What a person or a probe
 * found done does not count: it says nothing of the time the act takes.
 *
 * @param entriesOfEarlierRuns the entries of each run, in any order of the runs.
 */
export function estimatesOf(
  entriesOfEarlierRuns: readonly (readonly Entry[])[],
): (step: string) => number | undefined {
  const newest = entriesOfEarlierRuns
    .filter((entries) => entries.length > 0)
    .toSorted((one, other) => compare(beginOf(other), beginOf(one)))
    .slice(0, NEWEST);
  const durations = new Map<string, number[]>();
  for (const { event } of newest.flat()) {
    if (!isFinished(event)) continue;
    const key = keyOf(event.step);
    const list = durations.get(key);
    if (list === undefined) durations.set(key, [event.milliseconds]);
    else list.push(event.milliseconds);
  }
  const medians = new Map([...durations].map(([key, list]) => [key, median(list)]));
  return (step) => medians.get(keyOf(step));
}

type Finished = Extract<Entry["event"], { kind: "step-finished" | "gate-checked" }>;

function isFinished(event: Entry["event"]): event is Finished {
  return event.kind === "gate-checked" || (event.kind === "step-finished" && event.settledBy === undefined);
}

/** The group of an item `name[key]`; names of steps hold no bracket. */
function keyOf(step: string): string {
  const bracket = step.indexOf("[");
  return bracket < 0 ? step : step.slice(0, bracket + 1);
}

function beginOf(entries: readonly Entry[]): string {
  return entries[0]?.at ?? "";
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
