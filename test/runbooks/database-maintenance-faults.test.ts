import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Notice } from "@rampart/runbook/execute";
import { type Journal, openSqliteJournal } from "@rampart/runbook/journal";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Database } from "../../runbooks/operations/database-maintenance/database.ts";
import { gaveWay, TableSkipped } from "../../runbooks/operations/database-maintenance/errors.ts";
import type { Inputs } from "../../runbooks/operations/database-maintenance/inputs.ts";
import { vacuum } from "../../runbooks/operations/database-maintenance/sql/tables.ts";
import { type PostgresServer, startPostgres } from "../servers/postgres/start.ts";
import { eventsOf, TestDatabase } from "./database.ts";
import { connectStalledStandby } from "./stalled-standby.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => {
  await server.stop();
});

const DEADLINE = { timeout: 30_000, interval: 20 };
const PURGE = [{ table: "events", column: "at", olderThan: "1d" }];

async function databaseWithEvents(rows = 1000, journal?: TestDatabase["journal"]): Promise<TestDatabase> {
  const database = await TestDatabase.create(server, journal);
  await database.ask(`
    CREATE TABLE events (id int PRIMARY KEY, at timestamptz, body text);
    CREATE INDEX events_at ON events (at);
    INSERT INTO events SELECT i, now() - interval '2 days', md5(i::text) FROM generate_series(1, ${rows}) AS i;
    ANALYZE events;`);
  return database;
}

async function countOf(database: TestDatabase, table = "events"): Promise<number> {
  const [row] = await database.ask<{ count: string }>(`SELECT count(*) FROM ${table}`);
  return Number(row?.count);
}

/** Sessions of the runbook that are in the middle of a statement. */
async function busySessions(database: TestDatabase): Promise<string[]> {
  const rows = await database.ask<{ query: string }>(
    `SELECT query FROM pg_stat_activity WHERE application_name = 'rampart database-maintenance'
       AND datname = current_database() AND state <> 'idle'`,
  );
  return rows.map(({ query }) => query);
}

/** A REINDEX has made its new index, and waits for older transactions. */
async function untilBuilding(database: TestDatabase): Promise<void> {
  await expect.poll(() => countOf(database, "pg_class WHERE relname = 'events_at_ccnew'"), DEADLINE).toBe(1);
  await expect
    .poll(() => busySessions(database), DEADLINE)
    .toContainEqual(expect.stringContaining("REINDEX"));
}

describe("a gate refuses, and nothing is touched,", () => {
  async function expectRefusal(
    database: TestDatabase,
    given: object,
    step: string,
    because: RegExp,
  ): Promise<void> {
    const before = await countOf(database);
    const ended = await database.run({ purge: PURGE, ...given });
    expect(ended).toMatchObject({ status: "refused", step });
    expect(ended.because).toMatch(because);
    expect(ended.entries.some(({ event }) => event.kind === "step-started")).toBe(false);
    expect(await countOf(database)).toBe(before);
  }

  test("while a transaction is older than the limit", async () => {
    await using database = await databaseWithEvents();
    const client = await database.connect();
    await client.query("BEGIN");
    await client.query("SELECT pg_sleep(1.1)");
    await expectRefusal(
      database,
      { maxLongestTransaction: "1s" },
      "no transaction is too old",
      /\d\.\d s \(application, idle in transaction, pid \d+\), wanted: at most 1s/,
    );
  });

  test("while somebody else shuts everybody out of a table", async () => {
    await using database = await databaseWithEvents();
    await database.ask("CREATE TABLE other ()");
    const client = await database.connect();
    await client.query("BEGIN; LOCK TABLE other");
    await expectRefusal(
      database,
      {},
      "no other maintenance runs",
      /an ACCESS EXCLUSIVE lock on other by pid \d+/,
    );
  });

  test("while somebody else shuts everybody out of the table that is purged", async () => {
    await using database = await databaseWithEvents();
    const client = await database.connect();
    await client.query("BEGIN; LOCK TABLE events");
    const ended = await database.run({ purge: PURGE });
    expect(ended).toMatchObject({ status: "refused", step: "no other maintenance runs" });
    await client.query("COMMIT");
    expect(await database.resume(ended.run, { purge: PURGE })).toMatchObject({ status: "completed" });
    expect(await countOf(database)).toBe(0);
  });

  test("while a standby is behind", async () => {
    await using database = await databaseWithEvents();
    await using _standby = await connectStalledStandby(server);
    await database.ask("CREATE TABLE to_replicate AS SELECT repeat('x', 100) FROM generate_series(1, 20000)");
    await expectRefusal(
      database,
      { maxReplicationLagMegabytes: 1 },
      "the standbys keep up",
      /stalled \(pid \d+\): \d+\.\d s, \d+\.\d MiB, wanted: at most 30s and 1 MiB/,
    );
  });

  test("where too few connections are left", async () => {
    await using database = await databaseWithEvents();
    await expectRefusal(
      database,
      { minFreeConnections: 97 },
      "connections are left for the service",
      /of 97 are free/,
    );
  });

  test.each([
    [
      "a table that is not there",
      [{ ...PURGE[0], table: "nothing.here" }],
      /there is no table nothing\.here/,
    ],
    ["a column that is not there", [{ ...PURGE[0], column: "when" }], /public\.events has no column when/],
    ["a column that tells no age", [{ ...PURGE[0], column: "id" }], /public\.events\.id is of type int4/],
    [
      "an archive with other columns",
      [{ ...PURGE[0], archiveTo: "narrow" }],
      /narrow lacks the columns at, body/,
    ],
    ["no time zone", [{ ...PURGE[0], timeZone: "Mars/Olympus" }], /Mars\/Olympus is not a time zone/],
    ["two rules for the same rows", [PURGE[0], PURGE[0]], /two rules purge public\.events\.at/],
  ])("where a rule names %s", async (_what, purge, because) => {
    await using database = await databaseWithEvents();
    await database.ask("CREATE TABLE narrow (id int)");
    await expectRefusal(database, { purge }, "the rules for purging can be followed", because);
  });

  test("where rows of another table would go, too, unless that is wanted", async () => {
    await using database = await databaseWithEvents();
    await database.ask(`
      CREATE TABLE details (event int REFERENCES events ON DELETE CASCADE);
      INSERT INTO details SELECT id FROM events`);
    await expectRefusal(database, {}, "the rules for purging can be followed", /rows of details would go/);
    const wanted = await database.run({ purge: [{ ...PURGE[0], cascade: true }] });
    expect(wanted).toMatchObject({ status: "completed" });
    expect(await countOf(database, "details")).toBe(0);
  });

  test("where the role has too few rights, until it has them", async () => {
    await using database = await databaseWithEvents();
    await database.ask(`
      CREATE ROLE helper LOGIN PASSWORD 'helpers-own-secret';
      CREATE ROLE owner_of_events;
      ALTER TABLE events OWNER TO owner_of_events;
      REVOKE SELECT, UPDATE, DELETE ON events FROM owner_of_events`);
    const [version] = await database.ask<{ number: number }>(
      "SELECT current_setting('server_version_num')::int AS number",
    );
    const mayMaintain = Number(version?.number) >= 170_000 ? "MAINTAIN ON events" : "owner_of_events";
    const helper = { user: "helper", password: "helpers-own-secret" };
    const step = "the role may maintain the tables";
    await expectRefusal(
      database,
      helper,
      step,
      /neither owns nor may maintain public\.events; helper does not see/,
    );
    await database.ask(`GRANT ${mayMaintain} TO helper; GRANT pg_monitor TO helper`);
    await expectRefusal(
      database,
      helper,
      "the rules for purging can be followed",
      /grant SELECT, UPDATE and DELETE/,
    );
    await database.ask("GRANT SELECT, UPDATE, DELETE ON events TO helper");
    expect(await database.run({ ...helper, purge: PURGE })).toMatchObject({ status: "completed" });
    expect(await countOf(database)).toBe(0);
  });

  test("where the address leads to a server that takes no writes", async () => {
    await using database = await databaseWithEvents();
    await database.ask("CREATE ROLE reader SUPERUSER LOGIN PASSWORD 'readers-own-secret'");
    await database.ask("ALTER ROLE reader SET default_transaction_read_only = on");
    await expectRefusal(
      database,
      { user: "reader", password: "readers-own-secret" },
      "the server is the primary",
      /read-only/,
    );
  });
});

describe("killed with SIGKILL", () => {
  let folder: string;
  let file: string;
  let journal: Journal;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "rampart-maintenance-"));
    file = join(folder, "journal.sqlite");
    journal = await openSqliteJournal(file);
  });
  afterEach(async () => {
    await journal.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const script = fileURLToPath(new URL("maintain.ts", import.meta.url));

  /** Runs in another process, until `isTime` says that it is time to kill it. */
  async function runAndKill(inputs: object, isTime: () => Promise<void>): Promise<void> {
    const args = [script, file, "killed-run", JSON.stringify(inputs)];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"] });
    const exit = once(child, "exit");
    try {
      await isTime();
    } finally {
      child.kill("SIGKILL");
      await exit;
    }
  }

  test("in the middle of purging, a run goes on, and each row is purged and archived once", async () => {
    const rows = 4000;
    await using database = await databaseWithEvents(rows, journal);
    const given = { batchRows: 50, pauseMilliseconds: 20, purge: [{ ...PURGE[0], archiveTo: "archive" }] };
    await runAndKill(database.inputs(given), async () => {
      await expect.poll(() => countOf(database), DEADLINE).toBeLessThan(rows - 500);
    });
    await expect.poll(() => busySessions(database), DEADLINE).toEqual([]);
    const left = await countOf(database);
    expect(left).toBeGreaterThan(0);
    expect(left + (await countOf(database, "archive"))).toBe(rows);

    // Rows that became due meanwhile are not this run's.
    await database.ask(
      "INSERT INTO events VALUES (0, now() - interval '1 day', 'due a moment after the run began')",
    );
    const ended = await database.resume("killed-run", given);
    expect(ended).toMatchObject({ status: "completed" });
    const [archive] = await database.ask(
      "SELECT count(*)::int AS rows, count(DISTINCT id)::int AS ids, count(DISTINCT rampart_run)::int AS runs FROM archive",
    );
    expect(archive).toEqual({ rows, ids: rows, runs: 1 });
    expect(await database.ask("SELECT id FROM events")).toEqual([{ id: 0 }]);
    const made = eventsOf(ended, "make the archives").filter(({ kind }) => kind === "step-started");
    expect(made).toHaveLength(1);
  });

  test("while it builds an index, the server ends the statement, and the run builds it anew", async () => {
    await using database = await databaseWithEvents(1000, journal);
    await database.ask("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'events_at'::regclass");
    const old = await database.connect();
    await old.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
    await old.query("SELECT count(*) FROM events");
    await runAndKill(database.inputs(), async () => {
      await untilBuilding(database);
    });
    await expect.poll(() => busySessions(database), DEADLINE).toEqual([]);
    await old.query("COMMIT");
    const ended = await database.resume("killed-run");
    expect(ended).toMatchObject({ status: "completed" });
    const steps = eventsOf(ended, "reindex[public.events_at]").map(({ kind }) => kind);
    expect(steps).toEqual([
      "step-started",
      "step-probed",
      "step-started",
      "logged",
      "step-finished",
      "verified",
    ]);
    const found = await database.ask(
      "SELECT relname, indisvalid FROM pg_index JOIN pg_class ON oid = indexrelid WHERE relname ~ '^events_at'",
    );
    expect(found).toEqual([{ relname: "events_at", indisvalid: true }]);
  });
});

test("an aborted run cancels its statement on the server, and the next run cleans up after it", async () => {
  await using database = await databaseWithEvents();
  const old = await database.connect();
  const abort = new AbortController();
  await database.ask("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'events_at'::regclass");
  await old.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
  await old.query("SELECT count(*) FROM events");
  const [ended] = await Promise.all([
    database.run({}, { abort: abort.signal }),
    untilBuilding(database).finally(() => abort.abort(new Error("Ctrl-C"))),
  ]);
  expect(ended).toMatchObject({ status: "aborted", step: "reindex[public.events_at]" });
  await expect.poll(() => busySessions(database), DEADLINE).toEqual([]);
  await old.query("COMMIT");
  const [leftover] = await database.ask("SELECT relname FROM pg_class WHERE relname ~ '_ccnew'");
  expect(leftover).toEqual({ relname: "events_at_ccnew" });

  const next = await database.run();
  expect(next).toMatchObject({ status: "completed" });
  expect(eventsOf(next, "drop leftover indexes[public.events_at_ccnew]").at(-1)).toMatchObject({
    check: { passes: true, value: "gone" },
  });
  expect(await database.ask("SELECT FROM pg_index WHERE NOT indisvalid")).toEqual([]);
});

test("an index that could not be built is built, and an invalid one is never taken for a leftover", async () => {
  await using database = await databaseWithEvents();
  await database.ask("INSERT INTO events SELECT id + 1000, at, body FROM events WHERE id <= 10");
  await expect(database.ask("CREATE UNIQUE INDEX CONCURRENTLY events_body ON events (body)")).rejects.toThrow(
    "could not create unique index",
  );
  const failing = await database.run();
  expect(failing).toMatchObject({ status: "failed", step: "reindex[public.events_body]" });
  expect(failing.because).toContain("could not create unique index");
  await database.ask("DELETE FROM events WHERE id > 1000");
  expect(await database.resume(failing.run)).toMatchObject({ status: "completed" });
  const found = await database.ask(
    "SELECT indexrelid::regclass::text AS name, indisvalid FROM pg_index WHERE indrelid = 'events'::regclass ORDER BY 1",
  );
  expect(found).toEqual([
    { name: "events_at", indisvalid: true },
    { name: "events_body", indisvalid: true },
    { name: "events_pkey", indisvalid: true },
  ]);
});

test("a table that VACUUM skipped because of a lock counts as skipped, and is tried again", async () => {
  await using database = await databaseWithEvents();
  const client = await database.connect();
  await client.query("BEGIN; LOCK TABLE events");
  await using maintenance = new Database(database.inputs() as Inputs);
  const signal = new AbortController().signal;
  const act = maintenance.command(vacuum({ schema: "public", name: "events" }), signal, maintenance.looking);
  const error = await act.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(TableSkipped);
  expect(gaveWay(error)).toBe(true);
});

test("a lock is waited for no longer than the lock timeout", async () => {
  await using database = await databaseWithEvents();
  const client = await database.connect();
  await client.query("BEGIN; LOCK TABLE events");
  await using maintenance = new Database(
    database.inputs({ lockTimeout: "1s", statementTimeout: "1m" }) as Inputs,
  );
  const signal = new AbortController().signal;
  const error = await maintenance.ask({ text: "TABLE events" }, signal).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: "55P03" });
  expect(gaveWay(error)).toBe(true);
});

describe("the password", () => {
  test("is in nothing that is journalled or shown", async () => {
    await using database = await databaseWithEvents();
    const notices: Notice[] = [];
    const observe = (notice: Notice): void => {
      notices.push(notice);
    };
    const ended = await database.run({ purge: PURGE }, { observe });
    expect(ended.status).toBe("completed");
    const written = JSON.stringify([ended, notices]);
    expect(written).toContain(database.server.host);
    expect(written).not.toContain(database.server.password);
  });

  test("is not in the message either that says it is wrong", async () => {
    await using database = await databaseWithEvents();
    const ended = await database.run({ password: "a-wrong-secret" });
    expect(ended.status).toBe("failed");
    expect(ended.because).toMatch(
      /cannot connect to the database .* as postgres: password authentication failed/,
    );
    expect(JSON.stringify(ended)).not.toContain("a-wrong-secret");
  });
});

test("without TLS nothing is sent, unless that is asked for", async () => {
  await using database = await databaseWithEvents();
  for (const tls of ["require", "verify-full"]) {
    const ended = await database.run({ tls, purge: PURGE });
    expect(ended.status).toBe("failed");
    expect(ended.because).toContain("The server does not support SSL connections");
  }
  expect(await countOf(database)).toBe(1000);
});
