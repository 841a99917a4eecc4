import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type AgeType,
  countDue,
  type DueRows,
  purgeBatch,
} from "../../runbooks/operations/database-maintenance/sql/retention.ts";
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

const EVENTS = `
  CREATE TABLE events (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz, body text,
    length int GENERATED ALWAYS AS (length(body)) STORED);
  CREATE INDEX events_at ON events (at);`;

/** `rows` events, one each minute, the newest a minute old. */
async function fillEvents(database: TestDatabase, rows: number): Promise<void> {
  await database.ask(EVENTS);
  await database.ask(
    `INSERT INTO events (at, body) SELECT now() - make_interval(mins => i), md5(i::text)
     FROM generate_series(1, $1::int) AS i`,
    [rows],
  );
  await database.ask("ANALYZE events");
}

async function idsOf(database: TestDatabase, table: string): Promise<number[]> {
  const rows = await database.ask<{ id: string }>(`SELECT id FROM ${table} ORDER BY id`);
  return rows.map(({ id }) => Number(id));
}

const DAY = { table: "events", column: "at", olderThan: "1d" };
const MINUTES_OF_A_DAY = 24 * 60;

describe("which rows are purged", () => {
  const MICROSECONDS_OF_A_DAY = 86_400_000_000n;

  /** Microseconds since 1970 as PostgreSQL writes a time without a zone. */
  function written(microseconds: bigint): string {
    const seconds = new Date(Number(microseconds / 1_000_000n) * 1000).toISOString().slice(0, 19);
    return `${seconds}.${String(microseconds % 1_000_000n).padStart(6, "0")}`;
  }

  /** What a clock on the wall in `timeZone` shows, as if it were UTC: by the tables of Node.js, not of PostgreSQL. */
  function onTheWall(microseconds: bigint, timeZone: string): bigint {
    const parts = new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    }).formatToParts(new Date(Number(microseconds / 1000n)));
    const [month, day, year, hour, minute, second] = parts
      .filter(({ type }) => type !== "literal")
      .map(({ value }) => Number(value));
    const wall = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
    return BigInt(wall) * 1000n + (microseconds % 1_000_000n);
  }

  const NO_AGE = ["infinity", "-infinity", null] as const;
  const offset = fc.oneof(
    fc.constantFrom(-1n, 0n, 1n, -MICROSECONDS_OF_A_DAY, MICROSECONDS_OF_A_DAY),
    fc.bigInt({ min: -3n * MICROSECONDS_OF_A_DAY, max: 3n * MICROSECONDS_OF_A_DAY }),
  );
  const rows = fc.array(fc.oneof({ weight: 5, arbitrary: offset }, fc.constantFrom(...NO_AGE)), {
    minLength: 1,
    maxLength: 12,
  });
  const before = fc
    .oneof(
      // Clocks go forward and back in Zurich and in Lord Howe in these hours.
      fc.constantFrom(
        "2026-03-29T01:00:00Z",
        "2026-10-25T00:30:00Z",
        "2026-10-25T01:30:00Z",
        "2026-04-04T15:00:00Z",
      ),
      fc
        .integer({ min: 1_600_000_000, max: 1_800_000_000 })
        .map((second) => new Date(second * 1000).toISOString()),
    )
    .chain((text) =>
      fc.bigInt({ min: 0n, max: 999_999n }).map((rest) => BigInt(Date.parse(text)) * 1000n + rest),
    );
  const timeZone = fc.constantFrom(
    "UTC",
    "Europe/Zurich",
    "America/New_York",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
  );

  test.each<AgeType>(["timestamptz", "timestamp", "date"])(
    "rows of a %s column go exactly if they are older, and never without an age",
    async (type) => {
      await using database = await TestDatabase.create(server);
      await database.ask(`CREATE TABLE aged (id int, at ${type})`);
      const due: Omit<DueRows, "before" | "timeZone"> = {
        table: { schema: "public", name: "aged" },
        column: "at",
        type,
        isIndexed: false,
      };
      await fc.assert(
        fc.asyncProperty(
          rows,
          before,
          timeZone,
          fc.integer({ min: 1, max: 5 }),
          async (ages, moment, zone, limit) => {
            const edge = type === "timestamptz" ? moment : onTheWall(moment, zone);
            const values = ages.map((age) => {
              if (typeof age !== "bigint") return age;
              const text = written(edge + age);
              if (type === "timestamptz") return `${text}Z`;
              return type === "date" ? text.slice(0, 10) : text;
            });
            const isDue = (value: string | null): boolean => {
              if (value === null || value.endsWith("infinity")) return false;
              if (type === "date") return value < written(edge).slice(0, 10);
              return value.replace("Z", "") < written(edge);
            };
            await database.ask("TRUNCATE aged");
            await database.ask(
              `INSERT INTO aged SELECT ordinality, value::${type} FROM unnest($1::text[]) WITH ORDINALITY AS row (value)`,
              [values],
            );
            const wanted: DueRows = { ...due, before: `${written(moment)}Z`, timeZone: zone };
            const kept = values.flatMap((value, index) => (isDue(value) ? [] : [index + 1]));
            const counted = countDue(wanted);
            expect((await database.ask(counted.text, counted.values))[0]).toEqual({
              rows: ages.length - kept.length,
            });
            const batch = purgeBatch(wanted, limit, undefined);
            for (;;) {
              const [gone] = await database.ask<{ rows: number }>(batch.text, batch.values);
              expect(gone?.rows).toBeLessThanOrEqual(limit);
              if (gone?.rows === 0) break;
            }
            expect(await idsOf(database, "aged")).toEqual(kept);
          },
        ),
        { numRuns: 60 },
      );
    },
  );

  test("each partition and each table that inherits is purged, whatever is in their names", async () => {
    await using database = await TestDatabase.create(server);
    await database.ask(`
      CREATE SCHEMA "Odd.Schema";
      CREATE TABLE "Odd.Schema"."My ""Events""; DROP" (id int, "When?" timestamptz) PARTITION BY RANGE (id);
      CREATE TABLE "Odd.Schema".low PARTITION OF "Odd.Schema"."My ""Events""; DROP" FOR VALUES FROM (0) TO (100);
      CREATE TABLE "Odd.Schema".high PARTITION OF "Odd.Schema"."My ""Events""; DROP" FOR VALUES FROM (100) TO (200);
      INSERT INTO "Odd.Schema"."My ""Events""; DROP"
        SELECT i, CASE WHEN i % 2 = 0 THEN now() - interval '2 days' ELSE now() END FROM generate_series(0, 199) AS i;
      CREATE TABLE parent (id int, at timestamptz);
      CREATE TABLE child () INHERITS (parent);
      INSERT INTO parent SELECT i, now() - interval '2 days' FROM generate_series(1, 5) AS i;
      INSERT INTO child SELECT i, now() FROM generate_series(6, 10) AS i;`);
    const ended = await database.run({
      batchRows: 7,
      purge: [
        { table: '"Odd.Schema"."My ""Events""; DROP"', column: "When?", olderThan: "1d" },
        { table: "parent", column: "at", olderThan: "1d" },
      ],
    });
    expect(ended).toMatchObject({ status: "completed" });
    const left = await idsOf(database, '"Odd.Schema"."My ""Events""; DROP"');
    expect(left).toHaveLength(100);
    expect(left.every((id) => id % 2 === 1)).toBe(true);
    expect(await idsOf(database, "parent")).toEqual([6, 7, 8, 9, 10]);
  });
});

test("a hundred thousand rows are purged, vacuumed and reindexed, and nobody waits longer than the lock timeout", async () => {
  await using database = await TestDatabase.create(server);
  await fillEvents(database, 100_000);
  const [before] = await database.ask<{ bytes: string }>("SELECT pg_relation_size('events_at') AS bytes");

  const holder = await database.connect();
  await holder.query("BEGIN");
  const held = await holder.query(
    "SELECT id FROM events WHERE at < now() - interval '30 days' LIMIT 20 FOR UPDATE",
  );
  expect(held.rowCount).toBe(20);

  // The server itself ends any statement of the application that waits longer than what is promised.
  const application = await database.connect();
  await application.query("SET lock_timeout = '2s'");
  const working = new AbortController();
  let transactions = 0;
  const work = (async () => {
    while (!working.signal.aborted) {
      await application.query("UPDATE events SET body = body || '.' WHERE id = 1 + floor(random() * 100000)");
      await application.query("INSERT INTO events (at, body) VALUES (now(), 'new')");
      transactions += 1;
    }
  })();
  const release = sleep(1500).then(() => holder.query("COMMIT"));

  const running = database.run({ purge: [DAY], lockTimeout: "2s", reindexMinimumMegabytes: 1 });
  const [ended] = await Promise.all([running.finally(() => working.abort()), work, release]);

  expect(ended).toMatchObject({ status: "completed" });
  expect(transactions).toBeGreaterThan(10);
  const [left] = await database.ask<{ old: string; recent: string; fresh: string }>(`
    SELECT count(*) FILTER (WHERE at < now() - interval '1 day 10 minutes') AS old,
           count(*) FILTER (WHERE body <> 'new') AS recent, count(*) FILTER (WHERE body = 'new') AS fresh FROM events`);
  expect(left?.old).toBe("0");
  expect(Number(left?.recent)).toBeGreaterThanOrEqual(MINUTES_OF_A_DAY - 10);
  expect(Number(left?.recent)).toBeLessThanOrEqual(MINUTES_OF_A_DAY);
  expect(Number(left?.fresh)).toBe(transactions);
  expect(eventsOf(ended, "vacuum[public.events]").at(-1)).toMatchObject({
    kind: "verified",
    check: { passes: true },
  });
  const compared = eventsOf(ended, "compare with before").find((event) => event.kind === "step-finished");
  const { deadRows } = (compared?.result ?? {}) as { readonly deadRows?: number };
  // The application makes dead rows all the time, but by far not as many as were purged.
  expect(deadRows).toBeLessThan(10_000);
  const [after] = await database.ask<{ bytes: string; valid: boolean }>(
    `SELECT pg_relation_size('events_at') AS bytes, indisvalid AS valid FROM pg_index
     WHERE indexrelid = 'events_at'::regclass`,
  );
  expect(after?.valid).toBe(true);
  expect(Number(after?.bytes)).toBeLessThan(Number(before?.bytes) / 4);
});

test("what is archived is exactly what was purged, and undo puts it back as it was", async () => {
  await using database = await TestDatabase.create(server);
  await fillEvents(database, 3000);
  const all = await database.ask("SELECT * FROM events ORDER BY id");
  const ended = await database.run({ batchRows: 250, purge: [{ ...DAY, archiveTo: "old.events" }] });
  expect(ended).toMatchObject({ status: "refused", step: "the rules for purging can be followed" });

  await database.ask("CREATE SCHEMA old");
  const run = await database.run({ batchRows: 250, purge: [{ ...DAY, archiveTo: "old.events" }] });
  expect(run).toMatchObject({ status: "completed" });
  const [kept, archived] = [await idsOf(database, "events"), await idsOf(database, "old.events")];
  expect(archived.length).toBeGreaterThan(1000);
  expect([...kept, ...archived].sort((one, other) => one - other)).toEqual(all.map((_, index) => index + 1));

  // The rows of another run stay in the archive.
  await database.ask(
    "INSERT INTO old.events (id, rampart_run, rampart_table, rampart_purged_at) VALUES (0, 'x', 'x', now())",
  );
  const undone = await database.undo(run.run, { batchRows: 250 });
  expect(undone).toMatchObject({ status: "undone" });
  expect(await database.ask("SELECT * FROM events ORDER BY id")).toEqual(all);
  expect(await idsOf(database, "old.events")).toEqual([0]);
});

test("rows that another transaction holds for too long stop the run, which goes on when they are free", async () => {
  await using database = await TestDatabase.create(server);
  await fillEvents(database, 2000);
  const holder = await database.connect();
  await holder.query("BEGIN");
  await holder.query("SELECT id FROM events WHERE id = 2000 FOR UPDATE");
  const given = { purge: [DAY], maxLongestTransaction: "3s" };
  const ended = await database.run(given);
  expect(ended).toMatchObject({ status: "failed", step: "purge[public.events.at]" });
  expect(ended.because).toContain("other transactions hold them");
  expect(await idsOf(database, "events")).toContain(2000);
  await holder.query("COMMIT");
  expect(await database.resume(ended.run, given)).toMatchObject({ status: "completed" });
  expect(await idsOf(database, "events")).not.toContain(2000);
});

/** What a run logged in `step`. */
function linesOf(ended: Parameters<typeof eventsOf>[0], step: string): string[] {
  return eventsOf(ended, step).flatMap((event) => (event.kind === "logged" ? [event.message] : []));
}

test("a batch that takes longer than a lock may be waited for is made smaller until it does not", async () => {
  await using database = await TestDatabase.create(server);
  await fillEvents(database, MINUTES_OF_A_DAY + 300);
  await database.ask(`
    CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      PERFORM pg_sleep(0.01);
      RETURN OLD;
    END $$;
    CREATE TRIGGER slow BEFORE DELETE ON events FOR EACH ROW EXECUTE FUNCTION slow()`);
  const ended = await database.run({ purge: [DAY], lockTimeout: "1s", batchRows: 256 });
  expect(ended).toMatchObject({ status: "completed" });
  expect(linesOf(ended, "purge[public.events.at]")).toContain("a batch of 256 rows took too long");
  expect(eventsOf(ended, "purge[public.events.at]").at(-1)).toMatchObject({ check: { passes: true } });
});

test("purging waits while a standby is behind", async () => {
  await using database = await TestDatabase.create(server);
  await fillEvents(database, 5000);
  const standby = await connectStalledStandby(server);
  const step = "purge[public.events.at]";
  let given: ReturnType<typeof sleep> | undefined;
  const ended = await database.run(
    { purge: [DAY], batchRows: 500, maxReplicationLagMegabytes: 0.2 },
    {
      observe: (notice) => {
        const isWaiting =
          notice.kind === "entry" &&
          notice.entry.event.kind === "logged" &&
          notice.entry.event.message.includes("the standby stalled");
        if (isWaiting) given ??= sleep(0).then(() => standby[Symbol.asyncDispose]());
      },
    },
  );
  await given;
  expect(ended).toMatchObject({ status: "completed" });
  expect(linesOf(ended, step)[0]).toMatch(/waits, because the standby stalled \(pid \d+\) is behind: .* MiB/);
});
