import type { Executor } from "../executor.ts";
import { launch } from "../launch.ts";
import type { Report, Task } from "../programs/task.ts";
import { newDrill, STEPS } from "./drill.ts";

/** What came of a run whose steps got other names between a crash and its resumption. */
export interface Renamed {
  readonly report: Report;
  /** How often each step had its effect then. */
  readonly times: readonly number[];
  /** Which of the finished steps the report names. */
  readonly named: readonly string[];
  /** What came of it when the steps had their old names again; undefined where it was done already. */
  readonly restored: { readonly report: Report; readonly times: readonly number[] } | undefined;
}

/** How many steps are finished at the crash. */
const FINISHED = 2;

/** Kills a run between two steps, renames all steps as a repair in a hurry could, and resumes it. */
export async function renameSteps(executor: Executor, folder: string): Promise<Renamed> {
  const drill = newDrill(executor, folder);
  await launch(executor, { ...drill.task, crash: { where: "between", step: FINISHED + 1 } });
  const resume = { ...drill.task, isResumed: true };
  const report = await reportOf(executor, { ...resume, steps: STEPS.map(renamed) });
  const times = drill.times();
  const named = STEPS.slice(0, FINISHED).filter((name) => namesStep(report.because ?? "", name));
  if (report.ended === "done") return { report, times, named, restored: undefined };
  return {
    report,
    times,
    named,
    restored: { report: await reportOf(executor, resume), times: drill.times() },
  };
}

function renamed(name: string): string {
  return `${name} v2`;
}

/** Whether `text` has the old name, and not only as the beginning of the new one. */
function namesStep(text: string, name: string): boolean {
  return text.replaceAll(renamed(name), "").includes(name);
}

async function reportOf(executor: Executor, task: Task): Promise<Report> {
  const { report } = await launch(executor, task);
  if (report === undefined) throw new Error(`${executor.name} was killed when it resumed`);
  return report;
}
