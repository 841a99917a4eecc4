import { hostname } from "node:os";
import type { RunSummary } from "@rampart/core/run-record";
import { type Entry, isGone, type Journal } from "@rampart/runbook/journal";
import { summaryOf } from "@rampart/runbook/record";

/** A run, and whether somebody works on it. */
export interface ListedRun extends RunSummary {
  /** Whether a process holds the run's lock: its lease is not over and, as far as this host can tell, it is alive. */
  readonly isHeld: boolean;
}

/** What a list says of the run that `journal` has these entries of. */
export async function listedRun(journal: Journal, entries: readonly Entry[]): Promise<ListedRun> {
  const summary = summaryOf(entries);
  const isHeld = await isHeldNow(journal, entries);
  if (isHeld || summary.status !== "running") return { ...summary, isHeld };
  // It may have ended between the two looks: the last entry is written before the lock is given back.
  return { ...summaryOf(await journal.read(summary.run)), isHeld };
}

async function isHeldNow(journal: Journal, [first]: readonly Entry[]): Promise<boolean> {
  if (first?.event.kind !== "run-started") return false;
  const lease = await journal.leaseOf(first.event.lock);
  if (lease === undefined || lease.run !== first.run) return false;
  return Date.parse(lease.expires) > Date.now() && !isGone(lease.holder, hostname());
}
