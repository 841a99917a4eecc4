import { messageOf } from "../errors/message-of.ts";
import { nextEntry } from "../journal/chain.ts";
import type { Entry, RunEvent } from "../journal/entry.ts";
import { type Head, type Journal, JournalFailed, type Lease, LeaseLost } from "../journal/journal.ts";
import type { Clock } from "../model/context.ts";
import { isOfJournal } from "./journal-failure.ts";
import type { Observer } from "./observer.ts";

/** What a ledger writes to, and under which right. */
export interface LedgerOptions {
  readonly journal: Journal;
  readonly lease: Lease;
  readonly leaseMilliseconds: number;
  readonly entries: readonly Entry[];
  readonly clock: Clock;
  readonly observe: Observer;
  /** Aborted when another operator holds the run. */
  readonly lost: AbortController;
  /** Takes secrets out of an event before it is written. */
  redact(event: RunEvent): RunEvent;
}

/** The one writer of a run: puts events into the chain, one after another, and keeps the lease. */
export class Ledger {
  readonly run: string;
  readonly #options: LedgerOptions;
  readonly #entries: Entry[];
  readonly #lost: AbortController;
  #lease: Lease;
  #tail: Promise<unknown> = Promise.resolve();
  #failure: JournalFailed | LeaseLost | undefined;
  #isClosed = false;
  readonly #beat: NodeJS.Timeout;

  constructor(options: LedgerOptions) {
    this.run = options.lease.run;
    this.#options = options;
    this.#lost = options.lost;
    this.#lease = options.lease;
    this.#entries = [...options.entries];
    this.#beat = setInterval(() => void this.#renew(), options.leaseMilliseconds / 3).unref();
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** Aborted when another operator holds the run. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /** Undefined before the first entry. */
  get head(): Head | undefined {
    const last = this.#entries.at(-1);
    return last && { run: last.run, seq: last.seq, hash: last.hash };
  }

  /**
   * Writes `event` after all that were given before it, and returns when it would survive a loss of power. After one
   * failure nothing more is written.
   */
  async record(event: RunEvent): Promise<Entry> {
    const written = this.#tail.then(() => this.#write(event));
    this.#tail = written.catch(() => undefined);
    return await written;
  }

  /** Stops renewing and gives the lock back. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#beat);
    await this.#tail;
    if (this.#lost.signal.aborted) return;
    try {
      await this.#options.journal.release(this.#lease);
    } catch {
      // It expires by itself; what matters is written.
    }
  }

  async #write(event: RunEvent): Promise<Entry> {
    if (this.#failure !== undefined) throw this.#failure;
    const { journal, clock, redact, observe } = this.#options;
    // An event that cannot be written down is no fault of the journal.
    const entry = nextEntry(this.head, this.run, redact(event), clock.now(), this.#lease.token);
    try {
      await journal.append(entry, this.#lease);
    } catch (error) {
      const failure = isOfJournal(error) ? error : unknownFailure(error);
      this.#failure = failure;
      if (failure instanceof LeaseLost) this.#lost.abort(failure);
      throw failure;
    }
    this.#entries.push(entry);
    observe({ kind: "entry", entry });
    return entry;
  }

  async #renew(): Promise<void> {
    try {
      this.#lease = await this.#options.journal.renew(this.#lease, this.#options.leaseMilliseconds);
    } catch (error) {
      // A journal that cannot be written for a moment may be back by the next beat; the next entry tells.
      if (!(error instanceof LeaseLost) || this.#isClosed) return;
      this.#failure = error;
      this.#lost.abort(error);
    }
  }
}

/** A store that fails in a way of its own cannot go on either. */
function unknownFailure(error: unknown): JournalFailed {
  return new JournalFailed("unreachable", messageOf(error), "See whether the journal can be written again.");
}
