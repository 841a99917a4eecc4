import { existsSync } from "node:fs";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { cut } from "../output/cut.ts";
import { printable } from "../output/printable.ts";
import type { Terminal } from "../output/terminal.ts";
import { durationText } from "../run/duration-text.ts";
import { journalFile, withJournal } from "../run/journal-file.ts";
import type { Format } from "../run/options.ts";
import { type ListedRun, listedRun } from "./listed-run.ts";
import { readRuns } from "./read-runs.ts";

/** So that the rest of the line is seen, too. */
const STATUS_COLUMNS = 32;

/** Lists the runs of the journal, the newest first. */
export async function listRuns(
  { journal, format }: { readonly journal?: string; readonly format: Format },
  terminal: Terminal,
): Promise<ExitCode> {
  const isThere = existsSync(journalFile(journal)) || journal !== undefined;
  const { runs, damages } = isThere ? await summaries(journal) : { runs: [], damages: [] };
  if (format === "json") terminal.print(`${JSON.stringify({ schemaVersion: 1, runs }, undefined, 2)}\n`);
  else terminal.print(`${runs.length === 0 ? `No runs in ${journalFile(journal)}.` : table(runs)}\n`);
  for (const damage of damages) terminal.progress(printable(`left out: ${damage}`));
  return damages.length === 0 ? EXIT.ok : EXIT.findings;
}

interface Listed {
  readonly runs: readonly ListedRun[];
  /** Why runs are left out. */
  readonly damages: readonly string[];
}

async function summaries(named: string | undefined): Promise<Listed> {
  return await withJournal(named, { readOnly: true }, async (journal) => {
    const runs: ListedRun[] = [];
    const damages: string[] = [];
    for await (const read of readRuns(journal, await journal.heads())) {
      if ("damage" in read) damages.push(read.damage);
      else if (read.entries.length === 0) damages.push(`all entries of run ${read.head.run} were removed`);
      else runs.push(await listedRun(journal, read.entries));
    }
    return { runs, damages };
  });
}

/** For people, a run that nobody works on does not run, although nothing in the journal says that it ended. */
function standing({ status, step, isHeld }: ListedRun): string {
  const shown = status === "running" && !isHeld ? "crashed" : status;
  return step === undefined || status === "completed" ? shown : `${shown}: ${step}`;
}

function table(runs: readonly ListedRun[]): string {
  const rows = [
    ["RUN", "RUNBOOK", "STACK", "STATUS", "STEPS", "TOOK", "BY"],
    ...runs.map((run) => [
      run.run,
      `${run.runbook}${run.mode === "drill" ? " (drill)" : ""}`,
      run.stack ?? "-",
      cut(standing(run), STATUS_COLUMNS),
      `${run.steps.done}/${run.steps.of}`,
      durationText(run.milliseconds),
      run.operator,
    ]),
  ].map((row) => row.map(printable));
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
