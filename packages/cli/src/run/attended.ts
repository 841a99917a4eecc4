import type { Runbook } from "@rampart/runbook";
import type { ExecutionOptions, RunOutcome } from "@rampart/runbook/execute";
import type { Entry } from "@rampart/runbook/journal";
import type { Terminal } from "../output/terminal.ts";
import { personAt } from "./asking.ts";
import type { View } from "./live/view.ts";
import { watch } from "./live/watch.ts";
import { listenToSignals } from "./signals.ts";
import { listenToStrayErrors } from "./stray-errors.ts";

/** The run that somebody attends to. */
interface Attended {
  readonly run: string;
  /** Name of the operator. */
  readonly operator: string;
  /** The command that goes on with it. */
  readonly goOn: string;
  /** What is written of the run already, where it is taken up again. */
  readonly earlier?: readonly Entry[];
}

/** What the operator at the terminal gives the executor. */
export interface Attendance {
  readonly options: Pick<ExecutionOptions, "observe" | "stop" | "abort" | "person">;
  asking: View["asking"];
}

/** Works on a run while the operator looks on, answers, and may stop it. */
export async function attended(
  runbook: Runbook,
  { run, operator, goOn, earlier = [] }: Attended,
  terminal: Terminal,
  work: (attendance: Attendance) => Promise<RunOutcome>,
): Promise<RunOutcome> {
  const view = await watch(runbook, { run, earlier });
  using signals = listenToSignals(() => view.stopping(goOn));
  listenToStrayErrors((error) => {
    view.note(`An error that no step waited for, so the run ends now: ${error.message}`);
    signals.end();
  });
  const person = personAt(terminal, operator, view);
  const options = {
    observe: view.observe,
    stop: signals.stop,
    abort: signals.abort,
    ...(person === undefined ? {} : { person }),
  };
  try {
    return await work({ options, asking: view.asking });
  } finally {
    view.close();
  }
}
