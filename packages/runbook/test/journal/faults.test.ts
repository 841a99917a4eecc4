import { chmod, chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { nextEntry } from "../../src/journal/chain.ts";
import type { Entry } from "../../src/journal/entry.ts";
import { type Head, JournalFailed } from "../../src/journal/journal.ts";
import { openSqliteJournal } from "../../src/journal/sqlite/open-sqlite-journal.ts";
import { JournalElsewhere } from "../../src/journal/tests/elsewhere.ts";
import { verifyChain } from "../../src/journal/verify.ts";
import { Appender } from "./appender.ts";
import { append, makeJournal, Places } from "./places.ts";

// Of a machine that does much else.
vi.setConfig({ testTimeout: 120_000 });

const SERVE = fileURLToPath(new URL("./serve-sqlite.ts", import.meta.url));
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

const places = new Places();
let file: string;
beforeEach(async () => {
  file = await places.journalFile();
});
afterEach(() => places.remove());

/** What opening for writing fails with. */
async function failure(path: string, options = {}): Promise<JournalFailed> {
  try {
    const journal = await openSqliteJournal(path, options);
    await journal.close();
  } catch (error) {
    if (error instanceof JournalFailed) return error;
    throw error;
  }
  throw new Error("it was opened");
}

/** Another program's connection to the journal, as a person with `sqlite3` has it. */
function edit(sql: string): void {
  const database = new DatabaseSync(file);
  try {
    database.exec(sql);
  } finally {
    database.close();
  }
}

describe("a new journal", () => {
  it("is readable by its owner only, as are the directories it makes and the files beside it", async () => {
    const path = join(dirname(file), "a", "b", "journal.db");
    const journal = await openSqliteJournal(path);
    await append(journal, ["one"]);
    const modes = await Promise.all(
      [path, `${path}-wal`, `${path}-shm`, dirname(path), dirname(dirname(path))].map(
        async (each) => (await stat(each)).mode & 0o777,
      ),
    );
    await journal.close();
    expect(modes).toEqual([0o600, 0o600, 0o600, 0o700, 0o700]);
  });

  it("can be made by many at once", async () => {
    const journals = await Promise.all(Array.from({ length: 10 }, () => openSqliteJournal(file)));
    for (const journal of journals) await append(journal, ["one"]);
    expect(await journals[0]?.read("r")).toHaveLength(10);
    for (const journal of journals) await journal.close();
  });

  it("is made of an empty file, as a crash while it was made leaves it", async () => {
    await writeFile(file, "");
    await makeJournal(file, 2);
    const journal = await openSqliteJournal(file);
    expect(await journal.read("r")).toHaveLength(2);
    await journal.close();
  });
});

describe("a journal that is used after it was closed", () => {
  it("says so", async () => {
    const journal = await openSqliteJournal(file);
    await journal.close();
    await journal.close();
    await expect(journal.read("r")).rejects.toThrow(/closed/);
    await expect(append(journal, ["one"])).rejects.toBeInstanceOf(JournalFailed);
  });
});

describe("a disk that is full", () => {
  it.each([
    ["while the log grows", 128, "x"],
    ["within a large entry", 128, "x".repeat(100_000)],
  ])(
    "%s ends in `full`, with everything acknowledged, and the run goes on with space",
    async (_, blocks, message) => {
      await makeJournal(file, 3);
      const appender = new Appender({ file, message, fileBlocks: blocks });
      await appender.start();
      expect(await appender.failure()).toMatchObject({
        failed: "full",
        message: expect.stringContaining(file),
        advice: expect.stringContaining("space"),
      });
      const journal = await openSqliteJournal(file);
      const entries = await journal.read("r");
      expect(verifyChain("r", entries, (await journal.heads())[0])).toEqual([]);
      expect(entries).toHaveLength(Math.max(appender.acknowledged, 3));
      await append(journal, ["after space was made"]);
      expect(await journal.read("r")).toHaveLength(entries.length + 1);
      await journal.close();
    },
  );

  it("at its beginning leaves no journal that cannot be opened later", async () => {
    const appender = new Appender({ file, fileBlocks: 0 });
    await appender.start();
    expect(await appender.failure()).toMatchObject({ failed: "full" });
    await makeJournal(file, 1);
  });
});

describe("a user without rights", () => {
  /** Fails as a user who may not do everything, as root may. */
  async function failureOfUser(path: string) {
    const appender = new Appender({ file: path, ...(isRoot ? { user: NOBODY } : {}) });
    await appender.start();
    return appender.failure();
  }
  async function giveAway(path: string): Promise<void> {
    if (isRoot) await chown(path, NOBODY, NOBODY);
  }

  it("is told that a journal is read-only", async () => {
    await makeJournal(file, 1);
    await chmod(file, 0o444);
    await giveAway(dirname(file));
    await giveAway(file);
    expect(await failureOfUser(file)).toMatchObject({
      failed: "read-only",
      message: `${file} is read-only`,
      advice: expect.stringContaining("writable"),
    });
  });

  it("is told that a journal may not be read", async () => {
    await makeJournal(file, 1);
    await chmod(file, 0o000);
    await giveAway(dirname(file));
    await giveAway(file);
    expect(await failureOfUser(file)).toMatchObject({
      failed: "no-permission",
      message: expect.stringContaining(file),
    });
  });

  it("is told that the directory may not be written to", async () => {
    await makeJournal(file, 1);
    await giveAway(file);
    await giveAway(dirname(file));
    await chmod(dirname(file), 0o500);
    expect(await failureOfUser(file)).toMatchObject({ failed: "no-permission" });
    await chmod(dirname(file), 0o700);
  });

  it("is told that none can be made there", async () => {
    await giveAway(dirname(file));
    await chmod(dirname(file), 0o500);
    expect(await failureOfUser(join(dirname(file), "new", "journal.db"))).toMatchObject({
      failed: "no-permission",
    });
    await chmod(dirname(file), 0o700);
  });
});

describe("a journal that is only read", () => {
  it("is as it was, and takes nothing", async () => {
    await makeJournal(file, 3);
    const before = await readFile(file);
    const journal = await openSqliteJournal(file, { readOnly: true });
    expect(verifyChain("r", await journal.read("r"), (await journal.heads())[0])).toEqual([]);
    await expect(append(journal, ["four"])).rejects.toMatchObject({ reason: "read-only" });
    await expect(journal.post("r", { kind: "stop", by: "ada" })).rejects.toMatchObject({
      reason: "read-only",
    });
    expect(await journal.read("r")).toHaveLength(3);
    await journal.close();
    expect(await readFile(file)).toEqual(before);
  });

  it("is not made where there is none", async () => {
    expect(await failure(file, { readOnly: true })).toMatchObject({ reason: "unreachable" });
    await expect(stat(file)).rejects.toThrow("ENOENT");
  });

  it("shows what another process writes", async () => {
    await makeJournal(file, 1);
    const reader = await openSqliteJournal(file, { readOnly: true });
    const writer = await openSqliteJournal(file);
    await append(writer, ["two"]);
    expect(await reader.read("r")).toHaveLength(2);
    await writer.close();
    await reader.close();
  });
});

describe("a user who may only read", () => {
  afterEach(() => chmod(dirname(file), 0o700));

  /** Reads as a user who may write neither to the journal, nor to what is beside it, nor to their directory. */
  async function readAsUser() {
    for (const name of await readdir(dirname(file))) await chmod(join(dirname(file), name), 0o444);
    await chmod(dirname(file), 0o555);
    const before = await readdir(dirname(file));
    const journal = new JournalElsewhere({
      file: process.execPath,
      arguments: [SERVE, file, "--read-only", ...(isRoot ? [String(NOBODY)] : [])],
    });
    try {
      const entries = await journal.call("read", "r");
      const heads = await journal.call("heads");
      const posted = await journal.call("post", "r", { kind: "stop", by: "ada" });
      expect(posted).toMatchObject({ error: { reason: "read-only" } });
      expect(await readdir(dirname(file))).toEqual(before);
      if (!("value" in entries && "value" in heads)) throw new Error(JSON.stringify([entries, heads]));
      return { entries: entries.value as readonly Entry[], heads: heads.value as readonly Head[] };
    } finally {
      await journal.end();
    }
  }

  it("reads a journal that was closed", async () => {
    await makeJournal(file, 5);
    const { entries, heads } = await readAsUser();
    expect(entries).toHaveLength(5);
    expect(verifyChain("r", entries, heads[0])).toEqual([]);
  });

  it.each([
    ["as it is", []],
    ["without the index of its log", ["-shm"]],
  ])("reads a journal whose writer was killed, %s", async (__, lost) => {
    const appender = new Appender({ file });
    await appender.start();
    await appender.reached(20);
    await appender.kill();
    for (const suffix of lost) await rm(`${file}${suffix}`);
    const { entries, heads } = await readAsUser();
    expect(entries.length).toBeGreaterThanOrEqual(appender.acknowledged);
    expect(verifyChain("r", entries, heads[0])).toEqual([]);
  });
});

describe("a run whose head was deleted by hand", () => {
  it("is still among the heads, after those that have one, and does not verify", async () => {
    await makeJournal(file, 3);
    const journal = await openSqliteJournal(file);
    const holder = { name: "ada", host: "lighthouse.example", pid: 11 };
    for (const run of ["a", "z"]) {
      const lease = await journal.acquire({ key: run, run, holder, milliseconds: 60_000 });
      const event = { kind: "logged" as const, step: "s", message: "m" };
      await journal.append(nextEntry(undefined, run, event, new Date(), lease.token), lease);
    }
    edit("DELETE FROM heads WHERE run IN ('r', 'z')");
    const heads = await journal.heads();
    expect(heads.map(({ run, seq }) => [run, seq])).toEqual([
      ["a", 1],
      ["z", 0],
      ["r", 0],
    ]);
    expect(verifyChain("r", await journal.read("r"), heads[2])).toMatchObject([{ seq: 3, kind: "head" }]);
    await journal.close();
  });

  it("takes no more entries", async () => {
    await makeJournal(file, 3);
    const journal = await openSqliteJournal(file);
    const [head] = await journal.heads();
    edit("DELETE FROM heads");
    const holder = { name: "ada", host: "lighthouse.example", pid: 11 };
    const lease = await journal.acquire({ key: "r", run: "r", holder, milliseconds: 60_000 });
    const event = { kind: "logged" as const, step: "s", message: "m" };
    const next = nextEntry(head, "r", event, new Date(), lease.token);
    await expect(journal.append(next, lease)).rejects.toMatchObject({ reason: "conflict" });
    expect(await journal.read("r")).toHaveLength(3);
    await journal.close();
  });
});

describe("a file that is no journal of this version", () => {
  it("is refused where a newer version made it, and stays as it is", async () => {
    await makeJournal(file, 1);
    edit("PRAGMA user_version = 2");
    const before = await readFile(file);
    for (const options of [{}, { readOnly: true }]) {
      expect(await failure(file, options)).toMatchObject({
        reason: "newer-version",
        message: expect.stringContaining("format 2, this one knows 1"),
      });
    }
    expect(await readFile(file)).toEqual(before);
  });

  it.each([
    ["without an application id", "CREATE TABLE songs(title)"],
    ["with one", "PRAGMA application_id = 42"],
    ["with one, and tables of ours", "PRAGMA application_id = 42; CREATE TABLE entries(run, seq)"],
  ])("is refused where it is another program's database %s, and stays as it is", async (_, sql) => {
    edit(sql);
    const before = await readFile(file);
    for (const options of [{}, { readOnly: true }]) {
      expect(await failure(file, options)).toMatchObject({
        reason: "damaged",
        message: expect.stringContaining("another program"),
      });
    }
    expect(await readFile(file)).toEqual(before);
  });

  it("is refused where it is no database at all, and stays as it is", async () => {
    await writeFile(file, "dear diary\n".repeat(1_000));
    const before = await readFile(file);
    expect(await failure(file)).toMatchObject({ reason: "damaged" });
    expect(await readFile(file)).toEqual(before);
  });

  it("is refused where it is a directory", async () => {
    await mkdir(file);
    expect(await failure(file)).toMatchObject({ reason: "unreachable" });
  });

  it("is damaged where its pages were overwritten", async () => {
    await makeJournal(file, 200);
    const bytes = await readFile(file);
    await writeFile(file, bytes.fill(0xa5, 4_096));
    const use = async () => {
      const journal = await openSqliteJournal(file);
      try {
        await append(journal, ["one more"]);
      } finally {
        await journal.close();
      }
    };
    await expect(use()).rejects.toMatchObject({ reason: "damaged", message: expect.stringContaining(file) });
  });
});

describe("a journal that was edited by hand", () => {
  async function problems() {
    const journal = await openSqliteJournal(file, { readOnly: true });
    try {
      return verifyChain("r", await journal.read("r"), (await journal.heads())[0]);
    } finally {
      await journal.close();
    }
  }

  it.each([
    [
      "an event",
      "UPDATE entries SET event = replace(event, 'message 4', 'message 5') WHERE seq = 4",
      4,
      "edited",
    ],
    ["a time", "UPDATE entries SET at = '2001-01-01T00:00:00.000Z' WHERE seq = 2", 2, "edited"],
    ["a hash", "UPDATE entries SET hash = printf('%064d', 0) WHERE seq = 6", 6, "edited"],
    ["a missing entry", "DELETE FROM entries WHERE seq = 3", 3, "removed"],
    ["a missing end", "DELETE FROM entries WHERE seq >= 5", 5, "removed"],
    ["a new number", "UPDATE entries SET seq = 9 WHERE seq = 4", 4, "edited"],
    ["a number below the first", "UPDATE entries SET seq = -3 WHERE seq = 4", 4, "edited"],
  ])("has %s named", async (_, sql, seq, kind) => {
    await makeJournal(file, 6);
    expect(await problems()).toEqual([]);
    edit(sql);
    expect(await problems()).toMatchObject([{ seq, kind }]);
  });

  it("has an entry named that is not even JSON", async () => {
    await makeJournal(file, 6);
    edit("UPDATE entries SET event = '{' WHERE seq = 4");
    await expect(problems()).rejects.toMatchObject({
      reason: "damaged",
      message: expect.stringContaining("entry 4 of run r"),
    });
  });

  it("has its end missed on paper, where its head was changed, too", async () => {
    await makeJournal(file, 6);
    const journal = await openSqliteJournal(file, { readOnly: true });
    const noted = (await journal.heads())[0]?.hash;
    await journal.close();
    edit(`DELETE FROM entries WHERE seq = 6;
      UPDATE heads SET seq = 5, hash = (SELECT hash FROM entries WHERE seq = 5);`);
    expect(await problems()).toEqual([]);
    const again = await openSqliteJournal(file, { readOnly: true });
    expect(verifyChain("r", await again.read("r"), (await again.heads())[0], noted)).toMatchObject([
      { kind: "head" },
    ]);
    await again.close();
  });

  it("has a number named that no program of ours wrote", async () => {
    await makeJournal(file, 6);
    edit("UPDATE entries SET token = 9223372036854775807 WHERE seq = 4");
    await expect(problems()).rejects.toMatchObject({ reason: "damaged" });
  });

  it("takes no entry where one stands already that its head does not know", async () => {
    await makeJournal(file, 2);
    edit("UPDATE heads SET seq = 1, hash = (SELECT hash FROM entries WHERE seq = 1)");
    const journal = await openSqliteJournal(file);
    await expect(append(journal, ["three"])).rejects.toMatchObject({ reason: "damaged" });
    await journal.close();
  });
});

describe("a journal that another process holds", () => {
  it("is busy after the time to wait for it", async () => {
    await makeJournal(file, 1);
    const journal = await openSqliteJournal(file, { busyMilliseconds: 50 });
    const other = new DatabaseSync(file);
    other.exec("BEGIN IMMEDIATE");
    await expect(append(journal, ["two"])).rejects.toMatchObject({ reason: "busy" });
    // What is there can be read all the same.
    expect(await journal.read("r")).toHaveLength(1);
    other.exec("ROLLBACK");
    await append(journal, ["two"]);
    expect(await journal.read("r")).toHaveLength(2);
    other.close();
    await journal.close();
  });
});

describe("a journal that is gone while it is open", () => {
  it.each([
    ["deleted", () => rm(file)],
    ["moved away", () => rename(file, `${file}.old`)],
  ])("takes no entry more once it was %s, for nobody would find it", async (_, act) => {
    const journal = await openSqliteJournal(file);
    await append(journal, ["one"]);
    await act();
    await expect(append(journal, ["two"])).rejects.toMatchObject({
      reason: "unreachable",
      message: expect.stringContaining("moved or deleted"),
    });
    await journal.close();
  });
});
