import { randomBytes, randomUUID } from "node:crypto";
import { DeleteObjectCommand, PutBucketLifecycleConfigurationCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { copyVersion } from "../../../runbooks/backup/stores/aws/s3/copy.ts";
import { storeModule } from "../../../runbooks/backup/stores/aws/s3/store.ts";
import type { RestoreRequest, Store } from "../../../runbooks/backup/stores/store.ts";
import { type Bucket, makeBucket } from "../transfer-files/bucket.ts";
import { type Account, startAccount } from "./account.ts";
import { contextOf, unwatched } from "./context.ts";

let account: Account;
let original: Bucket;
let target: Bucket;
let store: Store;

beforeAll(async () => {
  account = await startAccount();
});
afterAll(async () => {
  await account[Symbol.asyncDispose]();
});
beforeEach(async () => {
  original = await makeBucket(account.moto, { isVersioned: true });
  target = await makeBucket(account.moto, { isVersioned: true });
  store = await account.open(storeModule, { s3Bucket: original.name, s3RestoreBucket: target.name });
});
afterEach(async () => {
  await store[Symbol.asyncDispose]?.();
  expect(account.fake.problems).toEqual([]);
});

/** S3 tells the time in seconds: what comes after this is later for it. */
async function secondIsOver(): Promise<string> {
  const second = Math.floor(Date.now() / 1_000);
  while (Math.floor(Date.now() / 1_000) === second) await new Promise((resolve) => setTimeout(resolve, 20));
  return new Date((second + 1) * 1_000 - 1).toISOString();
}

async function remove(key: string): Promise<void> {
  await original.client.send(new DeleteObjectCommand({ Bucket: original.name, Key: key }));
}

async function requestAt(moment: string, more: Partial<RestoreRequest> = {}): Promise<RestoreRequest> {
  const [point] = await store.recoveryPoints(contextOf("look"));
  if (point === undefined) throw new Error("there is no recovery point");
  return {
    chosen: { point, moment },
    name: `at-${randomUUID().slice(0, 8)}`,
    run: `run-${randomUUID()}`,
    isIsolated: false,
    ...more,
  };
}

test("objects are restored as they were at the moment, whatever was written, overwritten or deleted since", async () => {
  await original.put("kept.txt", "kept", { Metadata: { owner: "ada" }, Tagging: "class=a" });
  await original.put("changed.txt", "before");
  await original.put("deleted later.txt", "still there");
  await original.put("deleted/before.txt", "gone");
  await original.put("Grüße/日本.txt", "odd");
  await remove("deleted/before.txt");
  const moment = await secondIsOver();
  await original.put("changed.txt", "after");
  await original.put("new.txt", "new");
  await remove("deleted later.txt");

  const request = await requestAt(moment);
  const context = contextOf(request.run);
  expect(await store.restoreState(request, context)).toEqual({ is: "absent" });
  const restored = await store.restore(request, context, unwatched);
  expect(restored).toMatchObject({ address: `s3://${target.name}/${request.name}/`, objects: 4 });
  expect(await store.restoreState(request, context)).toEqual({ is: "restored", restored });
  const keys = ["Grüße/日本.txt", "changed.txt", "deleted later.txt", "kept.txt"];
  expect((await target.keys()).toSorted()).toEqual(keys.map((key) => `${request.name}/${key}`).toSorted());
  expect(await target.text(`${request.name}/changed.txt`)).toBe("before");
  expect(await target.text(`${request.name}/deleted later.txt`)).toBe("still there");
  expect(await target.tags(`${request.name}/kept.txt`)).toEqual({ class: "a" });
  expect((await store.verify(restored, context)).passes).toBe(true);

  await target.put(`${request.name}/intruder`, "x");
  expect((await store.verify(restored, context)).passes).toBe(false);
  await store.remove(request, context);
  expect(await target.versions()).toEqual({});
  expect((await original.keys()).length).toBe(4);
  expect(await store.restoreState(request, context)).toEqual({ is: "absent" });
});

test("a restore that was cut off goes on with what is missing", async () => {
  for (let index = 0; index < 40; index += 1) await original.put(`${index}`, `number ${index}`);
  const request = await requestAt(await secondIsOver());
  const crashed = new AbortController();
  const cut = store.restore(request, contextOf(request.run, { signal: crashed.signal }), (done) => {
    if (done >= 16) crashed.abort(new Error("killed"));
  });
  await expect(cut).rejects.toThrow();
  expect(await store.restoreState(request, contextOf(request.run))).toEqual({ is: "restoring" });
  const restored = await store.restore(request, contextOf(request.run), unwatched);
  expect(restored).toMatchObject({ objects: 40 });
  // Nothing was written twice.
  expect(new Set(Object.values(await target.versions()))).toEqual(new Set([1]));
});

test("nothing is overwritten: what another wrote under the name is foreign, or stops the restore", async () => {
  await original.put("a.txt", "original");
  const request = await requestAt(await secondIsOver());
  await target.put(`${request.name}/a.txt`, "somebody else's");
  expect(await store.restoreState(request, contextOf(request.run))).toMatchObject({ is: "foreign" });
  await expect(store.restore(request, contextOf(request.run), unwatched)).rejects.toThrow(
    /nothing is overwritten/,
  );
  expect(await target.text(`${request.name}/a.txt`)).toBe("somebody else's");
  const other = { ...request, run: "run-of-another" };
  expect(await store.restoreState(other, contextOf(other.run))).toMatchObject({ is: "foreign" });
  await store.remove(other, contextOf(other.run));
  expect(await target.text(`${request.name}/a.txt`)).toBe("somebody else's");
});

test("an object too large to copy at once is copied in parts, byte for byte", async () => {
  const body = randomBytes(11 * 1024 ** 2);
  await original.put("large", body, { ContentType: "application/x-large", Tagging: "a=b" });
  const client = new S3Client({ ...account.client, forcePathStyle: true });
  const service = {
    source: client,
    target: client,
    bucket: original.name,
    prefix: "",
    restoreBucket: target.name,
    owner: undefined,
    kmsKey: undefined,
    mostBytes: 1_024 ** 3,
  };
  const versions = await import("../../../runbooks/backup/stores/aws/s3/pages.ts");
  const listed = { client, bucket: original.name, prefix: "", owner: undefined };
  for await (const version of versions.versionsOf(listed, contextOf("run"))) {
    await copyVersion(service, "here", version, contextOf("run"), {
      mostAtOnce: 5 * 1024 ** 2,
      partSize: 5 * 1024 ** 2,
    });
  }
  expect(await target.bytes("here/large")).toEqual(body);
  expect(await target.tags("here/large")).toEqual({ a: "b" });
  expect(await target.uploads()).toEqual([]);
  client.destroy();
});

test("a bucket without versions cannot be restored from, and a life cycle limits how far back", async () => {
  const plain = await makeBucket(account.moto);
  const none = await account.open(storeModule, { s3Bucket: plain.name, s3RestoreBucket: target.name });
  expect((await none.recoveryPoints(contextOf("look")))[0]?.obstacle).toContain("keeps no versions");
  await none[Symbol.asyncDispose]?.();
  const gone = await account.open(storeModule, {
    s3Bucket: `gone-${randomUUID()}`,
    s3RestoreBucket: target.name,
  });
  expect(await gone.original(contextOf("look"))).toBeUndefined();
  expect(await gone.recoveryPoints(contextOf("look"))).toEqual([]);
  await gone[Symbol.asyncDispose]?.();

  await original.client.send(
    new PutBucketLifecycleConfigurationCommand({
      Bucket: original.name,
      LifecycleConfiguration: {
        Rules: [
          {
            ID: "old",
            Status: "Enabled",
            Filter: { Prefix: "" },
            NoncurrentVersionExpiration: { NoncurrentDays: 30 },
          },
        ],
      },
    }),
  );
  const [point] = await store.recoveryPoints(contextOf("look"));
  expect(point?.place).toContain("keeps them for 30 days");
  // The bucket is younger than that.
  expect(Date.parse(point?.oldest ?? "")).toBeGreaterThan(Date.now() - 3_600_000);
  expect(point?.newest.endsWith(".999Z")).toBe(true);
});

test("what was restored has the nonce and the contents of its moment", async () => {
  const { proofs } = store;
  if (proofs === undefined) throw new Error("a bucket can be proved");
  const context = contextOf("run");
  await original.put("a.txt", "one");
  const nonce = await proofs.writeNonce("once", context);
  const before = await proofs.fingerprint("original", context);
  expect(before.counts).toEqual({ [`${original.name}/`]: 1 });
  const request = await requestAt(await secondIsOver());
  const restored = await store.restore(request, context, unwatched);
  expect(await proofs.newestNonce(restored, context)).toEqual(nonce);
  expect(await proofs.fingerprint(restored, context)).toEqual(before);
  await original.put("a.txt", "two");
  expect(await proofs.fingerprint("original", context)).not.toEqual(before);
  await proofs.clearNonces(new Date(Date.parse(nonce.writtenAt) + 1).toISOString(), context);
  expect(await proofs.newestNonce("original", context)).toBeUndefined();
});

test("the original is no place to restore into", () => {
  expect(() => storeModule.open({ ...account.signIn, s3Bucket: "one", s3RestoreBucket: "one" })).toThrow(
    /s3RestoreBucket/,
  );
});
