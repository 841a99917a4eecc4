// Works on runs of a restore, in a process that can be killed: node crash-child.ts FILE, where FILE holds a list of tasks
// in JSON. Each is answered by a line of JSON.
import { readFileSync, writeSync } from "node:fs";
import { hostname } from "node:os";
import { resumeRun, startRun, undoRun } from "@rampart/runbook/execute";
import { type Journal, openSqliteJournal } from "@rampart/runbook/journal";
import restore from "@rampart/runbooks/backup/restore";

export interface Task {
  readonly journal: string;
  readonly run: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly act: "start" | "resume" | "undo";
  /** The write of the journal before which this process kills itself. */
  readonly kill?: number;
}

export interface Answer {
  readonly status: string;
  readonly because?: string;
  /** Entries of the journal. */
  readonly writes: number;
}

/** The journal, that ends the process before one of its writes. */
function deadly(journal: Journal, write: number): Journal {
  let writes = 0;
  const append: Journal["append"] = async (entry, lease) => {
    writes += 1;
    if (writes === write) process.kill(process.pid, "SIGKILL");
    await journal.append(entry, lease);
  };
  return new Proxy(journal, {
    get: (target, key): unknown => {
      if (key === "append") return append;
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

async function work({ journal: path, run, inputs, act, kill }: Task): Promise<Answer> {
  const opened = await openSqliteJournal(path);
  const journal = kill === undefined ? opened : deadly(opened, kill);
  const options = { inputs, journal, operator: { name: "Ada", host: hostname(), pid: process.pid } };
  try {
    const begun = (await opened.read(run)).length > 0;
    const { status, because } =
      act === "start" || (act === "resume" && !begun)
        ? await startRun(restore, { ...options, run })
        : act === "resume"
          ? await resumeRun(restore, run, options)
          : await undoRun(restore, run, options);
    const writes = (await opened.read(run)).length;
    return { status, writes, ...(because === undefined ? {} : { because }) };
  } finally {
    await opened.close();
  }
}

const [, , file] = process.argv;
if (file !== undefined) {
  for (const task of JSON.parse(readFileSync(file, "utf8")) as readonly Task[]) {
    const answer = await work(task);
    writeSync(1, `${JSON.stringify(answer)}\n`);
  }
}
