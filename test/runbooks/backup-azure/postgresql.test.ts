import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { storeModule } from "../../../runbooks/backup/stores/azure/postgresql/store.ts";
import type { Store } from "../../../runbooks/backup/stores/store.ts";
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

const SERVERS = `${GROUP}/providers/Microsoft.DBforPostgreSQL/flexibleServers`;
const SERVER = `${SERVERS}/orders`;
const NETWORK = `${GROUP}/providers/Microsoft.Network/virtualNetworks`;
const OWN_SUBNET = `${NETWORK}/shop/subnets/db`;
const ISOLATED_SUBNET = `${NETWORK}/island/subnets/db`;

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

async function orders(
  more: Readonly<Record<string, unknown>> = {},
  inputs: Readonly<Record<string, unknown>> = {},
): Promise<Store> {
  azure.cloud.put(SERVER, {
    location: "westeurope",
    properties: {
      state: "Ready",
      version: "16",
      storage: { storageSizeGB: 64 },
      backup: {
        backupRetentionDays: 7,
        geoRedundantBackup: "Enabled",
        earliestRestoreDate: minutesAgo(7 * 24 * 60),
      },
      network: { publicNetworkAccess: "Enabled" },
      ...more,
    },
  });
  return await open(storeModule, azure, { azureResourceId: SERVER, ...inputs });
}

function sent(): unknown {
  return azure.asked.find(({ method }) => method === "PUT")?.body;
}

test("any moment but those of the last minutes is offered, and restored beside the original, not public", async () => {
  const store = await orders();
  const point = await newestOf(store);
  expect(point.kind).toBe("continuous");
  expect(Date.parse(point.newest)).toBeLessThan(Date.now() - 4 * 60_000);
  const request = requestFor(point, { moment: minutesAgo(90) });
  const restored = await store.restore(request, contextOf(), nobody);
  expect(restored).toMatchObject({
    address: "orders-restored.postgres.database.azure.com:5432",
    isPrivate: false,
  });
  expect((await store.verify(restored, contextOf())).passes).toBe(true);
  expect(sent()).toMatchObject({
    location: "westeurope",
    tags: { "rampart-run": "run-1" },
    properties: {
      createMode: "PointInTimeRestore",
      sourceServerResourceId: SERVER,
      pointInTimeUTC: request.chosen.moment,
      network: { publicNetworkAccess: "Disabled" },
    },
  });
  expect(store.handOver(restored)).toContain("firewall rules and private endpoints");
});

test("another region has what was copied there: an hour behind, and only with geo-redundant backup", async () => {
  const store = await orders({}, { azureTargetRegion: "northeurope" });
  const point = await newestOf(store);
  expect(Date.parse(point.newest)).toBeLessThan(Date.now() - 59 * 60_000);
  await store.restore(requestFor(point), contextOf(), nobody);
  expect(sent()).toMatchObject({ location: "northeurope", properties: { createMode: "GeoRestore" } });
  const local = await orders(
    { backup: { geoRedundantBackup: "Disabled", earliestRestoreDate: minutesAgo(600) } },
    { azureTargetRegion: "northeurope" },
  );
  const [refused] = await local.recoveryPoints(contextOf());
  expect(refused?.obstacle).toContain("geo-redundant backup is off");
});

test("a server of a virtual network goes into the isolated one that is named, and nowhere where none is", async () => {
  const network = { delegatedSubnetResourceId: OWN_SUBNET, privateDnsZoneArmResourceId: `${GROUP}/zone` };
  const store = await orders({ network }, { azureSubnetId: ISOLATED_SUBNET });
  const request = requestFor(await newestOf(store), { isIsolated: true });
  const restored = await store.restore(request, contextOf(), nobody);
  expect(sent()).toMatchObject({ properties: { network: { delegatedSubnetResourceId: ISOLATED_SUBNET } } });
  expect(restored.isPrivate).toBe(true);
  const unsaid = await orders({ network });
  await store.remove(request, contextOf());
  await expect(unsaid.restore(request, contextOf(), nobody)).rejects.toThrow("give --input azureSubnetId=…");
});

test("a deleted server is revived within five days, and only in the moment it was deleted", async () => {
  const deletedAt = minutesAgo(60);
  const store = await open(storeModule, azure, {
    azureResourceId: SERVER,
    azureTargetRegion: "westeurope",
    azureDeletedAt: deletedAt,
  });
  expect(await store.original(contextOf())).toBeUndefined();
  const point = await newestOf(store);
  expect([point.oldest, point.newest]).toEqual([deletedAt, deletedAt]);
  await store.restore(requestFor(point), contextOf(), nobody);
  expect(sent()).toMatchObject({ properties: { createMode: "ReviveDropped", pointInTimeUTC: deletedAt } });
  const late = await open(storeModule, azure, { azureResourceId: SERVER, azureDeletedAt: minutesAgo(8000) });
  expect((await late.recoveryPoints(contextOf()))[0]?.obstacle).toContain("5 days");
  expect(() => storeModule.open({ azureResourceId: SERVER, azureDeletedAt: "yesterday" })).toThrow(
    'input azureDeletedAt: "yesterday" is no moment',
  );
});

test("a key that cannot be used is an obstacle, and a state of what was restored", async () => {
  const store = await orders({
    dataEncryption: { type: "AzureKeyVault", primaryEncryptionKeyStatus: "Invalid" },
  });
  const [point] = await store.recoveryPoints(contextOf());
  expect(point?.obstacle).toContain("customer-managed key");
  azure.cloud.put(`${SERVERS}/orders-restored`, {
    location: "westeurope",
    tags: { "rampart-run": "run-1" },
    properties: { state: "Inaccessible" },
  });
  const healthy = await orders();
  expect(await healthy.restoreState(requestFor(await newestOf(healthy)), contextOf())).toMatchObject({
    is: "failed",
    because: "server orders-restored cannot use its key: state Inaccessible",
  });
});

test("what was begun before the process ended is found and waited for, and removed by its run alone", async () => {
  const store = await orders();
  azure.cloud.slowness = 6;
  const request = requestFor(await newestOf(store));
  loseAnswerOf(azure, "postgresql servers.beginCreateOrUpdate");
  await expect(store.restore(request, contextOf(), nobody)).rejects.toThrow("ConnectionLost");
  expect(await store.restoreState(request, contextOf())).toEqual({ is: "restoring" });
  await store.restore(request, contextOf(), nobody);
  expect(azure.asked.filter(({ method }) => method === "PUT")).toHaveLength(1);
  const other = { ...request, run: "run-2" };
  expect(await store.restoreState(other, contextOf())).toMatchObject({ is: "foreign" });
  await expect(store.remove(other, contextOf())).rejects.toThrow("run run-1 made it; it stays");
  await store.remove(request, contextOf());
  await store.remove(request, contextOf());
  expect(azure.cloud.ids).toEqual([SERVER]);
});

test("why Azure failed is said", async () => {
  const store = await orders();
  azure.cloud.nextFailure = { code: "QuotaExceeded", message: "0 of 8 vCores are left in westeurope" };
  const request = requestFor(await newestOf(store));
  await expect(store.restore(request, contextOf(), nobody)).rejects.toThrow("0 of 8 vCores are left");
});

test("the README names the actions that all of this needed, and no others", () => {
  expect(actionsInReadme("azure-postgresql")).toEqual([...azure.actions].toSorted());
});
