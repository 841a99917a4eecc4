import { mkdtemp, readdir, rm } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { startRun } from "@rampart/runbook/execute";
import { memoryJournal } from "@rampart/runbook/journal";
import { rehearse } from "@rampart/runbook/testing";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openRestoring } from "../../../runbooks/backup/restore/restoring.ts";
import restore from "../../../runbooks/backup/restore/runbook.ts";
import restoreTest from "../../../runbooks/backup/restore-test/runbook.ts";
import { startFakeBlobs } from "../../servers/azure/blob/server.ts";
import { startFakeAzure, trustFakeAzure } from "../../servers/azure/server.ts";
import { GROUP, loseAnswerOf, minutesAgo } from "./azure.ts";

const SERVER = `${GROUP}/providers/Microsoft.Sql/servers/shop-sql`;
const DATABASE = `${SERVER}/databases/orders`;

let directory: string;
beforeAll(trustFakeAzure);
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "rampart-azure-"));
});
afterEach(async () => await rm(directory, { recursive: true, force: true }));

test("a database of Azure SQL is restored and takes the place of the original, and undo puts all back", async () => {
  await using azure = await startFakeAzure();
  azure.cloud.put(SERVER, { location: "westeurope" });
  azure.cloud.put(DATABASE, {
    location: "westeurope",
    properties: { status: "Online", earliestRestoreDate: minutesAgo(7 * 24 * 60) },
  });
  const inputs = {
    store: "azure-sql",
    name: "orders-restored",
    azureResourceId: DATABASE,
    azureEndpoint: azure.endpoint,
    azureAccessToken: "a token of a test",
    afterwards: "cut-over",
    originalIsGone: false,
  } as const;
  const { problems, entries } = await rehearse(restore, {
    inputs,
    clients: await openRestoring(inputs),
    startsAt: new Date(),
    people: { approve: { "cut over[orders-restored]": ["Grace"] } },
    expect: { status: "completed", undo: { status: "undone" } },
  });
  expect(problems).toEqual([]);
  expect(azure.cloud.ids).toEqual([SERVER, DATABASE]);
  expect(azure.cloud.look(DATABASE)?.body.tags).toBeUndefined();
  const renamed = azure.asked.filter(({ operation }) => operation === "sql databases.rename");
  expect(renamed).toHaveLength(4);
  expect(JSON.stringify(entries)).not.toContain("a token of a test");
  expect(azure.drift).toEqual([]);
});

test("undo gives the original of Azure SQL its name back after a cut-over that failed between its renames", async () => {
  await using azure = await startFakeAzure();
  azure.cloud.put(SERVER, { location: "westeurope" });
  azure.cloud.put(DATABASE, {
    location: "westeurope",
    properties: { status: "Online", earliestRestoreDate: minutesAgo(7 * 24 * 60) },
  });
  loseAnswerOf(azure, "sql databases.rename");
  const inputs = {
    store: "azure-sql",
    name: "orders-restored",
    azureResourceId: DATABASE,
    azureEndpoint: azure.endpoint,
    azureAccessToken: "a token of a test",
    afterwards: "cut-over",
    originalIsGone: false,
  } as const;
  const { problems } = await rehearse(restore, {
    inputs,
    clients: await openRestoring(inputs),
    startsAt: new Date(),
    people: { approve: { "cut over[orders-restored]": ["Grace"] } },
    expect: { status: "failed", undo: { status: "undone" } },
  });
  expect(problems).toEqual([]);
  expect(azure.cloud.ids).toEqual([SERVER, DATABASE]);
  expect(azure.cloud.look(DATABASE)?.body.tags).toBeUndefined();
  // One set the original aside, the other brought it back.
  expect(azure.asked.filter(({ operation }) => operation === "sql databases.rename")).toHaveLength(2);
  expect(azure.drift).toEqual([]);
});

test("a restore test of a container proves what comes back, writes evidence, and leaves nothing", async () => {
  await using blobs = await startFakeBlobs();
  for (const name of ["a", "b"]) {
    blobs.account.put("reports", name, `report ${name}`, { at: new Date(minutesAgo(50)) });
  }
  const inputs = {
    store: "azure-blob",
    blobAccountUrl: blobs.url,
    blobAccountKey: blobs.key,
    blobContainer: "reports",
    rto: "1h",
    rpo: "1h",
    evidence: directory,
    restoreTimeout: "4h",
    keepNonces: "35d",
  } as const;
  const { status, because } = await startRun(restoreTest, {
    inputs,
    journal: memoryJournal(),
    operator: { name: "ada", host: hostname(), pid: process.pid },
  });
  expect({ status, because }).toEqual({ status: "completed", because: undefined });
  expect([...blobs.account.containers.keys()]).toEqual(["reports"]);
  expect(await readdir(directory)).toHaveLength(1);
  expect(blobs.drift).toEqual([]);
});
