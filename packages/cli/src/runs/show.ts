import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Terminal } from "../output/terminal.ts";
import { withJournal } from "../run/journal-file.ts";
import type { Format } from "../run/options.ts";
import { refuseUnknownReports, writeRunReports } from "../run/reports.ts";
import { recordFrom } from "../run/result.ts";
import { summaryLines } from "../run/summary.ts";
import { refuseUnknownRun } from "./unknown-run.ts";

interface ShowOptions {
  readonly journal?: string;
  readonly format: Format;
  readonly report?: readonly string[];
}

/** Prints the record of a run, and writes reports of it. */
export async function showRun(
  run: string,
  { journal: named, format, report = [] }: ShowOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  refuseUnknownReports(report);
  return await withJournal(named, { readOnly: true }, async (journal) => {
    if ((await journal.read(run)).length === 0) return await refuseUnknownRun(journal, run);
    const record = await recordFrom(journal, run);
    await writeRunReports(record, report);
    if (format === "json") terminal.print(`${JSON.stringify(record, undefined, 2)}\n`);
    else terminal.print(`${summaryLines(record, terminal).join("\n")}\n`);
    for (const file of report) terminal.progress(`report: ${file}`);
    return EXIT.ok;
  });
}
