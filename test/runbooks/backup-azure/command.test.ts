import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { CERTIFICATE, type FakeAzure, startFakeAzure } from "../../servers/azure/server.ts";
import { objectOf } from "../../servers/azure/services/common.ts";
import { GROUP, minutesAgo } from "./azure.ts";

const MAIN = fileURLToPath(new URL("../../../packages/cli/src/main.ts", import.meta.url));
const TOKEN = "eyJ-a-token-of-a-test";
const SERVER = `${GROUP}/providers/Microsoft.DBforPostgreSQL/flexibleServers/orders`;
const RESTORED = `${SERVER}-restored`;

let azure: FakeAzure;
let directory: string;
beforeAll(async () => {
  azure = await startFakeAzure();
  azure.cloud.put(SERVER, {
    location: "westeurope",
    properties: { state: "Ready", version: "16", backup: { earliestRestoreDate: minutesAgo(10_000) } },
  });
});
afterAll(async () => await azure.stop());
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "rampart-azure-"));
});
afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
  azure.cloud.delete(RESTORED);
  expect(azure.drift.splice(0)).toEqual([]);
});

/** `rampart` as a user has it. */
function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [MAIN, ...args], {
    cwd: directory,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH,
      HOME: directory,
      RAMPART_JOURNAL: join(directory, "journal.sqlite"),
      NODE_EXTRA_CA_CERTS: CERTIFICATE,
      AZURE_TOKEN: TOKEN,
    },
  });
}

interface Ended {
  readonly code: unknown;
  readonly said: string;
}

async function ended(child: ChildProcess): Promise<Ended> {
  if (child.stdout === null || child.stderr === null) throw new Error("it has no pipes");
  const closed = once(child, "close");
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await closed;
  return { code, said: stdout + stderr };
}

const SECRET = ["--input", "azureAccessToken=env:AZURE_TOKEN"];

function inputs(more: readonly string[] = []): readonly string[] {
  const given = [
    "store=azure-postgresql",
    "name=orders-restored",
    `azureResourceId=${SERVER}`,
    `azureEndpoint=${azure.endpoint}`,
    ...more,
  ];
  return [...SECRET, ...given.flatMap((one) => ["--input", one])];
}

test("a user plans a restore on Azure, does it, and reads what to set up", { timeout: 120_000 }, async () => {
  const bad = await ended(start(["run", "backup/restore", "--yes", ...inputs(["blobContainer=x"])]));
  expect([bad.code, bad.said]).toEqual([2, expect.stringContaining("blobContainer")]);

  const plan = await ended(start(["run", "backup/restore", "--plan", ...inputs()]));
  expect(plan.said).toContain("orders-restored");
  expect(azure.cloud.has(RESTORED)).toBe(false);

  const ran = await ended(start(["run", "backup/restore", "--yes", ...inputs()]));
  expect([ran.code, ran.said]).toEqual([0, expect.stringContaining("firewall rules and private endpoints")]);
  expect(azure.cloud.has(RESTORED)).toBe(true);
  expect(bad.said + plan.said + ran.said).not.toContain(TOKEN);
});

test("a restore whose process was killed is gone on with, and not begun again", {
  timeout: 120_000,
}, async () => {
  azure.asked.length = 0;
  azure.cloud.slowness = 1000;
  const child = start(["run", "backup/restore", "--yes", ...inputs()]);
  const died = ended(child);
  const deadline = Date.now() + 60_000;
  while (!azure.cloud.has(RESTORED) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  child.kill("SIGKILL");
  await died;
  const made = azure.cloud.look(RESTORED);
  expect(made?.body.properties).toMatchObject({ state: "Provisioning" });
  if (made?.pending !== undefined) made.pending.looks = 2;
  const { "rampart-run": run } = objectOf(made?.body.tags);

  const resumed = await ended(start(["resume", String(run), "--yes", ...SECRET]));
  expect([resumed.code, resumed.said]).toEqual([0, expect.stringContaining("orders-restored")]);
  const puts = azure.asked.filter(({ method }) => method === "PUT");
  expect(puts).toHaveLength(1);
});
