import { hash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Entry, RunEvent } from "./entry.ts";
import type { Head } from "./journal.ts";

/** What stands as `previous` in the first entry of `run`. */
export function firstPrevious(run: string): string {
  return hash("sha256", run, "hex");
}

/**
 * The hash that `entry` has to have: SHA-256 (hex) of the canonical JSON (RFC 8785) of all its other fields.
 *
 * @throws {Error} if it cannot be written as canonical JSON: half a surrogate pair, not a number.
 */
export function hashOf(entry: Omit<Entry, "hash">): string {
  const { run, seq, at, token, event, previous } = entry;
  const text = canonicalize({ run, seq, at, token, event, previous });
  return hash("sha256", text ?? "", "hex");
}

/**
 * The entry that follows `head`; without one, the first of `run`.
 *
 * Its event is a copy of `event` as a journal gives it back: JSON has no `undefined`, no dates and no infinity. Half
 * surrogate pairs, which no canonical JSON may hold, become U+FFFD: output that was cut in the middle of a character
 * must not keep a run from being written down.
 */
export function nextEntry(
  head: Head | undefined,
  run: string,
  event: RunEvent,
  at: Date,
  token: number,
): Entry {
  const fields = {
    run,
    seq: (head?.seq ?? 0) + 1,
    at: at.toISOString(),
    token,
    event: asJournalled(event),
    previous: head?.hash ?? firstPrevious(run),
  };
  return { ...fields, hash: hashOf(fields) };
}

/** What is remembered of an entry to go on after it. */
export function headOf({ run, seq, hash }: Entry): Head {
  return { run, seq, hash };
}

/** The head of a run that has no entry. */
export function emptyHead(run: string): Head {
  return { run, seq: 0, hash: firstPrevious(run) };
}

function asJournalled(event: RunEvent): RunEvent {
  const text = JSON.stringify(event);
  const copy: unknown = JSON.parse(text);
  // JSON.stringify writes half a pair as an escape that begins so; to walk through every event would cost more.
  return (text.includes("\\ud") ? wellFormed(copy) : copy) as RunEvent;
}

function wellFormed(value: unknown): unknown {
  if (typeof value === "string") return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [key.toWellFormed(), wellFormed(of)]));
}
