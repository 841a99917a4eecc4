import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { STEPS } from "./drills/drill.ts";
import type { Executor } from "./executor.ts";
import { fsyncMilliseconds } from "./fsync.ts";
import { type Ended, launch } from "./launch.ts";
import type { Report, Task } from "./programs/task.ts";

/** One run of many steps that do nothing. */
export interface StepTiming {
  readonly millisecondsPerStep: number;
  /** Of a synced write right before. */
  readonly fsyncMilliseconds: number;
}

/** An executor with a store that all its timed runs share, made by a run before them. */
export interface Timed {
  readonly executor: Pick<Executor, "name" | "program">;
  readonly task: Task;
}

/** Runs `executor` once, so that its store is made and its files are in memory. */
export async function warmUp(executor: Executor, folder: string): Promise<Timed> {
  const place = join(folder, `timing-${executor.id}`);
  mkdirSync(place);
  return await warmedUp(executor, executor.storeIn(place));
}

/** Runs a program that keeps nothing once. */
export async function warmUpBare(executor: Timed["executor"]): Promise<Timed> {
  return await warmedUp(executor, "");
}

async function warmedUp(executor: Timed["executor"], store: string): Promise<Timed> {
  const timed: Timed = {
    executor,
    task: {
      run: "",
      steps: STEPS,
      store,
      act: "nothing",
      effects: "",
      operator: "Ada",
      isResumed: false,
      takesOver: false,
      hasProbes: true,
    },
  };
  await runOnce(timed, STEPS);
  return timed;
}

/** Times a run of `count` steps, 2 at least: from the beginning of the first to that of the last. */
export async function timeSteps(timed: Timed, count: number, folder: string): Promise<StepTiming> {
  const fsync = fsyncMilliseconds(folder);
  const steps = Array.from({ length: count }, (_, index) => `step ${index + 1}`);
  const { firstStepAt, lastStepAt } = await runOnce(timed, steps);
  return { millisecondsPerStep: (lastStepAt - firstStepAt) / (count - 1), fsyncMilliseconds: fsync };
}

/** From the start of a process to its first step, in milliseconds. */
export async function timeStartUp(timed: Timed): Promise<number> {
  const { firstStepAt, startedAt } = await runOnce(timed, STEPS);
  return firstStepAt - startedAt;
}

type Finished = Pick<Ended, "startedAt"> & Required<Pick<Report, "firstStepAt" | "lastStepAt">>;

async function runOnce({ executor, task }: Timed, steps: readonly string[]): Promise<Finished> {
  const run = `bench-${randomBytes(4).toString("hex")}`;
  const { startedAt, report } = await launch(executor, { ...task, run, steps });
  const { ended, because, firstStepAt, lastStepAt } = report ?? {};
  if (ended !== "done" || firstStepAt === undefined || lastStepAt === undefined) {
    throw new Error(`${executor.name} did not end its run: ${because ?? ended}`);
  }
  return { startedAt, firstStepAt, lastStepAt };
}
