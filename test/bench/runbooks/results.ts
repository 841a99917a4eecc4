import { median } from "../statistics.ts";
import type { Resumed } from "./drills/crash.ts";
import type { Renamed } from "./drills/renamed.ts";
import type { SecondOperator } from "./drills/second-operator.ts";
import type { Executor } from "./executor.ts";
import type { StepTiming } from "./timing.ts";

/** What one executor did in the drills. */
export interface Drilled {
  /** Killed before the effect of a step; once a round. */
  readonly between: readonly Resumed[];
  /** Killed after the effect of a step, before the executor heard of it; once a round. */
  readonly inside: readonly Resumed[];
  readonly renamed: Renamed;
  readonly second: SecondOperator;
}

/** What only ours has. */
export interface OwnDrills {
  /** Killed after the effect of a step that cannot be asked whether it happened. */
  readonly unprobed: Resumed;
  /** The second operator takes the run over. */
  readonly takeover: SecondOperator;
}

export interface Timings {
  /** Runs of many steps, round by round. */
  readonly steps: readonly StepTiming[];
  /** From the start of the process to its first step in milliseconds, round by round. */
  readonly startUp: readonly number[];
}

export interface ExecutorResult
  extends Pick<Executor, "id" | "name" | "version" | "keeps">,
    Partial<Drilled>,
    Partial<Timings> {
  /** Why it did not get to the end of the bench. */
  readonly failure?: string;
}

/** What was measured of runbook executors. */
export interface RunbookResults {
  readonly date: string;
  readonly machine: string;
  readonly load: { readonly before: string; readonly after: string };
  readonly absent: readonly string[];
  /** Of the timed runs. */
  readonly stepCount: number;
  readonly executors: readonly ExecutorResult[];
  readonly own: OwnDrills;
  /** Node.js alone, in the same rounds as the executors. */
  readonly bareStartUp: readonly number[];
}

export const OURS_ID = "rampart";
export const FLOOR_ID = "floor";

export function resultOf({ executors }: RunbookResults, id: string): ExecutorResult | undefined {
  return executors.find((executor) => executor.id === id);
}

/** How much longer a step takes than on the floor: the median over the rounds. Undefined where one was not timed. */
export function timesTheFloor(results: RunbookResults, { steps = [] }: ExecutorResult): number | undefined {
  const floor = resultOf(results, FLOOR_ID)?.steps ?? [];
  const ratios = steps.flatMap(({ millisecondsPerStep }, round) => {
    const least = floor[round];
    return least === undefined ? [] : [millisecondsPerStep / least.millisecondsPerStep];
  });
  return ratios.length === 0 ? undefined : median(ratios);
}

/** Start-up on top of that of Node.js alone in the same round: the median, in milliseconds. */
export function overBareNode(
  { bareStartUp }: Pick<RunbookResults, "bareStartUp">,
  { startUp = [] }: Partial<Timings>,
): number | undefined {
  const over = startUp.flatMap((milliseconds, round) => {
    const bare = bareStartUp[round];
    return bare === undefined ? [] : [milliseconds - bare];
  });
  return over.length === 0 ? undefined : median(over);
}

export function areOnceEach({ times }: { readonly times: readonly number[] }): boolean {
  return times.every((count) => count === 1);
}
