import { type Entry, type Head, type Journal, JournalFailed } from "@rampart/runbook/journal";

/** A run as it stands in the journal, or why it cannot be read. */
export type ReadRun = { readonly head: Head } & (
  | { readonly entries: readonly Entry[] }
  | { readonly damage: string }
);

/**
 * The runs of a journal, the newest first. That one of them was damaged by hand must not hide the others.
 *
 * @throws {JournalFailed} if the journal itself cannot be read.
 */
export async function* readRuns(
  journal: Journal,
  heads: readonly Head[],
): AsyncGenerator<ReadRun, void, undefined> {
  for (const head of heads) yield await readOne(journal, head);
}

async function readOne(journal: Journal, head: Head): Promise<ReadRun> {
  try {
    return { head, entries: await journal.read(head.run) };
  } catch (error) {
    if (error instanceof JournalFailed && error.reason === "damaged") return { head, damage: error.message };
    throw error;
  }
}
