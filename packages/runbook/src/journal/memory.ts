import { headOf } from "./chain.ts";
import type { Entry } from "./entry.ts";
import type { Head, Journal, Lease, Message } from "./journal.ts";
import { checkFollows, granted, holding, type LeaseRequest, type LockRecord, renewed } from "./rules.ts";

export interface MemoryJournalOptions {
  /** The wall clock; that of the machine by default. */
  readonly now?: () => Date;
}

/** A journal that is gone with the process, for rehearsals and tests. It keeps every promise but that of durability. */
export function memoryJournal(options: MemoryJournalOptions = {}): Journal {
  return new MemoryJournal(options.now ?? (() => new Date()));
}

interface Run {
  readonly head: Head;
  /** As text, so that nobody holds a piece of what is written down. */
  readonly entries: string[];
}

class MemoryJournal implements Journal {
  readonly name = "memory";
  readonly #now: () => Date;
  readonly #runs = new Map<string, Run>();
  readonly #locks = new Map<string, LockRecord>();
  readonly #messages = new Map<string, string[]>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  async append(entry: Entry, lease: Lease): Promise<void> {
    holding(this.#locks.get(lease.key), lease);
    const run = this.#runs.get(entry.run);
    checkFollows(run?.head, entry, lease);
    const entries = run?.entries ?? [];
    entries.push(JSON.stringify(entry));
    this.#runs.set(entry.run, { head: headOf(entry), entries });
  }

  async read(run: string, from = 1): Promise<readonly Entry[]> {
    const texts = this.#runs.get(run)?.entries ?? [];
    return texts.slice(Math.max(from - 1, 0)).map((text) => JSON.parse(text) as Entry);
  }

  async heads(): Promise<readonly Head[]> {
    return [...this.#runs.values()].map(({ head }) => head).reverse();
  }

  async acquire(request: LeaseRequest): Promise<Lease> {
    return this.#save(granted(this.#locks.get(request.key), request, this.#now()));
  }

  async leaseOf(key: string): Promise<Lease | undefined> {
    const record = this.#locks.get(key);
    return record === undefined || record.released ? undefined : record.lease;
  }

  async lastRun(key: string): Promise<string | undefined> {
    return this.#locks.get(key)?.lease.run;
  }

  async renew(lease: Lease, milliseconds: number): Promise<Lease> {
    return this.#save(renewed(this.#locks.get(lease.key), lease, milliseconds, this.#now()));
  }

  async release(lease: Lease): Promise<void> {
    const record = this.#locks.get(lease.key);
    if (record?.lease.token === lease.token) this.#save({ ...record, released: true });
  }

  async post(run: string, body: Message["body"]): Promise<void> {
    const inbox = this.#messages.get(run) ?? [];
    const message: Message = { seq: inbox.length + 1, at: this.#now().toISOString(), body };
    inbox.push(JSON.stringify(message));
    this.#messages.set(run, inbox);
  }

  async messages(run: string, after: number): Promise<readonly Message[]> {
    const inbox = this.#messages.get(run) ?? [];
    return inbox.slice(Math.max(after, 0)).map((text) => JSON.parse(text) as Message);
  }

  async close(): Promise<void> {}

  #save(record: LockRecord): Lease {
    this.#locks.set(record.lease.key, structuredClone(record));
    return record.lease;
  }
}
