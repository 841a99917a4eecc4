// A database of a test, on a server that the tests of a file share.
import { hostname } from "node:os";
import type { RunOutcome, StartOptions } from "@rampart/runbook/execute";
import { resumeRun, startRun, undoRun } from "@rampart/runbook/execute";
import { type Entry, type Journal, memoryJournal } from "@rampart/runbook/journal";
import maintenance from "@rampart/runbooks/operations/database-maintenance";
import { Client } from "pg";
import type { PostgresServer } from "../servers/postgres/start.ts";

type Given = Readonly<Record<string, unknown>>;

/** What people would leave to the defaults, except that nothing is rested for. */
const QUICK: Given = {
  pauseMilliseconds: 0,
  vacuumCostDelayMilliseconds: 0,
  // Autovacuum may come first.
  vacuumDeadRows: 1,
  reindexMinimumMegabytes: 0.5,
};

function defaults(): Given {
  const all = Object.entries(maintenance.inputs.properties);
  return Object.fromEntries(
    all.flatMap(([name, input]) => ("default" in input ? [[name, input.default]] : [])),
  );
}

let databases = 0;

/** A database, and runs of the maintenance on it. */
export class TestDatabase implements AsyncDisposable {
  readonly server: PostgresServer;
  readonly name: string;
  readonly journal: Journal;
  readonly #clients: Client[] = [];
  readonly #admin: Client;

  private constructor(server: PostgresServer, name: string, admin: Client, journal: Journal) {
    this.server = server;
    this.name = name;
    this.journal = journal;
    this.#admin = admin;
    this.#clients.push(admin);
  }

  static async create(server: PostgresServer, journal: Journal = memoryJournal()): Promise<TestDatabase> {
    databases += 1;
    const name = `Test "${databases}"`;
    const owner = new Client({ connectionString: server.url });
    await owner.connect();
    await owner.query(`CREATE DATABASE ${owner.escapeIdentifier(name)}`);
    await owner.end();
    const admin = clientOf(server, name);
    await admin.connect();
    return new TestDatabase(server, name, admin, journal);
  }

  /** A connection of the application's. */
  async connect(user?: string, password?: string): Promise<Client> {
    const client = clientOf(this.server, this.name, user, password);
    await client.connect();
    this.#clients.push(client);
    return client;
  }

  async ask<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.#admin.query<Row>(text, [...values])).rows;
  }

  inputs(given: Given = {}): Given {
    const { host, port, user, password } = this.server;
    const connection = { host, port, user, password, database: this.name, tls: "disable" };
    return { ...defaults(), ...QUICK, ...connection, ...given };
  }

  options(given: Given = {}, more: Partial<StartOptions> = {}): StartOptions {
    const operator = { name: "Ada", host: hostname(), pid: process.pid };
    return { inputs: this.inputs(given), journal: this.journal, operator, ...more };
  }

  async run(given: Given = {}, more: Partial<StartOptions> = {}): Promise<Ended> {
    return await this.#ended(await startRun(maintenance, this.options(given, { isAnew: true, ...more })));
  }

  async resume(run: string, given: Given = {}): Promise<Ended> {
    return await this.#ended(await resumeRun(maintenance, run, this.options(given)));
  }

  async undo(run: string, given: Given = {}): Promise<Ended> {
    return await this.#ended(await undoRun(maintenance, run, this.options(given)));
  }

  async #ended(outcome: RunOutcome): Promise<Ended> {
    return { ...outcome, entries: await this.journal.read(outcome.run) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.end()));
  }
}

function clientOf(server: PostgresServer, database: string, user?: string, password?: string): Client {
  const { host, port } = server;
  const client = new Client({
    host,
    port,
    database,
    user: user ?? server.user,
    password: password ?? server.password,
    application_name: "application",
  });
  client.on("error", () => {});
  return client;
}

/** How a run ended, and all that was written of it. */
export interface Ended extends RunOutcome {
  readonly entries: readonly Entry[];
}

/** What the journal says of `step`, newest last. */
export function eventsOf({ entries }: Pick<Ended, "entries">, step: string): readonly Entry["event"][] {
  return entries.map(({ event }) => event).filter((event) => "step" in event && event.step === step);
}
