import { headOf, nextEntry } from "../chain.ts";
import type { Entry, Operator, RunEvent } from "../entry.ts";
import type { Head, Journal, Lease } from "../journal.ts";

/** On hosts that are not this one, so that nobody looks for their processes. */
export const ada: Operator = { name: "ada", host: "lighthouse.example", pid: 11 };
export const bela: Operator = { name: "béla", host: "harbour.example", pid: 12 };

export const MINUTE = 60_000;

export function logged(message: string): RunEvent {
  return { kind: "logged", step: "a-step", message };
}

/** Appends an event after what the run has, and gives back the entry. */
export async function write(
  journal: Journal,
  lease: Lease,
  event: RunEvent,
  head: Head | undefined,
): Promise<Entry> {
  const entry = nextEntry(head, lease.run, event, new Date(0), lease.token);
  await journal.append(entry, lease);
  return entry;
}

/** Appends a message each, from the first entry of the run on. */
export async function writeAll(
  journal: Journal,
  lease: Lease,
  messages: readonly string[],
): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (const message of messages) {
    const last = entries.at(-1);
    entries.push(await write(journal, lease, logged(message), last && headOf(last)));
  }
  return entries;
}

/** The lease of `run` under a key of the same name, held by ada for a minute. */
export function leaseFor(journal: Journal, run: string): Promise<Lease> {
  return journal.acquire({ key: run, run, holder: ada, milliseconds: MINUTE });
}
