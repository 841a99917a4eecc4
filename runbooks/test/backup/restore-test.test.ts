import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RehearsalResult, rehearse } from "@rampart/runbook/testing";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { compare, withSameUntilNonce } from "../../backup/restore-test/compare.ts";
import runbook from "../../backup/restore-test/runbook.ts";
import { type Facts, judge } from "../../backup/restore-test/verdict.ts";
import type { RecoveryPoint } from "../../backup/stores/store.ts";
import { MemoryStore } from "./restore-store.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rampart-evidence-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const NAME = "restore-test-rehearsal";
const LAG = 90_000;

/** Backed up continuously, a minute and a half late. */
function archived(): MemoryStore {
  const store = new MemoryStore();
  store.pointsAt = (now): readonly RecoveryPoint[] => [
    {
      id: "log",
      kind: "continuous",
      oldest: "2025-12-31T00:00:00Z",
      newest: new Date(now.getTime() - LAG).toISOString(),
      place: "memory",
    },
  ];
  return store;
}

async function tested(
  store: MemoryStore,
  inputs: Readonly<Record<string, unknown>>,
  status: "completed" | "refused" = "completed",
  crashes: NonNullable<Parameters<typeof rehearse>[1]["crashes"]> = [],
): Promise<RehearsalResult> {
  return await rehearse(runbook, {
    inputs: { store: "postgresql", evidence: folder, ...inputs },
    clients: { store },
    crashes,
    expect: { status },
  });
}

describe("a restore test", () => {
  test("waits until a backup has the nonce, and measures how much would have been lost", async () => {
    const store = archived();
    const { problems, record } = await tested(store, { rpo: "5m" });
    expect(problems).toEqual([]);
    expect(record.objective.rpo.met).toBe(true);
    expect(record.objective.rpo.measured).toBeGreaterThanOrEqual(90);
    expect(record.objective.rpo.measured).toBeLessThan(100);
    expect(store.restored.size).toBe(0);
    expect(readdirSync(folder)).toEqual([`${NAME}.json`]);
  });

  test("fails where the backup is a pinned old one, however good it is", async () => {
    const store = new MemoryStore();
    const { problems, outcome } = await tested(store, {}, "refused");
    expect(problems).toEqual([]);
    expect(outcome.because).toMatch(/the nonce written at .* was not found, nor any other/);
    expect(store.restored.size).toBe(0);
  });

  test("counts the age of an older nonce against the objective", async () => {
    const day = 24 * 3600;
    for (const [rpo, status] of [
      ["1d", "refused"],
      ["3d", "completed"],
    ] as const) {
      const store = new MemoryStore();
      // Written by the test of the day before yesterday.
      store.nonces = [{ value: "earlier", writtenAt: "2025-12-30T03:00:00.000Z" }];
      const { problems, record } = await tested(store, { rpo, waitForBackup: "1m" }, status);
      expect(problems).toEqual([]);
      expect(record.objective.rpo.measured).toBeGreaterThan(2 * day);
    }
  });

  test("removes what it restored when the restore, or looking at it, fails", async () => {
    const failing = archived();
    failing.failure = "the disk is full";
    const failed = await tested(failing, {}, "refused");
    expect(failed.problems).toEqual([]);
    expect(failed.outcome.because).toContain("the restore failed: the disk is full");

    const torn = archived();
    torn.isWhole = false;
    const looked = await tested(torn, {}, "refused");
    expect(looked.problems).toEqual([]);
    expect(looked.outcome.because).toContain("it is not whole: a page is torn");
    expect(torn.acts).toContain(`remove ${NAME}`);
    expect(torn.restored.size).toBe(0);
  });

  test("fails where rows are missing of what nobody changed", async () => {
    const store = archived();
    store.restoredContents = { counts: { orders: 2 }, checksums: {} };
    const { problems, outcome } = await tested(store, {}, "refused");
    expect(problems).toEqual([]);
    expect(outcome.because).toContain("orders: 2 rows, not 3");
  });

  test("comes to the same end wherever its process dies, and leaves nothing behind", async () => {
    const { record } = await tested(archived(), { rpo: "1h" });
    for (let entry = 1; entry <= record.chain.entries; entry += 1) {
      for (const crash of [{ before: entry }, { after: entry }]) {
        const store = archived();
        const { problems } = await tested(store, { rpo: "1h" }, "completed", [crash]);
        expect({ crash, problems }).toEqual({ crash, problems: [] });
        expect({ crash, left: store.restored.size }).toEqual({ crash, left: 0 });
        expect({ crash, nonces: store.nonces.length }).toEqual({ crash, nonces: 1 });
      }
    }
  }, 60_000);
});

describe("the verdict", () => {
  const facts: Facts = {
    nonce: { value: "mine", writtenAt: "2026-01-01T03:00:30.000Z", at: "2026-01-01T03:00:00.000Z" },
    chosen: {
      chosen: {
        point: { id: "a", kind: "snapshot", newest: "", oldest: "", place: "" },
        moment: "2026-01-01T03:01:00.000Z",
      },
      at: "2026-01-01T03:02:00.000Z",
      because: null,
    },
    tried: {
      is: "restored",
      restored: { id: "r", name: "r", address: "r" },
      at: "2026-01-01T03:05:00.000Z",
    },
    compared: {
      because: null,
      verified: { passes: true, value: "whole" },
      verifiedAt: "2026-01-01T03:10:00.000Z",
      nonce: { value: "mine", writtenAt: "2026-01-01T03:00:00.000Z" },
      tables: null,
    },
  };

  test("is that it passes where all was seen, with the figures", () => {
    expect(judge(facts, { rto: "8m", rpo: "2m" })).toEqual({
      passes: true,
      failures: [],
      rto: { seconds: 480, objective: 480, met: true },
      rpo: { seconds: 120, objective: 120, met: true },
    });
  });

  test("names each objective that is missed", () => {
    expect(judge(facts, { rto: "7m59s", rpo: "1m59s" }).failures).toEqual([
      "the recovery time was 8m, the objective is 7m59s",
      "the age of the newest restored data was 2m, the objective is 1m59s",
    ]);
  });

  test("is never that it passes under sabotage for what an earlier test left in the backups", () => {
    const nonce = { value: "an earlier test's", writtenAt: "2026-01-01T03:00:00.000Z" };
    const earlier: Facts = { ...facts, compared: { ...facts.compared, nonce } };
    expect(judge(earlier, { rpo: "1h" }).passes).toBe(true);
    expect(judge(earlier, { rpo: "1h", sabotage: "old-snapshot" }).failures).toEqual([
      expect.stringContaining("was not found"),
    ]);
  });

  test("is never that it passes where something could not be seen", () => {
    const unseen: Facts[] = [
      { ...facts, chosen: { chosen: null, at: facts.chosen.at, because: "there is none" } },
      { ...facts, tried: { is: "failed", because: "no room" } },
      { ...facts, compared: { ...facts.compared, because: "it does not answer" } },
      { ...facts, compared: { ...facts.compared, verified: null } },
      { ...facts, compared: { ...facts.compared, nonce: null } },
      {
        ...facts,
        compared: { ...facts.compared, nonce: { value: "another's", writtenAt: facts.nonce.writtenAt } },
      },
    ];
    for (const one of unseen) {
      const { passes, failures } = judge(one, {});
      expect(passes).toBe(false);
      expect(failures).not.toEqual([]);
    }
    const unmeasured = { ...facts, compared: { ...facts.compared, verifiedAt: null } };
    expect(judge(unmeasured, { rto: "1h" }).failures).toEqual([
      "the recovery time could not be measured, the objective is 1h",
    ]);
  });
});

test("only what did not change while the test ran is compared, and has to be the same", () => {
  const before = { counts: { a: 1, b: 2, c: 3, d: 4, e: 5 }, checksums: { a: "1", b: "2", c: "3" } };
  const after = { counts: { a: 1, b: 9, c: 3, d: 4 }, checksums: { a: "1", b: "9", c: "3" } };
  const restored = { counts: { a: 1, b: 5, c: 3, e: 5 }, checksums: { a: "1", b: "5", c: "other" } };
  const comparison = compare(before, restored, after);
  expect(withSameUntilNonce(comparison, ["a", "b"])).toEqual({
    ...comparison,
    sameUntilNonce: ["b"],
    changing: ["e"],
  });
  expect(comparison).toEqual({
    same: ["a"],
    sameUntilNonce: [],
    changing: ["b", "e"],
    differing: { c: "its contents have another checksum", d: "it is not there" },
    counts: restored.counts,
  });
});
