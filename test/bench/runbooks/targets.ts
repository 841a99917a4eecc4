import { times } from "../markdown.ts";
import { describeTimes } from "./effects.ts";
import {
  areOnceEach,
  type ExecutorResult,
  OURS_ID,
  overBareNode,
  type RunbookResults,
  resultOf,
  timesTheFloor,
} from "./results.ts";

const RESUME_SECONDS = 0.5;
const TIMES_THE_FLOOR = 2;
const START_UP_MS = 150;

/** What ours is to reach, what was measured, and whether that reaches it. */
export interface Target {
  readonly text: string;
  /** Undefined where it was not measured. */
  readonly measured: string | undefined;
  readonly isReached: boolean;
  /** Whether it says what ours does, rather than how fast: then a miss is a defect on any machine. */
  readonly isPromise: boolean;
}

export function targetsOf(results: RunbookResults): readonly Target[] {
  const ours = resultOf(results, OURS_ID);
  if (ours === undefined) throw new Error("ours was not measured");
  return [
    ...promisesOf(results, ours),
    resumeTarget(ours),
    target(
      `a step costs at most ${TIMES_THE_FLOOR} times the floor's`,
      timesTheFloor(results, ours),
      (ratio) => ratio <= TIMES_THE_FLOOR,
      times,
    ),
    target(
      `start-up: at most ${START_UP_MS} ms over Node.js alone`,
      overBareNode(results, ours),
      (milliseconds) => milliseconds <= START_UP_MS,
      (milliseconds) => `${milliseconds.toFixed(0)} ms`,
    ),
  ];
}

/** What ours promises and did not do: a defect on any machine, however slow. */
export function brokenPromises(results: RunbookResults): readonly string[] {
  return targetsOf(results)
    .filter(({ isPromise, isReached }) => isPromise && !isReached)
    .map(({ text, measured }) => `runbooks: ${text}: ${measured ?? "not measured"}`);
}

/** Rows of a table; see {@link targetsOf}. */
export function targetRowsOf(targets: readonly Target[]): readonly (readonly string[])[] {
  return targets.map((target) => [target.text, target.measured ?? "not measured", verdictOn(target)]);
}

function verdictOn({ measured, isReached }: Target): string {
  if (measured === undefined) return "";
  return isReached ? "reached" : "**missed**";
}

function promisesOf({ own }: RunbookResults, ours: ExecutorResult): readonly Target[] {
  const { between = [], inside = [], renamed, second } = ours;
  const killed = [...between, ...inside];
  const failed = killed.find((resumed) => resumed.report.ended !== "done" || !areOnceEach(resumed));
  const { unprobed, takeover } = own;
  return [
    promise(
      "killed between steps or inside one, then resumed: every probed step once",
      failed === undefined ? `${killed.length} of ${killed.length} runs` : describeTimes(failed.times),
      killed.length > 0 && failed === undefined,
    ),
    promise(
      "killed inside a step that cannot be probed: stops in doubt and names it",
      `${unprobed.report.ended}: ${unprobed.report.because ?? ""}`,
      unprobed.report.ended === "in-doubt" &&
        unprobed.times.every((count, index) => count === (index < 3 ? 1 : 0)),
    ),
    promise(
      "steps renamed between crash and resume: refused by name, nothing done; goes on under the old names",
      renamed === undefined
        ? "not measured"
        : `${renamed.report.ended}, names ${renamed.named.length} of 2; then ${renamed.restored?.report.ended ?? "nothing"}, ${describeTimes(renamed.restored?.times ?? renamed.times)}`,
      renamed !== undefined &&
        renamed.report.ended === "refused" &&
        renamed.named.length === 2 &&
        renamed.restored?.report.ended === "done" &&
        areOnceEach(renamed.restored),
    ),
    promise(
      "a second operator while the first is at it: refused",
      second === undefined ? "not measured" : `${second.second.ended}, ${describeTimes(second.times)}`,
      second?.second.ended === "refused" && second.first.ended === "done" && areOnceEach(second),
    ),
    promise(
      "a second operator takes over: the first is superseded, every step once",
      `${takeover.first.ended}, ${describeTimes(takeover.times)}`,
      takeover.first.ended === "superseded" && takeover.second.ended === "done" && areOnceEach(takeover),
    ),
  ];
}

function promise(text: string, measured: string, isReached: boolean): Target {
  return { text, measured, isReached, isPromise: true };
}

function resumeTarget({ between = [], inside = [] }: ExecutorResult): Target {
  const seconds = [...between, ...inside].map((resumed) => resumed.seconds);
  return target(
    `resumed and done in less than ${RESUME_SECONDS} s after a kill -9, in the slowest of ${seconds.length} runs`,
    seconds.length === 0 ? undefined : Math.max(...seconds),
    (slowest) => slowest < RESUME_SECONDS,
    (slowest) => `${slowest.toFixed(2)} s`,
  );
}

function target(
  text: string,
  value: number | undefined,
  reaches: (value: number) => boolean,
  describe: (value: number) => string,
): Target {
  return {
    text,
    measured: value === undefined ? undefined : describe(value),
    isReached: value !== undefined && reaches(value),
    isPromise: false,
  };
}
