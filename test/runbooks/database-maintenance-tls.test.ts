import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PostgresServer, startPostgres } from "../servers/postgres/start.ts";
import { TestDatabase } from "./database.ts";

/** Of a server that is 127.0.0.1 and nothing else; signed by itself, and good for a hundred years. */
const certificate = readFileSync(new URL("../servers/postgres/tls/server.crt", import.meta.url), "utf8");
const key = readFileSync(new URL("../servers/postgres/tls/server.key", import.meta.url), "utf8");

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres({ tls: { certificate, key } });
});
afterAll(async () => {
  await server.stop();
});

test.each([
  ["require", {}],
  ["verify-full", { certificateAuthority: certificate }],
])("with %s, the run is encrypted", async (tls, trust) => {
  await using database = await TestDatabase.create(server);
  await database.ask(`
    CREATE TABLE events (at timestamptz);
    CREATE TABLE seen (encrypted boolean);
    CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO seen SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid();
      RETURN OLD;
    END $$;
    CREATE TRIGGER see BEFORE DELETE ON events FOR EACH ROW EXECUTE FUNCTION see();
    INSERT INTO events VALUES (now() - interval '2 days');`);
  const purge = [{ table: "events", column: "at", olderThan: "1d" }];
  expect(await database.run({ tls, ...trust, purge })).toMatchObject({ status: "completed" });
  expect(await database.ask("SELECT * FROM seen")).toEqual([{ encrypted: true }]);
});

test.each([
  ["a certificate that nobody vouches for", {}, /self-signed certificate/],
  [
    "a certificate of another name",
    { certificateAuthority: certificate, host: "localhost" },
    /Hostname\/IP does not match/,
  ],
])("verify-full refuses %s", async (_what, given, because) => {
  await using database = await TestDatabase.create(server);
  const ended = await database.run({ tls: "verify-full", ...given });
  expect(ended.status).toBe("failed");
  expect(ended.because).toMatch(because);
});
