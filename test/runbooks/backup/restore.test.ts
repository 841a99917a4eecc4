import { createHash } from "node:crypto";
import {
  appendFileSync,
  chownSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { SYSTEM_CLOCK } from "@rampart/runbook/execute";
import { recordOf } from "@rampart/runbook/record";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serverState, startServer, stopServer } from "../../../runbooks/backup/stores/postgresql/server.ts";
import { serverAccount } from "../../servers/postgres/account.ts";
import { askRestored, type Ended, gateOf, Orders, type Row, resultOf } from "./orders.ts";

let orders: Orders;
const rows: Row[] = [];
/** The last file of WAL of each twenty rows. */
const ends: string[] = [];
/** When the base backup was done. */
let beginning: number;

beforeAll(async () => {
  orders = await Orders.start();
  await orders.archiving.takeBaseBackup("monday");
  // The archive says when it ended in whole seconds.
  await sleep(1_100);
  beginning = await orders.now();
  for (let index = 0; index < 60; index += 1) {
    rows.push(await orders.order());
    // Some come together, some apart, and some in another segment.
    if (index % 7 === 0) await sleep(60);
    if (index % 20 === 19) ends.push(await orders.archived());
  }
  await orders.archived();
}, 60_000);
afterAll(async () => {
  await orders[Symbol.asyncDispose]();
});

interface Server {
  readonly name: string;
  readonly port: number;
}

const at = (moment: number): string => new Date(moment).toISOString();

async function idsIn(server: Server): Promise<readonly number[]> {
  const found = await askRestored<{ id: number }>(orders, server, "SELECT id FROM orders ORDER BY id");
  return found.map(({ id }) => id);
}

/** Restores, looks, and takes it back. */
async function restored<Seen>(
  given: Readonly<Record<string, unknown>>,
  look: (ended: Ended, server: Server) => Promise<Seen>,
  left: readonly string[] = [],
): Promise<Seen> {
  const ended = await orders.restore(given);
  expect(ended.because).toBeUndefined();
  expect(ended.status).toBe("completed");
  try {
    return await look(ended, resultOf<Server>(ended, "restore"));
  } finally {
    expect(await orders.undo(ended.run, given)).toMatchObject({ status: "undone" });
    expect(orders.left).toEqual(left);
  }
}

describe("a restore to a chosen moment", () => {
  const moments = fc.nat({ max: 1_000_000 }).map((part) => {
    const last = rows.at(-1)?.committed ?? 0;
    return Math.round(beginning + ((last - beginning) * part) / 1_000_000);
  });

  test("has exactly the rows that were committed then", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(moments, async (moment) => {
        const found = await restored({ before: at(moment) }, async (_, server) => await idsIn(server));
        const [first, next] = [rows.filter(({ committed }) => committed <= moment), rows[found.length]];
        // A row is committed a moment before the clock is asked: it may be in, and the one after it may not.
        expect(found.length).toBeGreaterThanOrEqual(first.length);
        expect(found.length).toBeLessThanOrEqual(first.length + 1);
        expect(found).toEqual(rows.slice(0, found.length).map(({ id }) => id));
        if (next !== undefined) expect(next.committed).toBeGreaterThan(moment);
      }),
      { numRuns: 4, endOnFailure: true },
    );
  });

  test("has all rows where the newest moment is wanted, and takes writes beside the original", async () => {
    await restored({}, async (ended, server) => {
      expect(await idsIn(server)).toEqual(rows.map(({ id }) => id));
      await askRestored(orders, server, "INSERT INTO orders (note) VALUES ('after the restore')");
      const own = await orders.client.query("SELECT count(*)::int AS count FROM orders");
      expect(own.rows).toEqual([{ count: rows.length }]);
      expect(gateOf(ended, "there is a recovery point")).toMatch(/^monday as of .* old; .* of data is lost$/);
    });
  });

  test("does not write into the archive of the original, nor go on as its copy", async () => {
    const before = readdirSync(orders.archiving.archive);
    await restored({}, async (_, server) => {
      await askRestored(orders, server, "SELECT pg_switch_wal()");
      const [settings] = await askRestored(
        orders,
        server,
        "SELECT current_setting('archive_mode') AS archive, current_setting('listen_addresses') AS listens",
      );
      expect(settings).toEqual({ archive: "off", listens: "127.0.0.1" });
    });
    expect(readdirSync(orders.archiving.archive).filter((name) => name.startsWith("00000002"))).toEqual([]);
    expect(readdirSync(orders.archiving.archive)).toEqual(expect.arrayContaining(before));
  });

  test("is measured against the objectives that were given", async () => {
    const early = at(rows[10]?.committed ?? 0);
    await restored({ before: early, rto: "10m", rpo: "1s" }, async ({ run }) => {
      const { objective, objectives } = recordOf(await orders.journal.read(run), []);
      expect(objectives).toEqual({ rto: "10m", rpo: "1s" });
      expect(objective.rto).toMatchObject({ objective: 600, met: true });
      expect(objective.rpo).toMatchObject({ objective: 1, met: false });
    });
  });
});

test("of a compromise nothing comes back: the moment is the last one before it, the later base backup is passed over", async () => {
  const suspect = rows[30]?.committed ?? 0;
  await orders.archiving.takeBaseBackup("tuesday");
  await orders.archived();
  const given = { compromisedFrom: at(suspect + 4) };
  await restored(given, async (ended, server) => {
    expect(await idsIn(server)).toEqual(rows.slice(0, 31).map(({ id }) => id));
    expect(gateOf(ended, "there is a recovery point")).toMatch(
      /monday as of .*passed over: tuesday \(.*\): it has nothing but data since .*may be compromised/,
    );
  });
  const refused = await orders.restore({ ...given, recoveryPoint: "tuesday" });
  expect(refused).toMatchObject({ status: "refused", step: "there is a recovery point" });
  expect(refused.because).toMatch(/none of 1 will do: tuesday .*from when on it may be compromised/);
});

test("a restore needs nothing of an original that is gone", async () => {
  const gone = { host: undefined, port: undefined, user: undefined, password: undefined, tls: undefined };
  const refused = await orders.restore(gone);
  expect(refused).toMatchObject({ status: "refused", step: "the original answers or is gone" });
  await restored({ ...gone, originalIsGone: true }, async (_, server) => {
    expect(await idsIn(server)).toEqual(rows.map(({ id }) => id));
  });
});

test("a name that somebody else has is refused, and left alone", async () => {
  const folder = join(orders.archiving.restored, "orders-restored");
  mkdirSync(folder);
  writeFileSync(join(folder, "precious"), "mine");
  const refused = await orders.restore();
  expect(refused).toMatchObject({ status: "refused", step: "the name is free" });
  expect(readdirSync(folder)).toEqual(["precious"]);
  renameSync(folder, join(orders.archiving.folder, "precious"));
});

test("an archive that cannot be reached ends the run with a reason before anything is made", async () => {
  const refused = await orders.restore({ walArchive: join(orders.archiving.folder, "not-mounted") });
  expect(refused).toMatchObject({ status: "refused", step: "there is a recovery point" });
  expect(refused.because).toMatch(/cannot be listed: .*ENOENT.*not-mounted/);
  expect(orders.left).toEqual([]);
});

test("a base backup that is not what its manifest says is not restored, unless that was asked for", async () => {
  const backup = join(orders.archiving.backups, "monday");
  const manifest = join(backup, "backup_manifest");
  const checksum = createHash("sha256").update("another version").digest("hex");
  const { size } = statSync(join(backup, "PG_VERSION"));
  const file = { Path: "PG_VERSION", Size: size, "Checksum-Algorithm": "SHA256", Checksum: checksum };
  const body = `{"Files": [${JSON.stringify(file)}],\n`;
  writeFileSync(
    manifest,
    `${body}"Manifest-Checksum": "${createHash("sha256").update(body).digest("hex")}"}\n`,
  );
  try {
    const given = { name: "damaged", recoveryPoint: "monday" };
    const refused = await orders.restore(given);
    expect(refused).toMatchObject({ status: "failed", step: "restore" });
    expect(refused.because).toContain("PG_VERSION has another checksum");
    expect(await orders.undo(refused.run, given)).toMatchObject({ status: "undone" });
    expect(orders.left).not.toContain("damaged");
    await restored({ recoveryPoint: "monday", verifyBackup: false }, async (_, server) => {
      expect(await idsIn(server)).toEqual(rows.map(({ id }) => id));
    });
  } finally {
    rmSync(manifest);
  }
});

test("WAL that is missing cuts the newest moment there; without what the backup itself needs it cannot be restored", async () => {
  const { archive } = orders.archiving;
  const segments = readdirSync(archive)
    .filter((name) => /^[0-9A-F]{24}$/.test(name))
    .sort();
  const label = readdirSync(archive).find((name) => name.endsWith(".backup")) ?? "";
  const first = segments.indexOf(label.slice(0, 24));
  const aside = join(orders.archiving.folder, "aside");
  const without = async (name: string, look: () => Promise<void>): Promise<void> => {
    renameSync(join(archive, name), aside);
    await look();
    renameSync(aside, join(archive, name));
  };
  await without(ends[1] ?? "", async () => {
    await restored({ recoveryPoint: "monday" }, async (ended, server) => {
      const found = await idsIn(server);
      expect(found.length).toBeGreaterThanOrEqual(20);
      expect(found.length).toBeLessThanOrEqual(40);
      expect(found).toEqual(rows.slice(0, found.length).map(({ id }) => id));
      expect(
        resultOf<{ chosen: { point: { place: string } } }>(ended, "choose").chosen.point.place,
      ).toContain(`up to ${ends[1]}, which is missing`);
    });
  });
  await without(segments[first] ?? "", async () => {
    const refused = await orders.restore({ recoveryPoint: "monday" });
    expect(refused.because).toContain(`monday`);
    expect(refused.because).toContain(`${segments[first]}, is missing`);
  });
});

test("what was written on a restored server, on its own timeline, can be restored from its own archive", async () => {
  const { folder, archive, binaries } = orders.archiving;
  const second = join(folder, "second-archive");
  cpSync(archive, second, { recursive: true, preserveTimestamps: true });
  const account = await serverAccount();
  if (account !== undefined) {
    const again = { name: "again", walArchive: second, recoveryPoint: "monday" };
    const refused = await orders.restore(again);
    expect(refused).toMatchObject({ status: "refused", step: "there is room and a right to it" });
    expect(refused.because).toContain(`(nobody) cannot read ${second}`);
    for (const path of [second, ...readdirSync(second).map((name) => join(second, name))]) {
      chownSync(path, account.uid, account.gid);
    }
  }
  await restored({ recoveryPoint: "monday", before: at(rows[20]?.committed ?? 0) }, async (_, server) => {
    const kept = (await idsIn(server)).length;
    const data = join(orders.archiving.restored, server.name, "data");
    appendFileSync(
      join(data, "postgresql.auto.conf"),
      `archive_mode = on\narchive_command = 'test ! -f ${second}/%f && cp %p ${second}/%f'\n`,
    );
    await stopServer(data, SYSTEM_CLOCK);
    const log = join(folder, "second-log");
    startServer({ program: join(binaries, "postgres"), data, log, account, environment: {} });
    await expect.poll(() => serverState(data).is, { timeout: 30_000 }).toBe("ready");
    await askRestored(orders, server, "INSERT INTO orders (note) VALUES ('on timeline 2')");
    const [point] = await askRestored<{ file: string }>(
      orders,
      server,
      "SELECT pg_walfile_name(pg_create_restore_point('test')) AS file",
    );
    await askRestored(orders, server, "SELECT pg_switch_wal()");
    await expect.poll(() => readdirSync(second), { timeout: 30_000 }).toContain(point?.file);
    // It was not archiving yet when its timeline began.
    const history = join(second, "00000002.history");
    copyFileSync(join(data, "pg_wal", "00000002.history"), history);
    if (account !== undefined) chownSync(history, account.uid, account.gid);

    const again = { name: "again", walArchive: second, recoveryPoint: "monday" };
    await restored(
      again,
      async (_ended, copy) => {
        const notes = await askRestored<{ note: string }>(
          orders,
          copy,
          "SELECT note FROM orders ORDER BY id",
        );
        expect(notes.length).toBe(kept + 1);
        expect(notes.at(-1)).toEqual({ note: "on timeline 2" });
      },
      [server.name],
    );
  });
}, 120_000);
