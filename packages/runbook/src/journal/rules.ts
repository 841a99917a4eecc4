import { hostname } from "node:os";
import type { Entry } from "./entry.ts";
import { type Head, type Journal, JournalFailed, type Lease, LeaseLost, LockHeld } from "./journal.ts";
import { isGone } from "./process.ts";

// What every store decides alike; a store only has to load, ask and save in one transaction.

/** A lock as a store keeps it. It stays when it is given back, so that tokens grow. */
export interface LockRecord {
  readonly lease: Lease;
  /** When its holder got it, ISO 8601. */
  readonly since: string;
  readonly released: boolean;
}

export type LeaseRequest = Parameters<Journal["acquire"]>[0];

/**
 * The lock once `request` is granted at `now`.
 *
 * @throws {LockHeld}
 */
export function granted(record: LockRecord | undefined, request: LeaseRequest, now: Date): LockRecord {
  const { key, run, holder, milliseconds, takeOver } = request;
  if (record !== undefined && takeOver !== record.lease.token && !isFree(record, now))
    throw new LockHeld(record.lease, record.since);
  const token = (record?.lease.token ?? 0) + 1;
  return {
    lease: { key, run, holder, token, expires: after(now, milliseconds) },
    since: now.toISOString(),
    released: false,
  };
}

/**
 * The lock once `lease` is renewed at `now`.
 *
 * @throws {LeaseLost}
 */
export function renewed(
  record: LockRecord | undefined,
  lease: Lease,
  milliseconds: number,
  now: Date,
): LockRecord {
  const held = holding(record, lease);
  return { ...held, lease: { ...held.lease, expires: after(now, milliseconds) } };
}

/**
 * The lock, if `lease` is still the newest of its key. It may have expired: as long as nobody else got it, nobody else
 * writes.
 *
 * @throws {LeaseLost}
 */
export function holding(record: LockRecord | undefined, lease: Lease): LockRecord {
  if (record === undefined) throw new LeaseLost(undefined);
  if (record.lease.token !== lease.token) throw new LeaseLost(record.lease.holder);
  if (record.released) throw new LeaseLost(undefined);
  return record;
}

/**
 * Checks that `entry` may be added after `head`, under `lease`.
 *
 * @throws {JournalFailed} `conflict`
 */
export function checkFollows(head: Head | undefined, entry: Entry, lease: Lease): void {
  const { run, seq, token, previous } = entry;
  if (lease.run !== run || lease.token !== token) {
    throw conflict(
      `entry ${seq} of run ${run} has token ${token}; the lease is of run ${lease.run} and has token ${lease.token}`,
    );
  }
  if (seq !== (head?.seq ?? 0) + 1 || (head !== undefined && head.hash !== previous)) {
    const last = head === undefined ? "has no entry yet" : `ends with entry ${head.seq} (${head.hash})`;
    throw conflict(`entry ${seq} after ${previous} does not follow: run ${run} ${last}`);
  }
}

function conflict(message: string): JournalFailed {
  return new JournalFailed(
    "conflict",
    message,
    "Something else wrote to this run: look at it with `rampart runs show`, then resume it.",
  );
}

function isFree({ lease, released }: LockRecord, now: Date): boolean {
  return released || Date.parse(lease.expires) <= now.getTime() || isGone(lease.holder, hostname());
}

function after(now: Date, milliseconds: number): string {
  return new Date(now.getTime() + milliseconds).toISOString();
}
