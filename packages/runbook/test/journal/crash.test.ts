import { randomInt } from "node:crypto";
import { copyFile, readFile, truncate, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Entry } from "../../src/journal/entry.ts";
import { openSqliteJournal } from "../../src/journal/sqlite/open-sqlite-journal.ts";
import { verifyChain } from "../../src/journal/verify.ts";
import { Appender } from "./appender.ts";
import { append, Places } from "./places.ts";

const places = new Places();
let file: string;
beforeEach(async () => {
  file = await places.journalFile();
});
afterEach(() => places.remove());

/** The entries of the run, of which the chain and the head are sound. */
async function soundEntries(path: string): Promise<readonly Entry[]> {
  const journal = await openSqliteJournal(path);
  try {
    const entries = await journal.read("r");
    const [head] = await journal.heads();
    expect(verifyChain("r", entries, head)).toEqual([]);
    return entries;
  } finally {
    await journal.close();
  }
}

describe("a process that is killed while it appends", { timeout: 300_000 }, () => {
  it("50 times at any moment, never leaves a gap, a broken chain, or loses what was acknowledged", async () => {
    let next = new Appender({ file });
    let length = 0;
    for (let killed = 0; killed < 50; killed += 1) {
      const appender = next;
      await appender.start();
      // Most kills hit appends, some the opening and the taking of the lease, which the dead one before still has.
      if (killed % 5 !== 0) await appender.reached(length + 1);
      await sleep(randomInt(0, 15));
      await appender.kill();
      next = new Appender({ file });
      const entries = await soundEntries(file);
      expect(entries.length).toBeGreaterThanOrEqual(appender.acknowledged);
      expect(entries.length).toBeGreaterThanOrEqual(length);
      length = entries.length;
    }
    await next.kill();
    expect(length).toBeGreaterThanOrEqual(40);
  });
});

describe("the last write of a process that was killed", { timeout: 120_000 }, () => {
  /** A journal whose newest entries are only in the write-ahead log, as a killed process leaves it. */
  async function killedWithLog(): Promise<number> {
    const appender = new Appender({ file });
    await appender.start();
    await appender.reached(20);
    await appender.kill();
    return appender.acknowledged;
  }

  async function copyTo(name: string): Promise<string> {
    const copy = `${file}.${name}`;
    await copyFile(file, copy);
    await copyFile(`${file}-wal`, `${copy}-wal`);
    return copy;
  }

  it("is not there where its end was torn off, wherever it was torn", async () => {
    const acknowledged = await killedWithLog();
    const whole = await soundEntries(await copyTo("whole"));
    expect(whole.length).toBeGreaterThanOrEqual(acknowledged);
    const log = await readFile(`${file}-wal`);
    let shortest = whole.length;
    for (const torn of [1, 23, 24, 25, 100, 2_000, 4_096, 4_119, 4_120, 5_000, 8_240, 20_000]) {
      const copy = await copyTo(`torn-${torn}`);
      await truncate(`${copy}-wal`, log.length - torn);
      const entries = await soundEntries(copy);
      expect(entries).toEqual(whole.slice(0, entries.length));
      expect(entries.length).toBeLessThanOrEqual(shortest);
      shortest = entries.length;
      // And the run goes on from there.
      const journal = await openSqliteJournal(copy);
      await append(journal, ["after the crash"]);
      await journal.close();
      expect(await soundEntries(copy)).toHaveLength(entries.length + 1);
    }
    expect(shortest).toBeLessThan(whole.length);
  });

  it("is not there where the disk wrote nonsense instead", async () => {
    await killedWithLog();
    const whole = await soundEntries(await copyTo("whole"));
    const copy = await copyTo("nonsense");
    const log = await readFile(`${copy}-wal`);
    log.fill(0xa5, log.length - 2_000, log.length - 1_000);
    await writeFile(`${copy}-wal`, log);
    const entries = await soundEntries(copy);
    expect(entries.length).toBeLessThan(whole.length);
    expect(entries).toEqual(whole.slice(0, entries.length));
  });
});
