import type { DatabaseSync, StatementSync } from "node:sqlite";
import { emptyHead } from "../chain.ts";
import type { Entry, Operator, RunEvent } from "../entry.ts";
import type { Head, Journal, Lease, Message } from "../journal.ts";
import { checkFollows, granted, holding, type LeaseRequest, type LockRecord, renewed } from "../rules.ts";
import { asJournalFailure, damaged, unreachable } from "./failure.ts";
import { identityOf } from "./files.ts";

/** Leaps from run to run in the index: to look at every entry for its run would take seconds in an old journal. */
const WITHOUT_HEAD = `
  WITH RECURSIVE runs(run) AS (
    SELECT min(run) FROM entries
    UNION ALL
    SELECT (SELECT min(run) FROM entries WHERE run > runs.run) FROM runs WHERE runs.run IS NOT NULL
  )
  SELECT run FROM runs WHERE run IS NOT NULL AND run NOT IN (SELECT run FROM heads) ORDER BY run DESC`;

type Row = ReturnType<StatementSync["get"]>;

/** A journal in an open database that has its tables. */
export class SqliteJournal implements Journal {
  readonly name: string;
  /** Undefined once it is closed. */
  #database: DatabaseSync | undefined;
  readonly #now: () => Date;
  readonly #identity: string | undefined;
  readonly #prepared = new Map<string, StatementSync>();

  constructor(database: DatabaseSync, file: string, now: () => Date) {
    this.name = file;
    this.#database = database;
    this.#now = now;
    this.#identity = identityOf(file);
  }

  async append(entry: Entry, lease: Lease): Promise<void> {
    this.#write(() => {
      holding(this.#lock(lease.key), lease);
      const head = this.#head(entry.run);
      checkFollows(head, entry, lease);
      const { run, seq, at, token, event, previous, hash } = entry;
      this.#statement(
        "INSERT INTO entries(run, seq, at, token, event, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
      ).run(run, seq, at, token, JSON.stringify(event), previous, hash);
      if (head === undefined)
        this.#statement("INSERT INTO heads(run, seq, hash) VALUES (?, ?, ?)").run(run, seq, hash);
      else this.#statement("UPDATE heads SET seq = ?, hash = ? WHERE run = ?").run(seq, hash, run);
    });
  }

  async read(run: string, from = 1): Promise<readonly Entry[]> {
    return this.#try(() =>
      this.#statement("SELECT * FROM entries WHERE run = ? AND seq >= ? ORDER BY seq")
        // Somebody may have given an entry a number below 1: who verifies has to see it.
        .all(run, from > 1 ? from : Number.MIN_SAFE_INTEGER)
        .map((row) => this.#entryOf(row)),
    );
  }

  async heads(): Promise<readonly Head[]> {
    return this.#try(() => [
      ...this.#statement("SELECT run, seq, hash FROM heads ORDER BY id DESC").all().map(toHead),
      ...this.#statement(WITHOUT_HEAD)
        .all()
        .map((row) => emptyHead(textOf(row, "run"))),
    ]);
  }

  async acquire(request: LeaseRequest): Promise<Lease> {
    return this.#write(() => this.#save(granted(this.#lock(request.key), request, this.#now())));
  }

  async leaseOf(key: string): Promise<Lease | undefined> {
    const record = this.#try(() => this.#lock(key));
    return record === undefined || record.released ? undefined : record.lease;
  }

  async lastRun(key: string): Promise<string | undefined> {
    return this.#try(() => this.#lock(key))?.lease.run;
  }

  async renew(lease: Lease, milliseconds: number): Promise<Lease> {
    return this.#write(() => this.#save(renewed(this.#lock(lease.key), lease, milliseconds, this.#now())));
  }

  async release(lease: Lease): Promise<void> {
    this.#write(() => {
      this.#statement("UPDATE locks SET released = 1 WHERE key = ? AND token = ?").run(
        lease.key,
        lease.token,
      );
    });
  }

  async post(run: string, body: Message["body"]): Promise<void> {
    this.#write(() => {
      this.#statement(
        `INSERT INTO messages(run, seq, at, body)
         SELECT ?1, coalesce(max(seq), 0) + 1, ?2, ?3 FROM messages WHERE run = ?1`,
      ).run(run, this.#now().toISOString(), JSON.stringify(body));
    });
  }

  async messages(run: string, after: number): Promise<readonly Message[]> {
    return this.#try(() =>
      this.#statement("SELECT seq, at, body FROM messages WHERE run = ? AND seq > ? ORDER BY seq")
        .all(run, after)
        .map((row) => ({
          seq: numberOf(row, "seq"),
          at: textOf(row, "at"),
          body: this.#parse(textOf(row, "body"), `message ${numberOf(row, "seq")} to run ${run}`),
        })),
    );
  }

  async close(): Promise<void> {
    const database = this.#database;
    this.#database = undefined;
    this.#prepared.clear();
    this.#try(() => database?.close());
  }

  #head(run: string): Head | undefined {
    const row = this.#statement("SELECT run, seq, hash FROM heads WHERE run = ?").get(run);
    return row === undefined ? undefined : toHead(row);
  }

  #lock(key: string): LockRecord | undefined {
    const row = this.#statement("SELECT * FROM locks WHERE key = ?").get(key);
    if (row === undefined) return undefined;
    return {
      lease: {
        key,
        run: textOf(row, "run"),
        holder: this.#parse<Operator>(textOf(row, "holder"), `the holder of ${key}`),
        token: numberOf(row, "token"),
        expires: textOf(row, "expires"),
      },
      since: textOf(row, "since"),
      released: numberOf(row, "released") === 1,
    };
  }

  #save({ lease, since, released }: LockRecord): Lease {
    const { key, token, run, holder, expires } = lease;
    this.#statement(
      "INSERT OR REPLACE INTO locks(key, token, run, holder, since, expires, released) VALUES (?, ?, ?, ?, ?, ?, ?)",
    ).run(key, token, run, JSON.stringify(holder), since, expires, released ? 1 : 0);
    return lease;
  }

  #entryOf(row: Row): Entry {
    const run = textOf(row, "run");
    const seq = numberOf(row, "seq");
    return {
      run,
      seq,
      at: textOf(row, "at"),
      token: numberOf(row, "token"),
      event: this.#parse<RunEvent>(textOf(row, "event"), `entry ${seq} of run ${run}`),
      previous: textOf(row, "previous"),
      hash: textOf(row, "hash"),
    };
  }

  #parse<Value>(text: string, what: string): Value {
    try {
      return JSON.parse(text) as Value;
    } catch {
      throw damaged(`${what} was edited: it is not JSON`, this.name);
    }
  }

  /** Statements are kept: to prepare one costs more than to run it. */
  #statement(sql: string): StatementSync {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    if (this.#database === undefined) throw unreachable("it was closed", this.name);
    const made = this.#database.prepare(sql);
    this.#prepared.set(sql, made);
    return made;
  }

  /** All of `act` or nothing, and nobody else in between; on the disk when it returns. */
  #write<Result>(act: () => Result): Result {
    return this.#try(() => {
      // SQLite goes on writing to a file that was deleted, and a second operator would begin another.
      if (identityOf(this.name) !== this.#identity)
        throw unreachable("it was moved or deleted while it was open", this.name);
      this.#statement("BEGIN IMMEDIATE").run();
      try {
        const result = act();
        this.#statement("COMMIT").run();
        return result;
      } catch (error) {
        this.#rollBack();
        throw error;
      }
    });
  }

  #rollBack(): void {
    try {
      this.#statement("ROLLBACK").run();
    } catch {
      // After a failed write SQLite may have rolled back by itself, and says that there is nothing to roll back.
    }
  }

  #try<Result>(act: () => Result): Result {
    try {
      return act();
    } catch (error) {
      throw asJournalFailure(error, this.name);
    }
  }
}

function toHead(row: Row): Head {
  return { run: textOf(row, "run"), seq: numberOf(row, "seq"), hash: textOf(row, "hash") };
}

// The tables are STRICT: a column holds what it says.
function textOf(row: Row, column: string): string {
  return String(row?.[column]);
}

function numberOf(row: Row, column: string): number {
  return Number(row?.[column]);
}
