import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { storeModule } from "../../../runbooks/backup/stores/azure/sql/store.ts";
import type { Restored, RestoreRequest, Store } from "../../../runbooks/backup/stores/store.ts";
import { type FakeAzure, startFakeAzure, trustFakeAzure } from "../../servers/azure/server.ts";
import {
  actionsInReadme,
  contextOf,
  GROUP,
  loseAnswerOf,
  minutesAgo,
  newestOf,
  nobody,
  open,
  requestFor,
} from "./azure.ts";

const SERVER = `${GROUP}/providers/Microsoft.Sql/servers/shop-sql`;
const DATABASE = `${SERVER}/databases/orders`;
const LONG_TERM = `${GROUP.replace(/\/resourceGroups.*/, "")}/providers/Microsoft.Sql/locations/westeurope/longTermRetentionServers/shop-sql/longTermRetentionDatabases/orders/longTermRetentionBackups`;

let azure: FakeAzure;
beforeAll(async () => {
  trustFakeAzure();
  azure = await startFakeAzure();
});
afterAll(async () => await azure.stop());
afterEach(() => {
  azure.cloud.clear();
  azure.faults.length = 0;
  azure.asked.length = 0;
  expect(azure.drift.splice(0)).toEqual([]);
});

async function orders(): Promise<Store> {
  azure.cloud.put(SERVER, { location: "westeurope" });
  azure.cloud.put(DATABASE, {
    location: "westeurope",
    properties: { status: "Online", earliestRestoreDate: minutesAgo(7 * 24 * 60) },
  });
  return await open(storeModule, azure, { azureResourceId: DATABASE });
}

test("the live database, deleted ones, the geo-redundant backup and long-term ones are listed, newest first", async () => {
  const store = await orders();
  azure.cloud.put(`${SERVER}/restorableDroppedDatabases/orders,1`, {
    properties: {
      databaseName: "orders",
      deletionDate: minutesAgo(60),
      earliestRestoreDate: minutesAgo(600),
    },
  });
  azure.cloud.put(`${SERVER}/restorableDroppedDatabases/other,1`, {
    properties: { databaseName: "other", deletionDate: minutesAgo(50), earliestRestoreDate: minutesAgo(600) },
  });
  azure.cloud.put(`${SERVER}/recoverableDatabases/orders`, {
    properties: { lastAvailableBackupDate: minutesAgo(40) },
  });
  azure.cloud.put(`${LONG_TERM}/yearly`, {
    properties: { backupTime: minutesAgo(400_000), backupExpirationTime: minutesAgo(-400_000) },
  });
  azure.cloud.put(`${LONG_TERM}/expired`, {
    properties: { backupTime: minutesAgo(900_000), backupExpirationTime: minutesAgo(5) },
  });
  const points = await store.recoveryPoints(contextOf());
  expect(points.map(({ id, kind }) => [id.split("/").at(-2), kind])).toEqual([
    ["databases", "continuous"],
    ["recoverableDatabases", "snapshot"],
    ["restorableDroppedDatabases", "continuous"],
    ["longTermRetentionBackups", "snapshot"],
    ["longTermRetentionBackups", "snapshot"],
  ]);
  expect(points.map(({ obstacle }) => obstacle !== undefined)).toEqual([false, false, false, false, true]);
  // The logs of the last minutes are not saved yet, so they are not promised.
  expect(Date.parse(points[0]?.newest ?? "")).toBeLessThan(Date.now() - 9 * 60_000);
});

test("a moment is restored beside the original", async () => {
  const store = await orders();
  const request = requestFor(await newestOf(store), { moment: minutesAgo(30) });
  expect(await store.restoreState(request, contextOf())).toEqual({ is: "absent" });
  const restored = await store.restore(request, contextOf(), nobody);
  expect(restored).toMatchObject({
    name: "orders-restored",
    run: "run-1",
    address: "shop-sql/orders-restored",
  });
  expect(await store.restoreState(request, contextOf())).toEqual({ is: "restored", restored });
  expect((await store.verify(restored, contextOf())).passes).toBe(true);
  expect(azure.cloud.has(DATABASE)).toBe(true);
  const [put] = azure.asked.filter(({ method }) => method === "PUT");
  expect(put?.body).toMatchObject({
    tags: { "rampart-run": "run-1" },
    properties: { createMode: "PointInTimeRestore", restorePointInTime: request.chosen.moment },
  });
});

test("what was begun before the process ended is found and waited for, not begun again", async () => {
  const store = await orders();
  azure.cloud.slowness = 6;
  const request = requestFor(await newestOf(store));
  loseAnswerOf(azure, "sql databases.beginCreateOrUpdate");
  await expect(store.restore(request, contextOf(), nobody)).rejects.toThrow("ConnectionLost");
  expect(await store.restoreState(request, contextOf())).toEqual({ is: "restoring" });
  const restored = await store.restore(request, contextOf(), nobody);
  expect(restored.name).toBe("orders-restored");
  expect(azure.asked.filter(({ method }) => method === "PUT")).toHaveLength(1);
});

test("a database of that name that the run did not make is neither used nor removed", async () => {
  const store = await orders();
  azure.cloud.put(`${SERVER}/databases/orders-restored`, {
    location: "westeurope",
    tags: { "rampart-run": "another" },
    properties: { status: "Online" },
  });
  const request = requestFor(await newestOf(store));
  expect(await store.restoreState(request, contextOf())).toMatchObject({ is: "foreign" });
  await expect(store.restore(request, contextOf(), nobody)).rejects.toThrow("run another made it");
  await expect(store.remove(request, contextOf())).rejects.toThrow("it stays");
  expect(azure.cloud.has(`${SERVER}/databases/orders-restored`)).toBe(true);
});

test("why Azure failed is said, and another try begins anew", async () => {
  const store = await orders();
  const request = requestFor(await newestOf(store));
  azure.cloud.nextFailure = { code: "RegionDoesNotAllowProvisioning", message: "no capacity in westeurope" };
  await expect(store.restore(request, contextOf(), nobody)).rejects.toThrow(/no capacity in westeurope/);
  const restored = await store.restore(request, contextOf(), nobody);
  expect(restored.name).toBe("orders-restored");
});

test("a refusal for quota is not tried again; being throttled is", async () => {
  const store = await orders();
  const request = requestFor(await newestOf(store));
  azure.faults.push({
    operation: "sql databases.beginCreateOrUpdate",
    status: 429,
    code: "TooManyRequests",
    headers: { "retry-after": "0" },
    times: 2,
  });
  expect((await store.restore(request, contextOf(), nobody)).name).toBe("orders-restored");
  await store.remove(request, contextOf());
  azure.faults.push({
    operation: "sql databases.beginCreateOrUpdate",
    status: 400,
    code: "ServerDtuQuotaExceeded",
  });
  await expect(store.restore(request, contextOf(), nobody)).rejects.toThrow("ServerDtuQuotaExceeded");
});

test("a deleted database is restored from what Azure kept of it", async () => {
  const store = await orders();
  azure.cloud.delete(DATABASE);
  azure.cloud.put(`${SERVER}/restorableDroppedDatabases/orders,1`, {
    properties: {
      databaseName: "orders",
      deletionDate: minutesAgo(60),
      earliestRestoreDate: minutesAgo(600),
    },
  });
  expect(await store.original(contextOf())).toBeUndefined();
  const request = requestFor(await newestOf(store), { moment: minutesAgo(120) });
  await store.restore(request, contextOf(), nobody);
  const put = azure.asked.find(({ method }) => method === "PUT");
  expect(put?.body).toMatchObject({ properties: { createMode: "Restore" } });
});

test("removing takes away what the run made, and does nothing where it is gone", async () => {
  const store = await orders();
  const request = requestFor(await newestOf(store));
  await store.restore(request, contextOf(), nobody);
  await store.remove(request, contextOf());
  await store.remove(request, contextOf());
  expect(azure.cloud.ids).toEqual([SERVER, DATABASE]);
});

async function cutOverStore(): Promise<{ store: Store; request: RestoreRequest; restored: Restored }> {
  const store = await orders();
  const request = requestFor(await newestOf(store));
  const restored = await store.restore(request, contextOf(), nobody);
  return { store, request, restored };
}

function tagged(id: string): unknown {
  return azure.cloud.look(id)?.body.tags;
}

test("cutting over gives the restored database the name of the original, and taking back undoes it", async () => {
  const { store, restored } = await cutOverStore();
  const { cutOvers } = store;
  expect(await cutOvers?.hasCutOver(restored, contextOf())).toBe(false);
  const done = await cutOvers?.cutOver(restored, contextOf());
  expect(done).toEqual({ before: "orders-before-run-1" });
  expect(tagged(DATABASE)).toMatchObject({ "rampart-run": "run-1" });
  expect(await cutOvers?.hasCutOver(restored, contextOf())).toEqual(done);
  expect((await store.verify(restored, contextOf())).passes).toBe(true);
  if (done !== undefined) await cutOvers?.takeBack(restored, done, contextOf());
  expect(tagged(DATABASE)).toBeUndefined();
  expect(azure.cloud.ids).toEqual([SERVER, DATABASE, `${SERVER}/databases/orders-restored`]);
});

test("a cut-over that was cut off between its two renames is brought to its end, or taken back", async () => {
  const { store, restored } = await cutOverStore();
  const { cutOvers } = store;
  azure.faults.push({ operation: "sql databases.rename", status: 400, code: "Cut", isDone: true });
  await expect(cutOvers?.cutOver(restored, contextOf())).rejects.toThrow("Cut");
  expect(azure.cloud.has(DATABASE)).toBe(false);
  expect(await cutOvers?.hasCutOver(restored, contextOf())).toBe(false);
  const done = await cutOvers?.cutOver(restored, contextOf());
  expect(done).toEqual({ before: "orders-before-run-1" });
  if (done === undefined) return;
  azure.faults.push({ operation: "sql databases.rename", status: 400, code: "Cut", isDone: true });
  await expect(cutOvers?.takeBack(restored, done, contextOf())).rejects.toThrow("Cut");
  await cutOvers?.takeBack(restored, done, contextOf());
  await cutOvers?.takeBack(restored, done, contextOf());
  expect(azure.cloud.ids).toEqual([SERVER, DATABASE, `${SERVER}/databases/orders-restored`]);
});

const RESTORED = `${SERVER}/databases/orders-restored`;
const ASIDE = `${SERVER}/databases/orders-before-run-1`;

/**
 * A cut-over whose rename number `failing` fails, done nevertheless or not. To come to the second, the first loses its
 * answer, and the cut-over is asked for again.
 */
async function failedCutOver(
  failing: 1 | 2,
  isDone: boolean,
): Promise<{ store: Store; request: RestoreRequest }> {
  const { store, request, restored } = await cutOverStore();
  for (let nth = 1; nth <= failing; nth += 1) {
    const isLast = nth === failing;
    azure.faults.push({
      operation: "sql databases.rename",
      status: 400,
      code: "Cut",
      isDone: isLast ? isDone : true,
    });
    await expect(store.cutOvers?.cutOver(restored, contextOf())).rejects.toThrow("Cut");
  }
  return { store, request };
}

test.each([
  ["before its first rename", 1, false, [RESTORED, DATABASE]],
  ["with the answer of its first rename lost", 1, true, [RESTORED, ASIDE]],
  ["between its two renames", 2, false, [RESTORED, ASIDE]],
  ["with the answer of its second rename lost", 2, true, [DATABASE, ASIDE]],
] as const)(
  "removing after a cut-over that failed %s gives the original its name back",
  async (_, failing, isDone, left) => {
    const { store, request } = await failedCutOver(failing, isDone);
    expect(new Set(azure.cloud.ids)).toEqual(new Set([SERVER, ...left]));
    await store.remove(request, contextOf());
    await store.remove(request, contextOf());
    expect(azure.cloud.ids).toEqual([SERVER, DATABASE]);
    expect(tagged(DATABASE)).toBeUndefined();
  },
);

test("bringing the original back that is cut off itself is gone on with by removing again", async () => {
  const { store, request } = await failedCutOver(2, true);
  for (const isDone of [false, true, false, true]) {
    azure.faults.push({ operation: "sql databases.rename", status: 400, code: "Cut", isDone });
    await expect(store.remove(request, contextOf())).rejects.toThrow("Cut");
  }
  await store.remove(request, contextOf());
  expect(azure.cloud.ids).toEqual([SERVER, DATABASE]);
  expect(tagged(DATABASE)).toBeUndefined();
});

test("where somebody made a database of the original's name meanwhile, nothing is renamed or removed", async () => {
  const { store, request } = await failedCutOver(1, true);
  azure.cloud.put(DATABASE, { location: "westeurope", properties: { status: "Online" } });
  await expect(store.remove(request, contextOf())).rejects.toThrow(
    "the original is called orders-before-run-1 since the cut-over, and cannot have its name back",
  );
  expect(new Set(azure.cloud.ids)).toEqual(new Set([SERVER, DATABASE, RESTORED, ASIDE]));
});

test("what another run set aside keeps its name", async () => {
  const { store, request } = await cutOverStore();
  azure.cloud.delete(DATABASE);
  const other = `${SERVER}/databases/orders-before-run-2`;
  azure.cloud.put(other, { location: "westeurope", properties: { status: "Online" } });
  await store.remove(request, contextOf());
  expect(azure.cloud.ids).toEqual([SERVER, other]);
});

test("a name of the greatest length is cut to set the original aside, so that the run can still be read", async () => {
  const name = "o".repeat(128);
  const id = `${SERVER}/databases/${name}`;
  azure.cloud.put(SERVER, { location: "westeurope" });
  azure.cloud.put(id, {
    location: "westeurope",
    properties: { status: "Online", earliestRestoreDate: minutesAgo(7 * 24 * 60) },
  });
  const store = await open(storeModule, azure, { azureResourceId: id });
  const request = requestFor(await newestOf(store));
  const restored = await store.restore(request, contextOf(), nobody);
  azure.faults.push({ operation: "sql databases.rename", status: 400, code: "Cut", isDone: true });
  await expect(store.cutOvers?.cutOver(restored, contextOf())).rejects.toThrow("Cut");
  expect(
    azure.cloud.has(`${SERVER}/databases/${"o".repeat(128 - "-before-run-1".length)}-before-run-1`),
  ).toBe(true);
  await store.remove(request, contextOf());
  expect(azure.cloud.ids).toEqual([SERVER, id]);
});

test("on another server only backups that can go there are offered, and no cut-over", async () => {
  await orders();
  azure.cloud.put(SERVER.replace("shop-sql", "shop-sql-north"), { location: "northeurope" });
  azure.cloud.put(`${SERVER}/recoverableDatabases/orders`, {
    properties: { lastAvailableBackupDate: minutesAgo(40) },
  });
  const store = await open(storeModule, azure, {
    azureResourceId: DATABASE,
    azureTargetServer: "shop-sql-north",
    azureTargetRegion: "northeurope",
  });
  const points = await store.recoveryPoints(contextOf());
  expect(points.map(({ obstacle }) => obstacle)).toEqual([
    "a moment cannot be restored on another server (shop-sql-north)",
    undefined,
  ]);
  expect(store.cutOvers).toBeUndefined();
  const restored = await store.restore(requestFor(await newestOf(store)), contextOf(), nobody);
  expect(restored.id).toContain("shop-sql-north");
});

test("an id of another kind of resource is refused before anything is asked", () => {
  const other = `${GROUP}/providers/Microsoft.Compute/disks/orders`;
  expect(() => storeModule.open({ azureResourceId: other })).toThrow(
    `input azureResourceId: ${other} is of type Microsoft.Compute/disks, not Microsoft.Sql/servers/databases`,
  );
});

test("the README names the actions that all of this needed, and no others", () => {
  expect(actionsInReadme("azure-sql")).toEqual([...azure.actions].toSorted());
});
