import { InputError } from "@rampart/core/errors";
import type { RunRecord } from "@rampart/core/run-record";
import type { RunOutcome } from "@rampart/runbook/execute";
import { type Journal, JournalFailed, verifyChain } from "@rampart/runbook/journal";
import { recordOf } from "@rampart/runbook/record";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { printable } from "../output/printable.ts";
import type { Terminal } from "../output/terminal.ts";
import { exitCodeOf } from "./ending.ts";
import { messageLines } from "./live/message-lines.ts";
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
  try {
    const record = await recordFrom(journal, outcome.run);
    if (format === "json") terminal.print(`${JSON.stringify(record, undefined, 2)}\n`);
    else terminal.print(`${summaryLines(record, terminal).join("\n")}\n`);
    for (const line of explanation(outcome)) terminal.progress(printable(line));
    await writeRunReports(record, reports);
    for (const file of reports) terminal.progress(`report: ${file}`);
    return exitCodeOf(outcome, record);
  } catch (error) {
    // The work is done, or was begun: this is no bad input any more.
    if (!(error instanceof JournalFailed || error instanceof InputError)) throw error;
    const lines = error instanceof JournalFailed ? explanation(outcome) : [];
    for (const line of [...lines, error.message]) terminal.progress(printable(line));
    return EXIT.failed;
  }
}

/** Why the run stands so, and what to do now. */
function explanation({ status, because, advice }: RunOutcome): readonly string[] {
  const [first, ...more] = messageLines(because ?? "");
  return [
    ...(first === undefined ? [] : [`${status}: ${first}`]),
    ...more.map((line) => `  ${line}`),
    ...(advice === undefined || advice === "" ? [] : [advice]),
  ];
}
