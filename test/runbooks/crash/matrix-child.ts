// Works on runs of the ten steps, in a process that can be killed. Its parameter is a list of tasks in JSON; each is
// answered by a line of JSON.
import { writeSync } from "node:fs";
import { join } from "node:path";
import { type RunOutcome, resumeRun, startRun } from "@rampart/runbook/execute";
import { type Journal, openSqliteJournal } from "@rampart/runbook/journal";
import { thisOperator } from "@rampart/runbook/operator";
import { Effects } from "./effects.ts";
import { tenSteps } from "./ten-steps.ts";

export interface Task {
  /** Where the journal and the effects are. */
  readonly directory: string;
  readonly act: "start" | "resume";
  /** The write at which this process kills itself. */
  readonly kill?: { readonly write: number; readonly when: "before" | "after" };
}

export type Answer =
  | { readonly status: RunOutcome["status"]; readonly because?: string }
  | { readonly error: string; readonly message: string };

const RUN = "2026-11-20-matrix";

/** The journal, that ends the process at one of its writes. */
function deadly(journal: Journal, { write, when }: NonNullable<Task["kill"]>): Journal {
  let writes = 0;
  const append: Journal["append"] = async (entry, lease) => {
    writes += 1;
    if (writes === write && when === "before") process.kill(process.pid, "SIGKILL");
    await journal.append(entry, lease);
    if (writes === write && when === "after") process.kill(process.pid, "SIGKILL");
  };
  return new Proxy(journal, {
    get: (target, key): unknown => {
      if (key === "append") return append;
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

async function work({ directory, act, kill }: Task): Promise<Answer> {
  const opened = await openSqliteJournal(join(directory, "journal.db"));
  const journal = kill === undefined ? opened : deadly(opened, kill);
  const runbook = tenSteps(new Effects(directory));
  const operator = await thisOperator({ as: "Ada", run: RUN, runbook: runbook.name, people: {} });
  const options = { inputs: {}, journal, operator };
  try {
    const outcome =
      act === "start"
        ? await startRun(runbook, { ...options, run: RUN })
        : await resumeRun(runbook, RUN, options);
    return { status: outcome.status, ...(outcome.because !== undefined && { because: outcome.because }) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { error: error.name, message: error.message };
  } finally {
    await opened.close();
  }
}

if (process.argv[2] !== undefined) {
  for (const task of JSON.parse(process.argv[2]) as readonly Task[]) {
    const answer = await work(task);
    writeSync(1, `${JSON.stringify(answer)}\n`);
  }
}
