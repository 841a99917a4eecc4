import { existsSync } from "node:fs";
import { summaryOf } from "@rampart/runbook/record";
import { journalFile, withJournal } from "../run/journal-file.ts";
import type { Candidate } from "./completion.ts";

const NEWEST = 20;

/** The newest runs of the journal; none where it cannot be read, since nobody asked about that. */
export async function newestRuns(named: string | undefined): Promise<readonly Candidate[]> {
  if (!existsSync(journalFile(named))) return [];
  try {
    return await withJournal(named, { readOnly: true }, async (journal) => {
      const candidates: Candidate[] = [];
      for (const { run } of (await journal.heads()).slice(0, NEWEST)) {
        const { runbook, status } = summaryOf(await journal.read(run));
        candidates.push({ value: run, description: `${runbook}: ${status}` });
      }
      return candidates;
    });
  } catch {
    return [];
  }
}
