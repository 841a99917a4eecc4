import { existsSync } from "node:fs";
import type { Entry, Journal } from "@rampart/runbook/journal";
import { estimatesOf } from "@rampart/runbook/plan";
import { readRuns } from "../runs/read-runs.ts";
import { journalFile, withJournal } from "./journal-file.ts";

const NEWEST = 20;

/** How long the parts of a runbook took in earlier runs; undefined where there is no journal yet. */
export async function estimatesFrom(
  named: string | undefined,
  runbook: string,
): Promise<((step: string) => number | undefined) | undefined> {
  if (!existsSync(journalFile(named))) return undefined;
  return await withJournal(named, { readOnly: true }, async (journal) =>
    estimatesOf(await earlierRuns(journal, runbook)),
  );
}

/** A run that was damaged by hand tells nothing, and must not keep anybody from beginning another. */
async function earlierRuns(journal: Journal, runbook: string): Promise<readonly (readonly Entry[])[]> {
  const runs: (readonly Entry[])[] = [];
  for await (const read of readRuns(journal, await journal.heads())) {
    if ("damage" in read) continue;
    const started = read.entries[0]?.event;
    if (started?.kind === "run-started" && started.runbook === runbook) runs.push(read.entries);
    if (runs.length === NEWEST) break;
  }
  return runs;
}
