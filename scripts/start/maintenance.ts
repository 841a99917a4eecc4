// A real PostgreSQL with a year of orders, looked after by a runbook while an application writes to it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "../../test/servers/postgres/client.ts";
import { type PostgresServer, startPostgres } from "../../test/servers/postgres/start.ts";
import { bold, rampartOutput, reportFile, shown } from "./rampart.ts";

const RUNBOOK = "operations/database-maintenance";
const REPORT = "database-maintenance";

// 60,000 events of a year, of which three in four have been kept longer than 90 days; a table that is mostly dead rows.
const ORDERS = `
  CREATE TABLE events (id bigserial PRIMARY KEY, created_at timestamptz NOT NULL, payload text NOT NULL);
  INSERT INTO events (created_at, payload)
    SELECT now() - n * interval '8 minutes', repeat('x', 200) FROM generate_series(1, 60000) n;
  CREATE INDEX ON events (created_at);
  CREATE TABLE orders (id bigserial PRIMARY KEY, state text NOT NULL, changed_at timestamptz NOT NULL DEFAULT now());
  INSERT INTO orders (state) SELECT 'new' FROM generate_series(1, 20000);
  UPDATE orders SET state = 'paid';
  UPDATE orders SET state = 'sent';
`;

/** Runs the runbook on the server and says what it did. */
export async function showMaintenance(): Promise<void> {
  console.log(`${bold("A runbook")}: ${RUNBOOK} on a PostgreSQL of this machine, started for it\n`);
  await using server = await startPostgres();
  await fill(server);
  const home = mkdtempSync(join(tmpdir(), "rampart-start-"));
  try {
    process.stdout.write(await maintain(server, join(home, "journal.sqlite")));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  console.log(`  report: ${shown(reportFile(REPORT))}\n`);
}

async function fill({ url }: PostgresServer): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(ORDERS);
  await client.end();
}

async function maintain(
  { host, port, user, password, database }: PostgresServer,
  journal: string,
): Promise<string> {
  const inputs = {
    host,
    port: String(port),
    user,
    database,
    password: "env:RAMPART_DEMO_PASSWORD",
    // Over the loopback of this machine.
    tls: "disable",
    purge: JSON.stringify([{ table: "public.events", column: "created_at", olderThan: "90d" }]),
    reindexMinimumMegabytes: "0.1",
  };
  const flags = Object.entries(inputs).flatMap(([name, value]) => ["--input", `${name}=${value}`]);
  const args = ["run", RUNBOOK, ...flags, "--yes", "--journal", journal, "--report", reportFile(REPORT)];
  return await rampartOutput(args, { RAMPART_DEMO_PASSWORD: password });
}
