import { readEffects } from "../effects.ts";
import type { Executor } from "../executor.ts";
import { launch } from "../launch.ts";
import type { Report, Task } from "../programs/task.ts";
import { newDrill } from "./drill.ts";

const CRASHING_STEP = 3;

/** What came of a run that was killed and taken up again. */
export interface Resumed {
  /** From the start of the resuming process to its end. */
  readonly seconds: number;
  /** To the first effect of it; undefined where it had none. */
  readonly secondsToNextStep: number | undefined;
  readonly report: Report;
  /** How often each step had its effect, over both processes. */
  readonly times: readonly number[];
}

/** Kills a process of `executor` with SIGKILL before the effect of a step or right after it, and resumes its run. */
export async function crash(
  executor: Executor,
  folder: string,
  where: NonNullable<Task["crash"]>["where"],
  hasProbes = true,
): Promise<Resumed> {
  const drill = newDrill(executor, folder);
  const task = { ...drill.task, hasProbes };
  const killed = await launch(executor, { ...task, crash: { where, step: CRASHING_STEP } });
  if (killed.report !== undefined) throw new Error(`${executor.name} ended before it could be killed`);
  const { pid, startedAt, seconds, report } = await launch(executor, { ...task, isResumed: true });
  if (report === undefined) throw new Error(`${executor.name} was killed when it resumed`);
  const next = readEffects(task.effects).find((effect) => effect.pid === pid);
  return {
    seconds,
    secondsToNextStep: next === undefined ? undefined : (next.at - startedAt) / 1000,
    report,
    times: drill.times(),
  };
}
