// A real PostgreSQL that archives its WAL, whose newest backup is restored and proven; and the same test, spoilt.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ArchivingServer, startArchivingServer } from "../../test/servers/postgres/archive.ts";
import { Client } from "../../test/servers/postgres/client.ts";
import { bold, type Ended, rampartEnded, reportFile, shown } from "./rampart.ts";

const RUNBOOK = "backup/restore-test";
const REPORT = "restore-test";
const SABOTAGE = "missing-wal";
const RTO = "5m";
const RPO = "1m";

const BEFORE_THE_BACKUP = `
  CREATE TABLE customers AS SELECT n AS id, 'customer ' || n AS name FROM generate_series(1, 2000) n;
  CREATE TABLE orders (id bigserial PRIMARY KEY, state text NOT NULL);
  INSERT INTO orders (state) SELECT 'new' FROM generate_series(1, 5000);
`;

const AFTER_THE_BACKUP = `
  INSERT INTO orders (state) SELECT 'paid' FROM generate_series(1, 1000);
`;

/** Tests a restore on the server and says what came of it; then that it fails where it has to. */
export async function showRestoreTest(): Promise<void> {
  console.log(`${bold("A restore test")}: ${RUNBOOK} on a PostgreSQL with a base backup and archived WAL\n`);
  await using archiving = await startArchivingServer();
  await ask(archiving, BEFORE_THE_BACKUP);
  await archiving.takeBaseBackup("base");
  await ask(archiving, AFTER_THE_BACKUP);
  const home = mkdtempSync(join(tmpdir(), "rampart-start-"));
  try {
    const proven = await restoreTest(archiving, join(home, "proven"), { report: reportFile(REPORT) });
    if (proven.code !== 0) throw new Error(`the restore test ended with exit code ${proven.code}`);
    const { rto, rpo } = proven.evidence.objectives;
    process.stdout.write(proven.output);
    console.log(`  time to restore: ${rto.seconds} s, objective ${RTO}`);
    console.log(`  age of the newest data that came back: ${rpo.seconds} s, objective ${RPO}`);
    console.log(`  report: ${shown(reportFile(REPORT))}\n`);
    const spoilt = await restoreTest(archiving, join(home, "spoilt"), { sabotage: SABOTAGE });
    if (spoilt.code !== 1) throw new Error(`under sabotage it ended with exit code ${spoilt.code}, not 1`);
    console.log(`The same with --input sabotage=${SABOTAGE} failed, as it has to. The reason it names:`);
    console.log(spoilt.evidence.failures.join("\n").replaceAll(/^/gm, "  "));
    console.log("A test that cannot fail proves nothing.\n");
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function ask({ server }: ArchivingServer, text: string): Promise<void> {
  const client = new Client({ connectionString: server.url });
  await client.connect();
  await client.query(text);
  await client.end();
}

/** What is shown of the evidence that a test writes. */
interface Evidence {
  readonly failures: readonly string[];
  readonly objectives: Readonly<Record<"rto" | "rpo", { readonly seconds: number | null }>>;
}

interface Wanted {
  /** File for the report of the run. */
  readonly report?: string;
  readonly sabotage?: string;
}

async function restoreTest(
  { server, archive, backups, restored, binaries, runAs }: ArchivingServer,
  home: string,
  { report, sabotage }: Wanted,
): Promise<Ended & { readonly evidence: Evidence }> {
  const evidence = join(home, "evidence");
  const inputs = {
    store: "postgresql",
    host: server.host,
    port: String(server.port),
    user: server.user,
    database: server.database,
    password: "env:RAMPART_DEMO_PASSWORD",
    // Over the loopback of this machine.
    tls: "disable",
    baseBackups: backups,
    walArchive: archive,
    restoreInto: restored,
    binaries,
    ...(runAs === undefined ? {} : { runAs }),
    rto: RTO,
    rpo: RPO,
    evidence,
    ...(sabotage === undefined ? {} : { sabotage }),
  };
  const flags = Object.entries(inputs).flatMap(([name, value]) => ["--input", `${name}=${value}`]);
  const args = ["run", RUNBOOK, ...flags, "--yes", "--journal", join(home, "journal.sqlite")];
  const ended = await rampartEnded(
    [...args, ...(report === undefined ? [] : ["--report", report])],
    { RAMPART_DEMO_PASSWORD: server.password },
    { isQuiet: sabotage !== undefined },
  );
  const [file] = readdirSync(evidence);
  if (file === undefined) throw new Error(`${RUNBOOK} wrote no evidence`);
  return { ...ended, evidence: JSON.parse(readFileSync(join(evidence, file), "utf8")) as Evidence };
}
