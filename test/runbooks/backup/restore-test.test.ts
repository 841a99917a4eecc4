import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { recordOf } from "@rampart/runbook/record";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ended, Orders, resultOf } from "./orders.ts";

const CLI = fileURLToPath(new URL("../../../packages/cli/src/main.ts", import.meta.url));

let orders: Orders;
beforeAll(async () => {
  orders = await Orders.start({ isEncrypted: true });
  await orders.order();
  await orders.client.query("CREATE TABLE states AS SELECT 0 AS changes");
  await orders.archiving.takeBaseBackup("base");
  await orders.order();
}, 60_000);
afterAll(async () => {
  await orders[Symbol.asyncDispose]();
});

/** What the run wrote down, if it is what its journal says. */
function evidenceOf(ended: Ended): Record<string, unknown> {
  const { file, sha256 } = resultOf<{ file: string; sha256: string }>(ended, "write the evidence");
  const text = readFileSync(file, "utf8");
  expect(createHash("sha256").update(text).digest("hex")).toBe(sha256);
  return JSON.parse(text) as Record<string, unknown>;
}

describe("a restore test", () => {
  const reasons: readonly (readonly [string, RegExp])[] = [
    ["wrong-key", /the restore failed: .*unable to authenticate data/s],
    ["missing-wal", /the restore failed: .*recovery ended before configured recovery target was reached/s],
    ["old-snapshot", /the nonce written at .* was not found/],
  ];

  test.each(reasons)(
    "fails under the sabotage %s, for its very reason, and cleans up",
    async (sabotage, reason) => {
      const ended = await orders.test({ sabotage });
      expect(ended).toMatchObject({ status: "refused", step: "the restore is proven" });
      expect(ended.because).toMatch(reason);
      expect(evidenceOf(ended)).toMatchObject({ passed: false, sabotage });
      expect(orders.left).toEqual([]);
    },
  );

  test("passes, after each sabotage, where the newest backup has the nonce and what did not change, while others write", async () => {
    let isOver = false;
    const writing = (async () => {
      while (!isOver) {
        await orders.order();
        await orders.client.query("UPDATE states SET changes = changes + 1");
      }
    })();
    const ended = await orders.test().finally(() => {
      isOver = true;
    });
    await writing;
    expect(ended.because).toBeUndefined();
    expect(ended.status).toBe("completed");
    expect(orders.left).toEqual([]);
    expect(evidenceOf(ended)).toMatchObject({
      schemaVersion: 1,
      run: ended.run,
      sabotage: null,
      passed: true,
      failures: [],
      recoveryPoint: { id: "base", kind: "continuous" },
      verification: { passes: true },
      contents: {
        same: ["public.prices"],
        sameUntilNonce: ["public.orders"],
        changing: ["public.states"],
        differing: {},
      },
      objectives: { rto: { objective: 300, met: true }, rpo: { objective: 300, met: true } },
    });
    const nonce = resultOf<{ value: string }>(ended, "write a nonce");
    expect(evidenceOf(ended)).toMatchObject({ nonce: { written: nonce.value, found: nonce.value } });
    const { objective } = recordOf(await orders.journal.read(ended.run), []);
    expect(objective.rpo).toMatchObject({ objective: 300, met: true });
  });

  test("fails where archiving has stopped: what comes back is older than the objective allows", async () => {
    orders.archiving.stopArchiving();
    const ended = await orders.test({ waitForBackup: "3s", rpo: "1s" });
    expect(ended).toMatchObject({ status: "refused", step: "the restore is proven" });
    expect(ended.because).toMatch(/the age of the newest restored data was .*, the objective is 1s/);
    expect(evidenceOf(ended)).toMatchObject({ passed: false, objectives: { rpo: { met: false } } });
    expect(orders.left).toEqual([]);
  });

  test("fails where the backups are gone, and says so, with exit code 1; of bad input with 2", async () => {
    rmSync(join(orders.archiving.backups, "base", "global"), { recursive: true });
    const gone = rampart({ waitForBackup: "1s" });
    expect(gone.stderr).toContain("base: it has no global/pg_control: part of it is missing");
    expect(gone.status).toBe(1);
    const bad = rampart({ awsProfile: "prod" });
    expect(bad.stderr).toContain("awsProfile is of no use for the store postgresql");
    expect(bad.status).toBe(2);
  });
});

/** The test as somebody starts it who has the inputs in a file and secrets in the environment. */
function rampart(given: Readonly<Record<string, unknown>>): {
  readonly status: number | null;
  readonly stderr: string;
} {
  const { password, archiveKey, ...inputs } = orders.testInputs(given);
  const folder = join(orders.archiving.folder, "command-line");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "inputs.json"), JSON.stringify(inputs));
  const secrets = ["--input", "password=env:PASSWORD", "--input", "archiveKey=env:KEY"];
  const args = ["run", "backup/restore-test", "--yes", "--anew", "--inputs", "inputs.json", ...secrets];
  const env = { PATH: process.env.PATH, HOME: folder, PASSWORD: String(password), KEY: String(archiveKey) };
  return spawnSync(process.execPath, [CLI, ...args], { cwd: folder, env, encoding: "utf8" });
}
