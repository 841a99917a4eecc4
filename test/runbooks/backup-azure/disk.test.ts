import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { storeModule } from "../../../runbooks/backup/stores/azure/disk/store.ts";
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

const COMPUTE = `${GROUP}/providers/Microsoft.Compute`;
const DISK = `${COMPUTE}/disks/orders`;
const snapshot = (name: string): string => `${COMPUTE}/snapshots/${name}`;

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

async function orders(inputs: Readonly<Record<string, unknown>> = {}): Promise<Store> {
  azure.cloud.put(DISK, {
    location: "westeurope",
    sku: { name: "Premium_LRS" },
    zones: ["1"],
    properties: {
      creationData: { createOption: "Empty" },
      provisioningState: "Succeeded",
      diskSizeGB: 32,
      networkAccessPolicy: "AllowAll",
      publicNetworkAccess: "Enabled",
    },
  });
  snap("nightly", { age: 60 });
  return await open(storeModule, azure, { azureResourceId: DISK, ...inputs });
}

interface Snap {
  readonly age: number;
  readonly location?: string;
  readonly source?: string;
  readonly more?: Readonly<Record<string, unknown>>;
}

function snap(name: string, { age, location = "westeurope", source = DISK, more = {} }: Snap): void {
  azure.cloud.put(snapshot(name), {
    location,
    properties: {
      creationData: { createOption: source === DISK ? "Copy" : "CopyStart", sourceResourceId: source },
      provisioningState: "Succeeded",
      timeCreated: minutesAgo(age),
      incremental: true,
      diskSizeBytes: 32 * 1024 ** 3,
      ...more,
    },
  });
}

const puts = (): number => azure.asked.filter(({ method }) => method === "PUT").length;

test("snapshots and their copies are listed with the moment of their data, and with what is in the way", async () => {
  const store = await orders();
  snap("weekly", { age: 600 });
  // Copied a minute ago: its data is as old as that of the snapshot it is a copy of.
  snap("weekly-north", { age: 1, location: "northeurope", source: snapshot("weekly") });
  snap("half", { age: 30, source: snapshot("nightly"), more: { completionPercent: 40 } });
  snap("stray", { age: 2, source: snapshot("long-gone"), more: { incrementalSnapshotFamilyId: "f" } });
  snap("of-family", { age: 900, more: { incrementalSnapshotFamilyId: "f" } });
  snap("of-another-disk", { age: 5, source: `${COMPUTE}/disks/other` });
  const points = await store.recoveryPoints(contextOf());
  const byName = new Map(points.map((point) => [point.id.split("/").at(-1), point]));
  expect([...byName.keys()].toSorted()).toEqual([
    "half",
    "nightly",
    "of-family",
    "stray",
    "weekly",
    "weekly-north",
  ]);
  expect(byName.get("weekly-north")?.newest).toBe(byName.get("weekly")?.newest);
  expect(byName.get("half")?.obstacle).toBe("its copy is at 40 %");
  expect(byName.get("stray")?.obstacle).toContain("the snapshot that says of which moment is gone");
  expect((await newestOf(store)).id).toBe(snapshot("nightly"));
});

test("a disk is made of a snapshot, no more open than the original, and closed where it is isolated", async () => {
  const store = await orders();
  const request = requestFor(await newestOf(store));
  const restored = await store.restore(request, contextOf(), nobody);
  expect((await store.verify(restored, contextOf())).passes).toBe(true);
  expect(azure.asked.find(({ method }) => method === "PUT")?.body).toMatchObject({
    location: "westeurope",
    sku: { name: "Premium_LRS" },
    zones: ["1"],
    properties: { networkAccessPolicy: "AllowAll", creationData: { sourceResourceId: snapshot("nightly") } },
  });
  await store.remove(request, contextOf());
  azure.asked.length = 0;
  await store.restore({ ...request, isIsolated: true }, contextOf(), nobody);
  expect(azure.asked.find(({ method }) => method === "PUT")?.body).toMatchObject({
    properties: { networkAccessPolicy: "DenyAll", publicNetworkAccess: "Disabled" },
  });
});

test("in another region a copy of the snapshot comes first; both are removed with the restore", async () => {
  const store = await orders({ azureTargetRegion: "northeurope" });
  azure.cloud.slowness = 5;
  const request = requestFor(await newestOf(store));
  const seen: number[] = [];
  const restored = await store.restore(request, contextOf(), (done) => void seen.push(done));
  expect(restored.region).toBe("northeurope");
  expect(azure.cloud.has(snapshot("orders-restored-copy"))).toBe(true);
  await store.remove(request, contextOf());
  expect(azure.cloud.ids).toEqual([DISK, snapshot("nightly")]);
});

test("a run that ended while the snapshot was copied goes on from there", async () => {
  const store = await orders({ azureTargetRegion: "northeurope" });
  azure.cloud.slowness = 6;
  const request = requestFor(await newestOf(store));
  loseAnswerOf(azure, "compute snapshots.createOrUpdate");
  await expect(store.restore(request, contextOf(), nobody)).rejects.toThrow("ConnectionLost");
  expect(await store.restoreState(request, contextOf())).toEqual({ is: "restoring", done: 10 });
  await store.restore(request, contextOf(), nobody);
  expect(puts()).toBe(2);
});

test("what was begun before the process ended is found, and others' disks are left alone", async () => {
  const store = await orders();
  azure.cloud.slowness = 6;
  const request = requestFor(await newestOf(store));
  loseAnswerOf(azure, "compute disks.createOrUpdate");
  await expect(store.restore(request, contextOf(), nobody)).rejects.toThrow("ConnectionLost");
  expect(await store.restoreState(request, contextOf())).toEqual({ is: "restoring", done: 40 });
  await store.restore(request, contextOf(), nobody);
  expect(puts()).toBe(1);
  const other = { ...request, run: "run-2" };
  expect(await store.restoreState(other, contextOf())).toMatchObject({ is: "foreign" });
  await expect(store.remove(other, contextOf())).rejects.toThrow("it stays");
});

test("a disk that is in use by now is not removed", async () => {
  const store = await orders();
  const request = requestFor(await newestOf(store));
  await store.restore(request, contextOf(), nobody);
  const found = azure.cloud.look(`${COMPUTE}/disks/orders-restored`);
  if (found !== undefined) found.body.managedBy = `${COMPUTE}/virtualMachines/web`;
  await expect(store.remove(request, contextOf())).rejects.toThrow("detach it first");
});

test("a key that is disabled is said as Azure says it", async () => {
  const store = await orders();
  azure.cloud.nextFailure = { code: "KeyVaultKeyDisabled", message: "key orders of vault shop is disabled" };
  const request = requestFor(await newestOf(store));
  await expect(store.restore(request, contextOf(), nobody)).rejects.toThrow(
    "key orders of vault shop is disabled",
  );
});

test("the README names the actions that all of this needed, and no others", () => {
  expect(actionsInReadme("azure-disk")).toEqual([...azure.actions].toSorted());
});
