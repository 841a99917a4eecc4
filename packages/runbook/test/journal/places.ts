import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { headOf, nextEntry } from "../../src/journal/chain.ts";
import type { Journal } from "../../src/journal/journal.ts";
import { openSqliteJournal } from "../../src/journal/sqlite/open-sqlite-journal.ts";

/** Directories that a test made. */
export class Places {
  readonly #made: string[] = [];

  /** The path of a journal in a new directory, which is not there yet. */
  async journalFile(): Promise<string> {
    const directory = await mkdtemp(join(tmpdir(), "rampart-test-"));
    this.#made.push(directory);
    return join(directory, "journal.db");
  }

  async remove(): Promise<void> {
    for (const directory of this.#made.splice(0)) await rm(directory, { recursive: true });
  }
}

/** Appends messages to the run `r`, the only one, after what it has. */
export async function append(journal: Journal, messages: readonly string[]): Promise<void> {
  const holder = { name: "ada", host: "lighthouse.example", pid: 11 };
  const lease = await journal.acquire({ key: "r", run: "r", holder, milliseconds: 60_000 });
  let [head] = await journal.heads();
  for (const message of messages) {
    const event = { kind: "logged" as const, step: "s", message };
    const entry = nextEntry(head, "r", event, new Date(), lease.token);
    await journal.append(entry, lease);
    head = headOf(entry);
  }
  await journal.release(lease);
}

/** A journal with a run `r` of so many entries, closed. */
export async function makeJournal(file: string, count: number): Promise<void> {
  const journal = await openSqliteJournal(file);
  await append(
    journal,
    Array.from({ length: count }, (_, i) => `message ${i + 1}`),
  );
  await journal.close();
}
