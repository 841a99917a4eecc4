import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Moto, startMoto } from "../servers/moto/moto.ts";
import { type Fault, type Passing, type SpoilingProxy, startProxy } from "../servers/moto/proxy.ts";
import { makeBucket } from "./transfer-files/bucket.ts";
import { type Ends, inputsFor, resultOf, transfer } from "./transfer-files/transfer.ts";

const MIB = 1024 ** 2;

let here: Moto;
let there: Moto;
beforeAll(async () => {
  [here, there] = await Promise.all([startMoto(), startMoto()]);
});
afterAll(async () => {
  await Promise.all([here.stop(), there.stop()]);
});

/** Both ends, with a proxy before each that spoils what it is told to. */
async function spoiled(faults: {
  readonly reading?: (passing: Passing) => Fault | undefined;
  readonly writing?: (passing: Passing) => Fault | undefined;
}): Promise<
  Ends & { readonly proxies: { reading: SpoilingProxy; writing: SpoilingProxy } } & AsyncDisposable
> {
  const reading = await startProxy(here.endpoint, faults.reading ?? (() => undefined));
  const writing = await startProxy(there.endpoint, faults.writing ?? (() => undefined));
  return {
    source: await makeBucket(here),
    sourceEndpoint: reading.endpoint,
    destination: await makeBucket(there),
    destinationEndpoint: writing.endpoint,
    proxies: { reading, writing },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([reading[Symbol.asyncDispose](), writing[Symbol.asyncDispose]()]);
    },
  };
}

/** Chooses the first `count` requests that `which` picks. */
function first(count: number, which: (passing: Passing) => boolean, fault: Fault) {
  let left = count;
  return (passing: Passing): Fault | undefined => {
    if (!which(passing) || left === 0) return undefined;
    left -= 1;
    return fault;
  };
}

const reads =
  (key: string) =>
  ({ method, url }: Passing): boolean =>
    method === "GET" && url.includes(`/${key}?`);
const writes =
  (key: string) =>
  ({ method, url }: Passing): boolean =>
    method === "PUT" && url.includes(`/${key}?`);

describe("what passes is tried again", () => {
  test("a service that asks to slow down, at both ends", async () => {
    const slowDown: Fault = { kind: "answer", status: 503, code: "SlowDown" };
    await using ends = await spoiled({
      reading: first(2, reads("file"), slowDown),
      writing: first(2, writes("file"), slowDown),
    });
    await ends.source.put("file", "content");
    const ran = await transfer(inputsFor(ends));
    expect(ran).toMatchObject({ status: "completed" });
    expect(await ends.destination.text("file")).toBe("content");
    expect(ends.proxies.reading.passed.filter(reads("file"))).toHaveLength(3);
    expect(ends.proxies.writing.passed.filter(writes("file"))).toHaveLength(3);
  });

  test("a connection that is cut in the middle of a body, of an object in parts", async () => {
    await using ends = await spoiled({
      reading: first(2, reads("large"), { kind: "reset", after: 2 * MIB }),
    });
    const body = randomBytes(11 * MIB);
    await ends.source.put("large", body);
    const ran = await transfer(inputsFor(ends, { partMebibytes: 5 }));
    expect(ran).toMatchObject({ status: "completed" });
    expect(await ends.destination.bytes("large")).toEqual(body);
  });

  test("bytes that were changed on the way once, in either direction", async () => {
    await using ends = await spoiled({
      reading: first(1, reads("read"), { kind: "corrupt-answer" }),
      writing: first(1, writes("written"), { kind: "corrupt-request" }),
    });
    await ends.source.put("read", "content");
    await ends.source.put("written", "content");
    const ran = await transfer(inputsFor(ends));
    expect(ran).toMatchObject({ status: "completed" });
    expect(await ends.destination.text("read")).toBe("content");
    expect(await ends.destination.text("written")).toBe("content");
  });

  test("an answer that is lost: the object is there, and is not taken for somebody else's", async () => {
    await using ends = await spoiled({
      writing: first(1, writes("file"), { kind: "reset", after: 0 }),
    });
    await ends.source.put("file", "content");
    const ran = await transfer(inputsFor(ends));
    expect(ran).toMatchObject({ status: "completed" });
    expect(resultOf(ran.events, "copy[00001]")).toMatchObject({ copied: 1, alreadyThere: 0 });
  });
});

describe("what does not pass is not tried for long", () => {
  test("access that is denied is asked for once, and the object is named", async () => {
    await using ends = await spoiled({
      reading: (passing) =>
        reads("secret")(passing) ? { kind: "answer", status: 403, code: "AccessDenied" } : undefined,
    });
    await ends.source.put("open", "content");
    await ends.source.put("secret", "content");
    const ran = await transfer(inputsFor(ends));
    expect(ran).toMatchObject({ status: "failed" });
    expect(ran.because).toContain('"secret": it may not be copied: access is denied');
    expect(ends.proxies.reading.passed.filter(reads("secret"))).toHaveLength(1);
    expect(await ends.destination.keys()).toEqual(["open"]);
  });

  test("bytes that never are what the source says fail by name, and nothing of them is at the destination", async () => {
    await using ends = await spoiled({
      reading: (passing) => (reads("bad")(passing) ? { kind: "corrupt-answer" } : undefined),
    });
    await ends.source.put("bad", "content");
    await ends.source.put("good", "content");
    const ran = await transfer(inputsFor(ends));
    expect(ran).toMatchObject({ status: "failed" });
    expect(ran.because).toMatch(/"bad": .*checksum/i);
    expect(await ends.destination.keys()).toEqual(["good"]);
  });

  test("bytes that are changed on every way to the destination fail by name, and are not left there", async () => {
    await using ends = await spoiled({
      writing: (passing) => (writes("bad")(passing) ? { kind: "corrupt-request" } : undefined),
    });
    await ends.source.put("bad", "content");
    const ran = await transfer(inputsFor(ends));
    expect(ran).toMatchObject({ status: "failed" });
    expect(ran.because).toMatch(/"bad": the MD5 checksum that the destination has/);
    expect(await ends.destination.keys()).toEqual([]);
  });

  test("a changed part of a large object fails by name, and leaves no upload", async () => {
    await using ends = await spoiled({
      writing: (passing) =>
        writes("large")(passing) && passing.url.includes("partNumber=2")
          ? { kind: "corrupt-request" }
          : undefined,
    });
    await ends.source.put("large", randomBytes(11 * MIB));
    const ran = await transfer(inputsFor(ends, { partMebibytes: 5 }));
    expect(ran).toMatchObject({ status: "failed" });
    expect(ran.because).toContain('"large"');
    expect(await ends.destination.keys()).toEqual([]);
    expect(await ends.destination.uploads()).toEqual([]);
  });
});

test("a source that changes while it is read fails by name, and the others arrive", async () => {
  let changed: Promise<void> | undefined;
  await using ends = await spoiled({
    reading: (passing) => {
      if (!reads("moving")(passing) || !passing.url.includes("x-id=GetObject")) return undefined;
      // The first part is the old one; when it arrives, the object is another.
      return {
        kind: "hold",
        until: async () => {
          changed ??= ends.source.put("moving", randomBytes(11 * MIB));
          await changed;
        },
      };
    },
  });
  await ends.source.put("moving", randomBytes(11 * MIB));
  await ends.source.put("still", "content");
  const ran = await transfer(inputsFor(ends, { partMebibytes: 5 }));
  expect(ran).toMatchObject({ status: "failed" });
  expect(ran.because).toContain('"moving": it was changed at the source since it was listed');
  expect(await ends.destination.keys()).toEqual(["still"]);
  expect(await ends.destination.uploads()).toEqual([]);
});

test("every request names the account that has to own the bucket, and another one stops the run", async () => {
  const header = "x-amz-expected-bucket-owner";
  // moto does not look at the owner; the proxy does, as S3 does.
  const ownedBy =
    (owner: string) =>
    ({ headers }: Passing): Fault | undefined =>
      headers[header] === owner ? undefined : { kind: "answer", status: 403, code: "AccessDenied" };
  await using ends = await spoiled({ reading: ownedBy("111111111111"), writing: ownedBy("222222222222") });
  await ends.source.put("small", "content");
  await ends.source.put("large", randomBytes(6 * MIB));
  const owners = { sourceOwner: "111111111111", destinationOwner: "222222222222" };

  const right = await transfer(inputsFor(ends, { ...owners, partMebibytes: 5 }));
  expect(right).toMatchObject({ status: "completed" });

  const wrong = await transfer(inputsFor(ends, { ...owners, destinationOwner: "333333333333" }));
  expect(wrong).toMatchObject({ status: "refused", step: "destination is reachable" });
  expect(wrong.because).toContain("belongs to another account");
});
