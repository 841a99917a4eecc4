import type { RunRecord } from "@rampart/core/run-record";
import type { RunOutcome } from "@rampart/runbook/execute";
import { type Journal, verifyChain } from "@rampart/runbook/journal";
import { recordOf } from "@rampart/runbook/record";
import type { ExitCode } from "../exit-code.ts";
import { printable } from "../output/printable.ts";
import type { Terminal } from "../output/terminal.ts";
import { exitCodeOf } from "./ending.ts";
import type { WorkOptions } from "./options.ts";
import { writeRunReports } from "./reports.ts";
import { summaryLines } from "./summary.ts";

/** The record of a run, with its chain checked. */
export async function recordFrom(journal: Journal, run: string): Promise<RunRecord> {
  const entries = await journal.read(run);
  const head = (await journal.heads()).find((one) => one.run === run);
  return recordOf(entries, verifyChain(run, entries, head));
}

/** Prints how a run ended, writes its reports, and says the exit code. */
export async function showResult(
  outcome: RunOutcome,
  journal: Journal,
  { format, reports }: Pick<WorkOptions, "format" | "reports">,
  terminal: Terminal,
): Promise<ExitCode> {
  const record = await recordFrom(journal, outcome.run);
  await writeRunReports(record, reports);
  if (format === "json") terminal.print(`${JSON.stringify(record, undefined, 2)}\n`);
  else terminal.print(`${summaryLines(record, terminal).join("\n")}\n`);
  if (outcome.because !== undefined && outcome.status !== "completed") {
    terminal.progress(printable(`${outcome.status}: ${outcome.because}`));
  }
  if (outcome.advice !== undefined) terminal.progress(printable(outcome.advice));
  for (const file of reports) terminal.progress(`report: ${file}`);
  return exitCodeOf(outcome, record);
}
