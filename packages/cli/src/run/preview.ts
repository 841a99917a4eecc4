import { InputError } from "@rampart/core/errors";
import type { Runbook } from "@rampart/runbook";
import { previewPlan } from "@rampart/runbook/execute";
import type { ResolvedInputs } from "@rampart/runbook/inputs";
import { type Plan, writePlan } from "@rampart/runbook/plan";
import type { StackState } from "@rampart/runbook/stack";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { printable } from "../output/printable.ts";
import type { Terminal } from "../output/terminal.ts";
import { failureText } from "../runbook/failure-text.ts";
import type { RunbookPlace } from "../runbook/locate.ts";
import { estimatesFrom } from "./estimates.ts";
import { watch } from "./live/watch.ts";
import type { RunCommandOptions } from "./options.ts";
import { printPlan } from "./plan.ts";
import { listenToSignals } from "./signals.ts";

/** What is planned. */
interface PreviewRequest extends Pick<RunCommandOptions, "journal" | "out" | "format"> {
  readonly runbook: Runbook;
  readonly place: RunbookPlace;
  readonly stack: StackState | undefined;
  readonly inputs: ResolvedInputs;
}

/** Shows what a run would do now, and saves it where that is asked for. Nothing is done. */
export async function showPlan(request: PreviewRequest, terminal: Terminal): Promise<ExitCode> {
  const { runbook, place, out, format } = request;
  using signals = listenToSignals(() => undefined);
  let plan: Plan;
  try {
    plan = await planOf(request, signals.stop);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const text = signals.stop.aborted ? "stopped" : `no plan could be made: ${failureText(error, place)}`;
    terminal.progress(printable(`rampart: ${text}\nNothing was done.`));
    return EXIT.failed;
  }
  if (out !== undefined) await writePlan(out, plan);
  printPlan(plan, runbook.objectives, format, terminal);
  return isRefused(plan) ? EXIT.findings : EXIT.ok;
}

async function planOf(
  { runbook, stack, inputs, journal }: PreviewRequest,
  abort: AbortSignal,
): Promise<Plan> {
  const estimateOf = await estimatesFrom(journal, runbook.name);
  const view = await watch(runbook, { run: "plan" });
  try {
    return await previewPlan(runbook, {
      ...inputs,
      ...(stack === undefined ? {} : { stack }),
      ...(estimateOf === undefined ? {} : { estimateOf }),
      abort,
      observe: view.observe,
    });
  } finally {
    view.close();
  }
}

function isRefused({ steps }: Plan): boolean {
  return steps.some(
    ({ check, refusals }) => refusals.length > 0 || (check !== undefined && check.passes !== true),
  );
}
