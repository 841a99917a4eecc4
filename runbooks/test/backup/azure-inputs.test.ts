import { expect, test } from "vitest";
import { storeModule as blob } from "../../backup/stores/azure/blob/store.ts";
import { storeModule as disk } from "../../backup/stores/azure/disk/store.ts";
import { AZURE_INPUTS } from "../../backup/stores/azure/inputs.ts";
import { storeModule as postgresql } from "../../backup/stores/azure/postgresql/store.ts";
import { parseResourceId } from "../../backup/stores/azure/shared/resource-id.ts";
import { storeModule as sql } from "../../backup/stores/azure/sql/store.ts";
import { activityOf } from "../../backup/stores/azure/vm/jobs.ts";
import { storeModule as vm } from "../../backup/stores/azure/vm/store.ts";

const DISK = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/disks/data";

test("every input that a store takes is described, and every one that is described is taken", () => {
  const taken = [blob, disk, postgresql, sql, vm].flatMap(({ required, optional }) => [
    ...required,
    ...optional,
  ]);
  expect([...new Set(taken)].toSorted()).toEqual(Object.keys(AZURE_INPUTS).toSorted());
});

test("a resource id is read without looking at case", () => {
  expect(parseResourceId(DISK.toLowerCase(), "azureResourceId", "Microsoft.Compute/disks").names).toEqual([
    "data",
  ]);
});

test.each([
  ["data", 'input azureResourceId: "data" is no Azure resource id'],
  [DISK.replace("disks", "snapshots"), "is of type Microsoft.Compute/snapshots, not Microsoft.Compute/disks"],
  [`${DISK}/parts`, "is of type Microsoft.Compute/disks/parts"],
  [undefined, "input azureResourceId: undefined is no Azure resource id"],
])("%s is refused, naming the input", (id, because) => {
  expect(() => parseResourceId(id, "azureResourceId", "Microsoft.Compute/disks")).toThrow(because);
});

test("what is missing is named", () => {
  expect(() => disk.open({})).toThrow("input azureResourceId is missing");
  expect(() => blob.open({ blobAccountUrl: "https://a.blob.core.windows.net" })).toThrow(
    "input blobContainer is missing",
  );
});

test("a run has one activity for each name, which is a UUID", () => {
  const one = activityOf("run-1", "web");
  expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(activityOf("run-1", "web")).toBe(one);
  expect(activityOf("run-2", "web")).not.toBe(one);
});
