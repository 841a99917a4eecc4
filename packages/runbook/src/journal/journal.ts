import type { Entry, Operator } from "./entry.ts";

/** The right to write to the run that has the lock `key`, until another takes it over. */
export interface Lease {
  readonly key: string;
  readonly run: string;
  readonly holder: Operator;
  /** Grows with every holder of `key`: the journal refuses entries under an older one. */
  readonly token: number;
  /** ISO 8601: the holder renews before. */
  readonly expires: string;
}

/** Something for the holder of a run from somebody who is not: an approval, word of a manual step. */
export interface Message {
  /** Order of arrival within the run, from 1. */
  readonly seq: number;
  readonly at: string;
  readonly body:
    | {
        readonly kind: "approval";
        readonly step: string;
        readonly approver: string;
        readonly signature: string;
      }
    | { readonly kind: "refusal"; readonly step: string; readonly approver: string; readonly because: string }
    | { readonly kind: "confirmation"; readonly step: string; readonly by: string; readonly note?: string }
    | { readonly kind: "stop"; readonly by: string };
}

/**
 * The last entry of a run, as the journal noted it apart from the entries. A run that has entries, but no note any more,
 * has the head of an empty chain: `seq` 0.
 */
export interface Head {
  readonly run: string;
  readonly seq: number;
  readonly hash: string;
}

/** Thrown where a lease no longer holds: another operator took the run over. */
export class LeaseLost extends Error {
  readonly holder: Operator | undefined;
  constructor(holder: Operator | undefined) {
    super(
      holder === undefined
        ? "the lease of this run is gone"
        : `${holder.name} on ${holder.host} took this run over`,
    );
    this.name = "LeaseLost";
    this.holder = holder;
  }
}

/** Thrown where the lock is held. */
export class LockHeld extends Error {
  readonly lease: Lease;
  /** When its holder got it, ISO 8601. */
  readonly since: string;
  constructor(lease: Lease, since: string) {
    super(
      `${lease.holder.name} on ${lease.holder.host} works on ${lease.key} since ${since}, in run ${lease.run}`,
    );
    this.name = "LockHeld";
    this.lease = lease;
    this.since = since;
  }
}

/** Thrown where the journal itself cannot go on: full disk, no permission, not reachable, damaged. */
export class JournalFailed extends Error {
  readonly reason:
    | "full"
    | "read-only"
    | "no-permission"
    | "newer-version"
    | "damaged"
    | "conflict"
    | "busy"
    | "unreachable";
  /** What to do, in a sentence. */
  readonly advice: string;
  constructor(reason: JournalFailed["reason"], message: string, advice: string) {
    super(message);
    this.name = "JournalFailed";
    this.reason = reason;
    this.advice = advice;
  }
}

/**
 * Where runs are written down: append-only, one chain for each run. A store holds entries as they are; the chain is
 * made and checked outside of it. Every method of every store passes the tests that `@rampart/runbook/journal-tests`
 * exports.
 */
export interface Journal {
  /** For people: a path or an address. */
  readonly name: string;
  /**
   * Adds `entry` after the entry `entry.seq - 1` of its run, and returns when it would survive a loss of power.
   *
   * @throws {LeaseLost} if `lease` is no longer the newest of its key.
   * @throws {JournalFailed} `conflict` if the run's last entry is another one.
   */
  append(entry: Entry, lease: Lease): Promise<void>;
  /** The entries of `run` from `from` on (1 by default), in their order; none if there is no such run. */
  read(run: string, from?: number): Promise<readonly Entry[]>;
  /**
   * The last entry of every run, the run that began last first. A run whose note somebody removed comes after these,
   * with `seq` 0: it must not vanish with it.
   */
  heads(): Promise<readonly Head[]>;
  /**
   * Gets the lock `key` for `run`. A lease that has expired, or whose holder is a process of this host that is gone, is
   * free; so is the one that `takeOver` names, whoever holds it.
   *
   * @throws {LockHeld} if somebody else holds it.
   */
  acquire(request: {
    readonly key: string;
    readonly run: string;
    readonly holder: Operator;
    readonly milliseconds: number;
    /** Token of the lease that is taken away from its holder. */
    readonly takeOver?: number;
  }): Promise<Lease>;
  /** The lease of `key` now, whether or not it expired; undefined if there is none. */
  leaseOf(key: string): Promise<Lease | undefined>;
  /** The run that got the lock `key` last, whether or not it gave it back; undefined if none ever did. */
  lastRun(key: string): Promise<string | undefined>;
  /**
   * Makes it hold for `milliseconds` from now.
   *
   * @throws {LeaseLost}
   */
  renew(lease: Lease, milliseconds: number): Promise<Lease>;
  /** Gives it back. Does nothing if it is lost already. */
  release(lease: Lease): Promise<void>;
  /** Leaves a message for the holder of `run`. Needs no lease. */
  post(run: string, body: Message["body"]): Promise<void>;
  /** Messages to `run` after the message `after`. */
  messages(run: string, after: number): Promise<readonly Message[]>;
  close(): Promise<void>;
}
