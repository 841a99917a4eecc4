import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { storeModule } from "../../../runbooks/backup/stores/azure/vm/store.ts";
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

const MACHINES = `${GROUP}/providers/Microsoft.Compute/virtualMachines`;
const MACHINE = `${MACHINES}/web`;
const RESTORED = `${MACHINES}/orders-restored`;
const VAULT = `${GROUP}/providers/Microsoft.RecoveryServices/vaults/safe`;
const ITEM = `${VAULT}/backupFabrics/Azure/protectionContainers/IaasVMContainer;iaasvmcontainerv2;shop;web/protectedItems/VM;iaasvmcontainerv2;shop;web`;
const SUBNET = `${GROUP}/providers/Microsoft.Network/virtualNetworks/island/subnets/restored`;
const INPUTS = {
  azureResourceId: MACHINE,
  azureVaultId: VAULT,
  azureSubnetId: SUBNET,
  azureStagingAccountId: `${GROUP}/providers/Microsoft.Storage/storageAccounts/staging`,
};

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

interface Point {
  readonly age: number;
  readonly more?: Readonly<Record<string, unknown>>;
}

function point(name: string, { age, more = {} }: Point): void {
  azure.cloud.put(`${ITEM}/recoveryPoints/${name}`, {
    properties: {
      objectType: "IaasVMRecoveryPoint",
      recoveryPointTime: minutesAgo(age),
      recoveryPointType: "AppConsistent",
      isManagedVirtualMachine: true,
      recoveryPointTierDetails: [{ type: "HardenedRP", status: "Valid" }],
      ...more,
    },
  });
}

async function web(item: Readonly<Record<string, unknown>> = {}): Promise<Store> {
  azure.cloud.put(MACHINE, { location: "westeurope", properties: { provisioningState: "Succeeded" } });
  azure.cloud.put(ITEM, {
    properties: {
      protectedItemType: "Microsoft.Compute/virtualMachines",
      sourceResourceId: MACHINE,
      ...item,
    },
  });
  point("1", { age: 60 });
  return await open(storeModule, azure, INPUTS);
}

const triggered = (): number =>
  azure.asked.filter(({ operation }) => operation?.endsWith("beginTrigger")).length;

test("recovery points are listed from the newest, with what keeps each from being restored", async () => {
  const store = await web();
  point("2", { age: 10, more: { recoveryPointProperties: { isSoftDeleted: true } } });
  point("3", { age: 20, more: { recoveryPointTierDetails: [{ type: "ArchivedRP", status: "Valid" }] } });
  point("4", { age: 30, more: { recoveryPointProperties: { expiryTime: minutesAgo(1) } } });
  point("5", { age: 40, more: { recoveryPointTierDetails: [{ type: "InstantRP", status: "Deleted" }] } });
  const points = await store.recoveryPoints(contextOf());
  expect(
    points.map(({ id, obstacle }) => [id.split("/").at(-1), obstacle?.split(" ").slice(0, 3).join(" ")]),
  ).toEqual([
    ["2", "it is soft-deleted"],
    ["3", "it is in"],
    ["4", "it expired at"],
    ["5", "no tier has"],
    ["1", undefined],
  ]);
  const gone = await web({ isScheduledForDeferredDelete: true });
  const all = await gone.recoveryPoints(contextOf());
  expect(all.every(({ obstacle }) => obstacle?.includes("az backup protection undelete"))).toBe(true);
});

test("another machine is made beside it in the subnet that is named, and marked by the run", async () => {
  const store = await web();
  azure.cloud.slowness = 3;
  const request = requestFor(await newestOf(store), { isIsolated: true });
  const seen: number[] = [];
  const restored = await store.restore(request, contextOf(), (done) => void seen.push(done));
  expect(restored.id).toBe(RESTORED);
  expect(seen).toContain(30);
  expect(azure.cloud.look(RESTORED)?.body.tags).toMatchObject({ "rampart-run": "run-1" });
  expect((await store.verify(restored, contextOf())).passes).toBe(true);
  const sent = azure.asked.find(({ operation }) => operation?.endsWith("beginTrigger"));
  expect(sent?.body).toMatchObject({
    properties: {
      recoveryType: "AlternateLocation",
      targetVirtualMachineId: RESTORED,
      virtualNetworkId: SUBNET.replace("/subnets/restored", ""),
      region: "westeurope",
    },
  });
});

test("a restore whose answer was lost is found by its job, and not begun again", async () => {
  const store = await web();
  azure.cloud.slowness = 6;
  const request = requestFor(await newestOf(store));
  loseAnswerOf(azure, "recoveryservices restores.beginTrigger");
  await expect(store.restore(request, contextOf(), nobody)).rejects.toThrow("ConnectionLost");
  expect(await store.restoreState(request, contextOf())).toEqual({ is: "restoring", done: 30 });
  await expect(store.remove(request, contextOf())).rejects.toThrow("still restoring");
  await store.restore(request, contextOf(), nobody);
  expect(triggered()).toBe(1);
});

test("a run that ended before it marked the machine marks it when it goes on", async () => {
  const store = await web();
  const request = requestFor(await newestOf(store));
  azure.faults.push({ operation: "compute virtualMachines.update", status: 400, code: "Cut" });
  await expect(store.restore(request, contextOf(), nobody)).rejects.toThrow("Cut");
  expect(await store.restoreState(request, contextOf())).toEqual({ is: "restoring" });
  const restored = await store.restore(request, contextOf(), nobody);
  expect(await store.restoreState(request, contextOf())).toEqual({ is: "restored", restored });
});

test("a machine of that name that no job of the vault made is left alone", async () => {
  const store = await web();
  azure.cloud.put(RESTORED, { location: "westeurope", properties: { provisioningState: "Succeeded" } });
  const request = requestFor(await newestOf(store));
  expect(await store.restoreState(request, contextOf())).toMatchObject({ is: "foreign" });
  await expect(store.restore(request, contextOf(), nobody)).rejects.toThrow("choose another name");
  await expect(store.remove(request, contextOf())).rejects.toThrow("it stays");
});

test("a job that failed says why, and another try begins another one", async () => {
  const store = await web();
  azure.cloud.nextFailure = {
    code: "Free up cores and try again.",
    message: "QuotaExceeded: 4 cores are needed",
  };
  const request = requestFor(await newestOf(store));
  await expect(store.restore(request, contextOf(), nobody)).rejects.toThrow(
    /QuotaExceeded: 4 cores are needed; Free up cores/,
  );
  expect(await store.restoreState(request, contextOf())).toMatchObject({ is: "failed" });
  await new Promise((resolve) => setTimeout(resolve, 5));
  await store.restore(request, contextOf(), nobody);
  expect(triggered()).toBe(2);
});

test("removing takes the disks and network interfaces with the machine, once", async () => {
  const store = await web();
  const request = requestFor(await newestOf(store));
  await store.restore(request, contextOf(), nobody);
  await store.remove(request, contextOf());
  await store.remove(request, contextOf());
  const left = azure.cloud.ids.filter((id) => !id.includes("RecoveryServices"));
  expect(left).toEqual([MACHINE]);
});

test("a machine that is gone is restored where somebody names its region", async () => {
  await web();
  azure.cloud.delete(MACHINE);
  const store = await open(storeModule, azure, INPUTS);
  const request = requestFor(await newestOf(store));
  await expect(store.restore(request, contextOf(), nobody)).rejects.toThrow(
    "give --input azureTargetRegion=…",
  );
  const named = await open(storeModule, azure, { ...INPUTS, azureTargetRegion: "westeurope" });
  expect((await named.restore(request, contextOf(), nobody)).name).toBe("orders-restored");
});

test("the README names the actions that all of this needed, and no others", () => {
  expect(actionsInReadme("azure-vm")).toEqual([...azure.actions].toSorted());
});
