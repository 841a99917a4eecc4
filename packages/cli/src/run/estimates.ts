import { existsSync } from "node:fs";
import type { Journal } from "@rampart/runbook/journal";
import { estimatesOf } from "@rampart/runbook/plan";
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

async function earlierRuns(journal: Journal, runbook: string): ReturnType<Earlier> {
  const runs = [];
  for (const { run } of await journal.heads()) {
    const entries = await journal.read(run);
    const started = entries[0]?.event;
    if (started?.kind === "run-started" && started.runbook === runbook) runs.push(entries);
    if (runs.length === NEWEST) break;
  }
  return runs;
}

type Earlier = () => Promise<readonly Awaited<ReturnType<Journal["read"]>>[]>;
