// A database that is written to, with base backups and archived WAL, and runs of the runbooks on it.
import { readdirSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Runbook } from "@rampart/runbook";
import { type ResumeOptions, type RunOutcome, resumeRun, startRun, undoRun } from "@rampart/runbook/execute";
import { type Journal, memoryJournal, type RunEvent } from "@rampart/runbook/journal";
import restore from "@rampart/runbooks/backup/restore";
import restoreTest from "@rampart/runbooks/backup/restore-test";
import { Client } from "pg";
import { type ArchivingServer, startArchivingServer } from "../../servers/postgres/archive.ts";

type Given = Readonly<Record<string, unknown>>;

const CRYPT = fileURLToPath(new URL("crypt.ts", import.meta.url));
const KEY = "key-of-the-archive";
const ARCHIVED_WITHIN = 30_000;

/** A row, and when it was committed at the latest, by the clock of the server. */
export interface Row {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly committed: number;
}

export class Orders implements AsyncDisposable {
  readonly archiving: ArchivingServer;
  readonly client: Client;
  readonly journal: Journal = memoryJournal();
  readonly #isEncrypted: boolean;

  private constructor(archiving: ArchivingServer, client: Client, isEncrypted: boolean) {
    this.archiving = archiving;
    this.client = client;
    this.#isEncrypted = isEncrypted;
  }

  static async start({ isEncrypted = false }: { readonly isEncrypted?: boolean } = {}): Promise<Orders> {
    const encrypt = (archive: string): string =>
      `ARCHIVE_KEY=${KEY} ${process.execPath} ${CRYPT} encrypt %p ${archive}/%f.enc`;
    const archiving = await startArchivingServer(isEncrypted ? { archiveCommand: encrypt } : {});
    const client = new Client({ connectionString: archiving.server.url });
    client.on("error", () => undefined);
    await client.connect();
    await client.query("CREATE TABLE orders (id serial PRIMARY KEY, note text NOT NULL)");
    await client.query(
      "CREATE TABLE prices AS SELECT g AS id, md5(g::text) AS price FROM generate_series(1, 500) g",
    );
    return new Orders(archiving, client, isEncrypted);
  }

  /** Commits a row, with some milliseconds around it in which nothing is committed. */
  async order(note: string = "an order"): Promise<Row> {
    const { rows } = await this.client.query<{ id: number }>(
      "INSERT INTO orders (note) VALUES ($1) RETURNING id",
      [note],
    );
    const committed = await this.now();
    await sleep(8);
    return { id: rows[0]?.id ?? 0, committed };
  }

  /** The clock of the server, rounded up. */
  async now(): Promise<number> {
    const { rows } = await this.client.query<{ now: string }>(
      "SELECT ceil(extract(epoch FROM clock_timestamp()) * 1000)::text AS now",
    );
    return Number(rows[0]?.now);
  }

  /** Waits until all that is committed is in the archive, and gives the name of the last file of it. */
  async archived(): Promise<string> {
    const { rows } = await this.client.query<{ file: string }>(
      // Something is written first: a file with nothing in it is not switched.
      "SELECT pg_walfile_name(pg_create_restore_point('test')) AS file",
    );
    await this.client.query("SELECT pg_switch_wal()");
    const file = rows[0]?.file ?? "none";
    const deadline = performance.now() + ARCHIVED_WITHIN;
    while (!readdirSync(this.archiving.archive).some((name) => name === file || name === `${file}.enc`)) {
      if (performance.now() > deadline) throw new Error("the WAL was not archived");
      await sleep(20);
    }
    return file;
  }

  /** Where the backups are, and where the restored server is to be. */
  get places(): Given {
    const { archive, backups, restored, binaries, runAs } = this.archiving;
    const encrypted = {
      restoreCommand: `${process.execPath} ${CRYPT} decrypt ${archive}/%f.enc %p`,
      archiveKey: KEY,
    };
    return {
      store: "postgresql",
      baseBackups: backups,
      walArchive: archive,
      restoreInto: restored,
      binaries,
      ...(runAs === undefined ? {} : { runAs }),
      ...(this.#isEncrypted ? encrypted : {}),
    };
  }

  /** How the original is connected to. */
  get connection(): Given {
    const { host, port, user, password } = this.archiving.server;
    return { host, port, user, password, tls: "disable" };
  }

  restoreInputs(given: Given = {}): Given {
    return { ...defaultsOf(restore), ...this.places, ...this.connection, name: "orders-restored", ...given };
  }

  testInputs(given: Given = {}): Given {
    const evidence = join(this.archiving.folder, "evidence");
    const quick = { rto: "5m", rpo: "5m", waitForBackup: "1m", evidence };
    return { ...defaultsOf(restoreTest), ...this.places, ...this.connection, ...quick, ...given };
  }

  async restore(given: Given = {}): Promise<Ended> {
    return await this.#ended(await startRun(restore, this.options(this.restoreInputs(given))));
  }

  async test(given: Given = {}): Promise<Ended> {
    const options = this.options(this.testInputs(given));
    return await this.#ended(await startRun(restoreTest, { ...options, isAnew: true }));
  }

  async resume(run: string, given: Given = {}): Promise<Ended> {
    return await this.#ended(await resumeRun(restore, run, this.options(this.restoreInputs(given))));
  }

  async undo(run: string, given: Given = {}): Promise<Ended> {
    return await this.#ended(await undoRun(restore, run, this.options(this.restoreInputs(given))));
  }

  options(inputs: Given): ResumeOptions {
    const operator = { name: "Ada", host: hostname(), pid: process.pid };
    return { inputs, journal: this.journal, operator };
  }

  async #ended(outcome: RunOutcome): Promise<Ended> {
    const entries = await this.journal.read(outcome.run);
    return { ...outcome, events: entries.map(({ event }) => event) };
  }

  /** What is there of restored servers. */
  get left(): readonly string[] {
    return readdirSync(this.archiving.restored);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.client.end();
    await this.archiving[Symbol.asyncDispose]();
  }
}

/** How a run ended, and all that was written of it. */
export interface Ended extends RunOutcome {
  readonly events: readonly RunEvent[];
}

/** What a finished step gave back. */
export function resultOf<Result>({ events }: Ended, step: string): Result {
  const finished = events.findLast((event) => event.kind === "step-finished" && event.step === step);
  if (finished?.kind !== "step-finished") throw new Error(`"${step}" is not finished`);
  return finished.result as Result;
}

/** The answer of a gate. */
export function gateOf({ events }: Ended, gate: string): string {
  const checked = events.findLast((event) => event.kind === "gate-checked" && event.step === gate);
  if (checked?.kind !== "gate-checked") throw new Error(`"${gate}" was not asked`);
  return checked.check.value;
}

/** What a restored server has, asked over its socket. */
export async function askRestored<One extends object>(
  { archiving }: Orders,
  { name, port }: { readonly name: string; readonly port: number },
  text: string,
): Promise<readonly One[]> {
  const { user, database } = archiving.server;
  const host = join(archiving.restored, name, "socket");
  const client = new Client({ host, port, user, database });
  await client.connect();
  try {
    return (await client.query<One>(text)).rows;
  } finally {
    await client.end();
  }
}

function defaultsOf({ inputs }: Runbook): Given {
  return Object.fromEntries(
    Object.entries(inputs.properties).flatMap(([name, input]) =>
      "default" in input ? [[name, input.default]] : [],
    ),
  );
}
