// A run in a process of its own: node child.ts FILE, where FILE holds a JSON document with the journal, the inputs and,
// to go on with it, the run. Writes one line of JSON with how it ended and what memory it took.
import { readFile } from "node:fs/promises";
import { hostname } from "node:os";
import { resumeRun, startRun } from "@rampart/runbook/execute";
import { openSqliteJournal } from "@rampart/runbook/journal";
import runbook from "../../../runbooks/operations/transfer-files/runbook.ts";

/** What the file holds. */
export interface ChildOptions {
  readonly journal: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly run: string;
  readonly isResumed: boolean;
}

/** What the process writes at its end. */
export interface ChildReport {
  readonly status: string;
  readonly because?: string;
  /** The most bytes of buffers that were in use at a time; 0 without --expose-gc. */
  readonly held: number;
}

async function main(file: string): Promise<void> {
  const { journal: path, inputs, run, isResumed }: ChildOptions = JSON.parse(await readFile(file, "utf8"));
  const journal = await openSqliteJournal(path);
  const options = { inputs, journal, operator: { name: "ada", host: hostname(), pid: process.pid } };
  let held = 0;
  // What nobody uses any more is collected first: only what is left has to be in memory.
  const sampling = setInterval(() => {
    if (gc === undefined) return;
    gc();
    held = Math.max(held, process.memoryUsage().arrayBuffers);
  }, 50);
  const outcome = isResumed
    ? await resumeRun(runbook, run, options)
    : await startRun(runbook, { ...options, run });
  clearInterval(sampling);
  await journal.close();
  const report: ChildReport = {
    status: outcome.status,
    ...(outcome.because === undefined ? {} : { because: outcome.because }),
    held,
  };
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

const [, , file] = process.argv;
if (file === undefined) throw new Error("which file?");
await main(file);
