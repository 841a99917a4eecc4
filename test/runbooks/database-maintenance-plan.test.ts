import { previewPlan } from "@rampart/runbook/execute";
import { recordOf } from "@rampart/runbook/record";
import maintenance from "@rampart/runbooks/operations/database-maintenance";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PostgresServer, startPostgres } from "../servers/postgres/start.ts";
import { TestDatabase } from "./database.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => {
  await server.stop();
});

test("a plan says of what it cannot list that it is listed later, and its run is all as planned", async () => {
  await using database = await TestDatabase.create(server);
  // No row becomes due between the plan and the run.
  await database.ask(`
    CREATE TABLE events (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz);
    CREATE INDEX events_at ON events (at);
    INSERT INTO events (at) SELECT now() - interval '2 days' - n * interval '1 s' FROM generate_series(1, 30000) n;
    INSERT INTO events (at) SELECT now() FROM generate_series(1, 100);
    ANALYZE events`);
  const given = {
    reindexMinimumMegabytes: 0.1,
    purge: [{ table: "events", column: "at", olderThan: "1d" }],
  };

  const plan = await previewPlan(maintenance, database.options(given));
  const later = "its items are listed when its turn comes";
  expect(plan.steps.filter(({ kind }) => kind === "forEach")).toMatchObject([
    { name: "drop leftover indexes", items: [] },
    { name: "purge", items: ["public.events.at"] },
    { name: "vacuum", undetermined: later },
    { name: "reindex", undetermined: later },
  ]);

  const ended = await database.run(given, { plan });
  expect(ended).toMatchObject({ status: "completed" });
  const { steps } = recordOf(ended.entries);
  const done = steps.filter(({ executed = [] }) => executed.length > 0).map(({ name }) => name);
  expect(done).toEqual(
    expect.arrayContaining(["purge[public.events.at]", "vacuum[public.events]", "reindex[public.events_at]"]),
  );
  expect(steps.flatMap(({ differences }) => differences)).toEqual([]);
});
