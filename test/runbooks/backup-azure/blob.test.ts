import { afterEach, beforeEach, expect, test } from "vitest";
import { storeModule } from "../../../runbooks/backup/stores/azure/blob/store.ts";
import type { RestoreRequest, Store } from "../../../runbooks/backup/stores/store.ts";
import { type FakeBlobs, startFakeBlobs } from "../../servers/azure/blob/server.ts";
import { contextOf, minutesAgo, newestOf, nobody, requestFor } from "./azure.ts";

let blobs: FakeBlobs;
beforeEach(async () => {
  blobs = await startFakeBlobs();
});
afterEach(async () => {
  await blobs.stop();
  expect(blobs.drift).toEqual([]);
});

async function open(more: Readonly<Record<string, unknown>> = {}): Promise<Store> {
  return await storeModule.open({
    blobAccountUrl: blobs.url,
    blobAccountKey: blobs.key,
    blobContainer: "reports",
    ...more,
  });
}

const ago = (minutes: number): Date => new Date(minutesAgo(minutes));

/** At 30 minutes ago: a and b as they were first, c not yet there, `d e` deleted by now. */
function history(): void {
  const { account } = blobs;
  account.put("reports", "a", "a first", { at: ago(60) });
  account.put("reports", "a", "a second", { at: ago(10) });
  account.put("reports", "b", "b only", { at: ago(50) });
  account.put("reports", "c", "c late", { at: ago(5) });
  account.put("reports", "d e/ü&.txt", "d then deleted", { at: ago(45) });
  account.deleteBlob("reports", "d e/ü&.txt");
}

async function request(store: Store, more: Partial<RestoreRequest> = {}): Promise<RestoreRequest> {
  const chosen = requestFor(await newestOf(store), { moment: minutesAgo(30) });
  return { ...chosen, name: "reports-restored", ...more };
}

test("blobs are copied as they were at a moment, and the original is left as it is", async () => {
  history();
  const store = await open();
  const [point] = await store.recoveryPoints(contextOf());
  expect(point).toMatchObject({ kind: "versions", oldest: expect.stringMatching(/Z$/) });
  const restored = await store.restore(await request(store), contextOf(), nobody);
  expect(blobs.account.names("reports-restored").toSorted()).toEqual(["a", "b", "d e/ü&.txt"]);
  expect(blobs.account.text("reports-restored", "a")).toBe("a first");
  expect(blobs.account.text("reports-restored", "d e/ü&.txt")).toBe("d then deleted");
  expect(blobs.account.text("reports", "a")).toBe("a second");
  expect(await store.verify(restored, contextOf())).toMatchObject({ passes: true });
});

test("a blob that was changed in the copy is found by verifying, and so is one that is too many", async () => {
  history();
  const store = await open();
  const restored = await store.restore(await request(store), contextOf(), nobody);
  blobs.account.put("reports-restored", "b", "b oily");
  blobs.account.put("reports-restored", "x", "new");
  const check = await store.verify(restored, contextOf());
  expect(check.passes).toBe(false);
  expect(check.value).toContain("b has another MD5; x was not there then");
});

test("a restore that was cut off is under way, and goes on without copying anything twice", async () => {
  history();
  const store = await open();
  const asked = await request(store);
  const stop = new AbortController();
  const cut = store.restore(asked, contextOf(stop.signal), (done) => {
    if (done >= 1) stop.abort();
  });
  await expect(cut).rejects.toThrow();
  expect(await store.restoreState(asked, contextOf())).toEqual({ is: "restoring" });
  const copied = blobs.asked.filter((what) => what.startsWith("copyBlob")).length;
  expect(copied).toBeGreaterThan(0);
  const restored = await store.restore(asked, contextOf(), nobody);
  expect(await store.restoreState(asked, contextOf())).toEqual({ is: "restored", restored });
  expect(blobs.asked.filter((what) => what.startsWith("copyBlob"))).toHaveLength(3);
});

test("a container of that name that the run did not make is neither filled nor removed", async () => {
  history();
  blobs.account.put("reports-restored", "precious", "keep");
  const store = await open();
  const asked = await request(store);
  expect(await store.restoreState(asked, contextOf())).toMatchObject({ is: "foreign" });
  await expect(store.restore(asked, contextOf(), nobody)).rejects.toThrow("no run made it");
  await expect(store.remove(asked, contextOf())).rejects.toThrow("it stays");
  expect(blobs.account.names("reports-restored")).toEqual(["precious"]);
});

test("what cannot be copied is named with its reason: soft-deleted and archived versions", async () => {
  const { account } = blobs;
  account.put("reports", "gone", "x", { at: ago(40) }).isDeleted = true;
  account.put("reports", "cold", "y", { at: ago(40), tier: "Archive" });
  account.put("reports", "there", "z", { at: ago(40) });
  const store = await open();
  await expect(store.restore(await request(store), contextOf(), nobody)).rejects.toThrow(
    /2 blobs cannot be copied:\n {2}cold: .*rehydrate it first\n {2}gone: .*undelete it first/,
  );
});

test("without versions nothing can be had back, and that is said", async () => {
  blobs.account.isVersioned = false;
  blobs.account.put("reports", "a", "a");
  const store = await open();
  const [point] = await store.recoveryPoints(contextOf());
  expect(point?.obstacle).toContain("1 blobs have no versions");
});

test("a deleted container is seen, with what to do about it", async () => {
  history();
  blobs.account.deleteContainer("reports");
  const store = await open();
  expect(await store.original(contextOf())).toBeUndefined();
  const [point] = await store.recoveryPoints(contextOf());
  expect(point?.obstacle).toContain("az storage container restore");
});

test("a prefix restores what is under it alone", async () => {
  history();
  const store = await open({ blobPrefix: "d e/" });
  await store.restore(await request(store), contextOf(), nobody);
  expect(blobs.account.names("reports-restored")).toEqual(["d e/ü&.txt"]);
});

test("a nonce is found in what was restored after it was written, and old ones are cleared", async () => {
  history();
  const store = await open();
  const { proofs } = store;
  expect(await proofs?.newestNonce("original", contextOf())).toBeUndefined();
  const old = await proofs?.writeNonce("first", contextOf());
  const nonce = await proofs?.writeNonce("second_with_parts", contextOf());
  expect(await proofs?.newestNonce("original", contextOf())).toEqual(nonce);
  const chosen = await newestOf(store);
  const moment = new Date(Date.now() + 1000).toISOString();
  const asked = { ...requestFor(chosen, { moment }), name: "reports-restored" };
  const restored = await store.restore(asked, contextOf(), nobody);
  expect(await proofs?.newestNonce(restored, contextOf())).toEqual(nonce);
  expect(await proofs?.fingerprint(restored, contextOf())).toMatchObject({ counts: { reports: 4 } });
  await proofs?.clearNonces(new Date(Date.parse(old?.writtenAt ?? "") + 5000).toISOString(), contextOf());
  expect(await proofs?.newestNonce("original", contextOf())).toBeUndefined();
});

test("the fingerprint of a copy is that of the original, until a byte differs", async () => {
  blobs.account.put("reports", "a", "one", { at: ago(40) });
  blobs.account.put("reports", "b", "two", { at: ago(40) });
  const store = await open();
  await store.proofs?.writeNonce("n", contextOf());
  const restored = await store.restore(await request(store), contextOf(), nobody);
  const original = await store.proofs?.fingerprint("original", contextOf());
  expect(await store.proofs?.fingerprint(restored, contextOf())).toEqual(original);
  blobs.account.put("reports", "b", "owt");
  expect(await store.proofs?.fingerprint("original", contextOf())).not.toEqual(original);
});

test("removing takes the container of the run away, once", async () => {
  history();
  const store = await open();
  const asked = await request(store);
  await store.restore(asked, contextOf(), nobody);
  await store.remove(asked, contextOf());
  await store.remove(asked, contextOf());
  expect([...blobs.account.containers.keys()]).toEqual(["reports"]);
});
