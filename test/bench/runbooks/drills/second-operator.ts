import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readEffects } from "../effects.ts";
import type { Executor } from "../executor.ts";
import { type Ended, launch } from "../launch.ts";
import type { Report, Task } from "../programs/task.ts";
import { newDrill } from "./drill.ts";

/** What came of a run that a second operator started as well, while the first was within a step. */
export interface SecondOperator {
  readonly first: Report;
  readonly second: Report;
  readonly times: readonly number[];
}

const STEP = 2;
/** Long enough that the second process is at work within the step, on a busy machine too. */
const LONGEST_PAUSE_MS = 4000;
const DEADLINE_MS = 30_000;

/**
 * Begins the same run a second time, in another process and by another operator, while the first is within a step.
 *
 * @param longestPause how long the step lasts at most, in milliseconds. It ends sooner where the second operator does.
 */
export async function joinAsSecond(
  executor: Executor,
  folder: string,
  takesOver: boolean,
  longestPause: number = LONGEST_PAUSE_MS,
): Promise<SecondOperator> {
  const drill = newDrill(executor, folder);
  const until = join(folder, `${drill.task.run}-goes-on`);
  const task: Task = { ...drill.task, pause: { step: STEP, until, longestMilliseconds: longestPause } };
  const first = launch(executor, task);
  await Promise.race([isWithin(task), first.then(() => undefined)]);
  const others = joinNow(executor, { ...task, operator: "Grace", isResumed: true, takesOver }, until);
  const [{ report: mine }, { report: other }] = await Promise.all([first, others]);
  if (mine === undefined || other === undefined) throw new Error(`${executor.name} killed itself unasked`);
  return { first: mine, second: other, times: drill.times() };
}

async function joinNow(executor: Executor, task: Task, goesOn: string): Promise<Ended> {
  try {
    return await launch(executor, task);
  } finally {
    writeFileSync(goesOn, "");
  }
}

async function isWithin({ effects }: Task): Promise<void> {
  const deadline = performance.now() + DEADLINE_MS;
  while (!readEffects(effects).some(({ position }) => position === STEP)) {
    if (performance.now() > deadline) throw new Error(`step ${STEP} did not begin`);
    await sleep(10);
  }
}
