import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DeleteObjectCommand, HeadObjectCommand, type HeadObjectCommandOutput } from "@aws-sdk/client-s3";
import { resumeRun, undoRun } from "@rampart/runbook/execute";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import runbook from "../../runbooks/operations/transfer-files/runbook.ts";
import { type Moto, startMoto } from "../servers/moto/moto.ts";
import { type Bucket, makeBucket } from "./transfer-files/bucket.ts";
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

async function twoServers({ isVersioned = false } = {}): Promise<Ends> {
  return {
    source: await makeBucket(here, { isVersioned }),
    sourceEndpoint: here.endpoint,
    destination: await makeBucket(there, { isVersioned }),
    destinationEndpoint: there.endpoint,
  };
}

async function oneServer(): Promise<Ends> {
  return {
    source: await makeBucket(here),
    sourceEndpoint: here.endpoint,
    destination: await makeBucket(here),
    destinationEndpoint: here.endpoint,
  };
}

async function headOf({ client, name }: Bucket, key: string): Promise<HeadObjectCommandOutput> {
  return await client.send(new HeadObjectCommand({ Bucket: name, Key: key, ChecksumMode: "ENABLED" }));
}

const ODD_KEYS = [
  "plain.txt",
  "with space/and+plus.txt",
  "Grüße/日本語/😀.txt",
  "100%/a&b=c?d#e.txt",
  "quotes\"'<>.txt",
  "//double//slashes",
  "./dots/../here",
  " leading",
  "\u0001control",
  "folder/",
];

describe("from one service to another", () => {
  test("every key arrives with its bytes, headers, metadata and tags, whatever it is called", async () => {
    const ends = await twoServers();
    for (const key of ODD_KEYS) {
      await ends.source.put(key, `body of ${key}`, {
        ContentType: "text/x-test",
        CacheControl: "no-cache",
        ContentLanguage: "de",
        ContentDisposition: 'attachment; filename="x"',
        Metadata: { owner: "ada" },
        Tagging: "class=a%2Bb&team=b%20c",
      });
    }
    await ends.source.put("empty", Buffer.alloc(0));

    const ran = await transfer(inputsFor(ends, { destinationPrefix: "copy/" }));

    expect(ran).toMatchObject({ status: "completed" });
    expect((await ends.destination.keys()).toSorted()).toEqual(
      [...ODD_KEYS, "empty"].map((key) => `copy/${key}`).toSorted(),
    );
    for (const key of ODD_KEYS) {
      expect(await ends.destination.text(`copy/${key}`)).toBe(`body of ${key}`);
      expect(await headOf(ends.destination, `copy/${key}`)).toMatchObject({
        ContentType: "text/x-test",
        CacheControl: "no-cache",
        ContentLanguage: "de",
        ContentDisposition: 'attachment; filename="x"',
        Metadata: { owner: "ada" },
        ChecksumSHA256: createHash("sha256").update(`body of ${key}`).digest("base64"),
      });
      expect(await ends.destination.tags(`copy/${key}`)).toEqual({ class: "a+b", team: "b c" });
    }
    expect((await ends.destination.bytes("copy/empty")).length).toBe(0);
  });

  test("the manifest leads to the checksum of every object, and each record has the hash it names", async () => {
    const ends = await twoServers();
    for (let index = 0; index < 7; index += 1) await ends.source.put(`in/${index}`, `number ${index}`);
    const ran = await transfer(inputsFor(ends, { sourcePrefix: "in/", batchObjects: 3 }));
    expect(ran.status).toBe("completed");
    expect(resultOf(ran.events, "verify")).toMatchObject({ objects: 7, bytes: 7 * 8 });

    const folder = `.rampart/transfers/${ran.run}/`;
    const [, ...records] = linesOf(await ends.destination.text(`${folder}manifest.jsonl`));
    const objects: { key: string; sha256: string }[] = [];
    for (const { key = "", sha256 } of records) {
      const text = await ends.destination.text(key);
      expect(createHash("sha256").update(text).digest("hex")).toBe(sha256);
      for (const line of linesOf(text)) objects.push({ key: line.key ?? "", sha256: line.sha256 ?? "" });
    }
    expect(objects).toEqual(
      Array.from({ length: 7 }, (_, index) => ({
        key: String(index),
        sha256: createHash("sha256").update(`number ${index}`).digest("base64"),
      })),
    );
  });

  test("an object in parts has the same ETag at both ends, because its parts are kept", async () => {
    const ends = await twoServers();
    const body = randomBytes(13 * MIB);
    await ends.source.put("large", body, { ContentType: "application/x-large", Tagging: "a=b" });
    const first = await transfer(inputsFor(ends, { partMebibytes: 5 }));
    expect(first.status).toBe("completed");
    expect(await ends.destination.bytes("large")).toEqual(body);
    const head = await headOf(ends.destination, "large");
    expect(head).toMatchObject({ ContentType: "application/x-large", ContentLength: 13 * MIB });
    expect(head.ETag).toMatch(/-3"$/);
    expect(await ends.destination.tags("large")).toEqual({ a: "b" });

    // And from there to another place, with larger parts at hand.
    const onward: Ends = {
      source: ends.destination,
      sourceEndpoint: ends.destinationEndpoint,
      destination: await makeBucket(here),
      destinationEndpoint: here.endpoint,
    };
    const second = await transfer(inputsFor(onward));
    expect(second.status).toBe("completed");
    expect((await headOf(onward.destination, "large")).ETag).toBe(head.ETag);
    expect(await onward.destination.bytes("large")).toEqual(body);
  });

  test("only what the filters let through is transferred", async () => {
    const ends = await twoServers();
    for (const key of ["a.log", "b.txt", "sub/c.log", "sub/deep/d.log", ".hidden.log"]) {
      await ends.source.put(key, key);
    }
    await transfer(inputsFor(ends, { include: ["**/*.log"], exclude: ["sub/deep/**"] }));
    expect(await ends.destination.keys()).toEqual([".hidden.log", "a.log", "sub/c.log"]);

    const nothing = await transfer(
      inputsFor(ends, { newerThan: "2999-01-01T00:00:00Z", destinationPrefix: "x/" }),
    );
    expect(nothing.status).toBe("completed");
    expect(resultOf(nothing.events, "verify")).toMatchObject({ objects: 0, bytes: 0 });
  });

  test("a manifest file says which keys, and one that the source does not have is named", async () => {
    const ends = await twoServers();
    for (const key of ["one", "two", "three"]) await ends.source.put(key, key);
    const folder = await mkdtemp(join(tmpdir(), "transfer-files-"));
    try {
      const manifest = join(folder, "keys.txt");
      await writeFile(manifest, 'two\n"\\u006fne"\n\n');
      const ran = await transfer(inputsFor(ends, { manifest }));
      expect(ran.status).toBe("completed");
      expect(await ends.destination.keys()).toEqual(["one", "two"]);

      await writeFile(manifest, "two\nfour\n");
      const refused = transfer(inputsFor(ends, { manifest, destinationPrefix: "again/" }));
      await expect(refused.then(({ because }) => because, String)).resolves.toMatch(
        /keys\.txt names "four": the source has no such object/,
      );
      expect(await ends.destination.keys()).toEqual(["one", "two"]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test("secrets are in no entry of the journal", async () => {
    const ends = await twoServers();
    await ends.source.put("a", "a");
    const ran = await transfer(inputsFor(ends));
    expect(ran.status).toBe("completed");
    expect(JSON.stringify(ran.events)).not.toContain("testing-of-the-");
  });
});

function linesOf(text: string): { readonly key?: string; readonly sha256?: string }[] {
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

describe("within one service", () => {
  test("the service copies by itself, whole and in parts, and keeps metadata and tags", async () => {
    const ends = await oneServer();
    const body = randomBytes(11 * MIB);
    await ends.source.put("Grüße +&?.txt", "hello", { Metadata: { a: "1" }, Tagging: "t=u" });
    await ends.source.put("large", body, { ContentType: "application/x-large", Tagging: "x=y" });
    const ran = await transfer(inputsFor(ends, { partMebibytes: 5 }));
    expect(ran).toMatchObject({ status: "completed" });
    expect(await ends.destination.text("Grüße +&?.txt")).toBe("hello");
    expect(await headOf(ends.destination, "Grüße +&?.txt")).toMatchObject({ Metadata: { a: "1" } });
    expect(await ends.destination.tags("Grüße +&?.txt")).toEqual({ t: "u" });
    expect(await ends.destination.bytes("large")).toEqual(body);
    expect(await headOf(ends.destination, "large")).toMatchObject({ ContentType: "application/x-large" });
    expect(await ends.destination.tags("large")).toEqual({ x: "y" });
    const [line] = linesOf(await ends.destination.text(`.rampart/transfers/${ran.run}/00001.done.jsonl`));
    expect(line).toMatchObject({ evidence: "service" });
  });

  test("a prefix of the other prefix in the same bucket is refused before anything is written", async () => {
    const source = await makeBucket(here);
    await source.put("a/b", "b");
    const ends = {
      source,
      sourceEndpoint: here.endpoint,
      destination: source,
      destinationEndpoint: here.endpoint,
    };
    const ran = await transfer(inputsFor(ends, { sourcePrefix: "a/", destinationPrefix: "a/copy/" }));
    expect(ran).toMatchObject({ status: "refused", step: "source and destination are apart" });
    expect(await source.keys()).toEqual(["a/b"]);
  });
});

describe("what is there already", () => {
  test("a second run copies nothing", async () => {
    const ends = await twoServers({ isVersioned: true });
    await ends.source.put("small", "small");
    await ends.source.put("large", randomBytes(11 * MIB));
    await transfer(inputsFor(ends, { partMebibytes: 5 }));
    const again = await transfer(inputsFor(ends, { partMebibytes: 5 }));
    expect(again.status).toBe("completed");
    expect(resultOf(again.events, "copy[00001]")).toMatchObject({ copied: 0, alreadyThere: 2 });
    expect(await ends.destination.versions()).toEqual({ small: 1, large: 1 });
  });

  test("something different fails with its name and stays; the others are transferred", async () => {
    const ends = await twoServers();
    for (const key of ["a", "b", "c"]) await ends.source.put(key, `source ${key}`);
    await ends.destination.put("b", "theirs");
    const ran = await transfer(inputsFor(ends));
    expect(ran).toMatchObject({ status: "failed", step: "copy[00001]" });
    expect(ran.because).toMatch(
      /1 of 3 objects not transferred:\n {2}"b": it is there already, and not the same/,
    );
    expect(await ends.destination.text("b")).toBe("theirs");
    expect(await ends.destination.keys()).toEqual(["a", "b", "c"]);
  });

  test("with onConflict fail, even the same is refused", async () => {
    const ends = await twoServers();
    await ends.source.put("a", "same");
    await ends.destination.put("a", "same");
    const ran = await transfer(inputsFor(ends, { onConflict: "fail" }));
    expect(ran).toMatchObject({ status: "failed" });
    expect(ran.because).toContain('"a": it is there already');
  });

  test("nothing is overwritten in a bucket that keeps no versions", async () => {
    const ends = await twoServers();
    await ends.source.put("a", "new");
    await ends.destination.put("a", "old");
    const ran = await transfer(inputsFor(ends, { onConflict: "overwrite" }));
    expect(ran).toMatchObject({ status: "refused", step: "nothing is lost by overwriting" });
    expect(await ends.destination.text("a")).toBe("old");
  });
});

describe("taking back", () => {
  test("what was overwritten is there again, what was there stays, what was new is gone", async () => {
    const ends = await twoServers({ isVersioned: true });
    await ends.source.put("new", "new");
    await ends.source.put("changed", "by the run");
    await ends.source.put("same", "same");
    await ends.destination.put("changed", "before the run");
    await ends.destination.put("same", "same");
    await ends.destination.put("other", "not ours");
    const ran = await transfer(inputsFor(ends, { onConflict: "overwrite" }));
    expect(ran.status).toBe("completed");
    expect(await ends.destination.text("changed")).toBe("by the run");

    const undone = await undoRun(runbook, ran.run, ran.options);

    expect(undone).toMatchObject({ status: "undone" });
    expect(await ends.destination.keys()).toEqual(["changed", "other", "same"]);
    expect(await ends.destination.text("changed")).toBe("before the run");
    expect(await ends.destination.versions()).toEqual({ changed: 1, other: 1, same: 1 });
  });

  test("objects of a batch that failed are taken back, too", async () => {
    const ends = await twoServers();
    for (const key of ["a", "b", "c"]) await ends.source.put(key, `source ${key}`);
    await ends.destination.put("b", "theirs");
    const ran = await transfer(inputsFor(ends));
    expect(ran.status).toBe("failed");
    expect(await ends.destination.keys()).toEqual(["a", "b", "c"]);
    expect(await undoRun(runbook, ran.run, ran.options)).toMatchObject({ status: "undone" });
    expect(await ends.destination.keys()).toEqual(["b"]);
    expect(await ends.destination.text("b")).toBe("theirs");
  });

  test("what somebody changed since stays, with its name", async () => {
    const ends = await twoServers();
    await ends.source.put("a", "a");
    await ends.source.put("b", "b");
    const ran = await transfer(inputsFor(ends));
    await ends.destination.put("a", "changed by somebody else");
    const undone = await undoRun(runbook, ran.run, ran.options);
    expect(undone).toMatchObject({ status: "undo-failed" });
    expect(undone.because).toContain('"a": somebody else wrote there since');
    expect(await ends.destination.text("a")).toBe("changed by somebody else");
    expect(await ends.destination.keys()).toEqual(["a"]);
  });

  test("the only copy left is not deleted", async () => {
    const ends = await twoServers();
    await ends.source.put("a", "a");
    const ran = await transfer(inputsFor(ends));
    await ends.source.client.send(new DeleteObjectCommand({ Bucket: ends.source.name, Key: "a" }));
    const undone = await undoRun(runbook, ran.run, ran.options);
    expect(undone).toMatchObject({ status: "undo-failed" });
    expect(undone.because).toContain("this may be the only one left");
    expect(await ends.destination.text("a")).toBe("a");
  });
});

describe("deleting the source", () => {
  test("waits for an approval, with everything verified and nothing deleted", async () => {
    const ends = await twoServers();
    await ends.source.put("a", "a");
    const ran = await transfer(inputsFor(ends, { deleteSource: true }));
    expect(ran).toMatchObject({ status: "waiting" });
    expect(resultOf(ran.events, "verify")).toMatchObject({ objects: 1 });
    expect(await ends.source.keys()).toEqual(["a"]);
  });
});

describe("gates", () => {
  test("a bucket that is not there stops the run before anything is written", async () => {
    const ends = await twoServers();
    await ends.source.put("a", "a");
    const ran = await transfer(inputsFor(ends, { destinationBucket: "there-is-no-such-bucket" }));
    expect(ran).toMatchObject({ status: "refused", step: "destination is reachable" });
    expect(ran.because).toContain("there is no such destination bucket");
  });

  test("an object that cannot be verified as asked is named before anything is transferred", async () => {
    const ends = await twoServers();
    await ends.source.put("large", randomBytes(6 * MIB));
    const ran = await transfer(inputsFor(ends, { checksum: "md5", partMebibytes: 5 }));
    expect(ran).toMatchObject({ status: "refused", step: "objects can be transferred" });
    expect(ran.because).toContain('"large" is larger than a part');
    expect(await ends.destination.keys()).toEqual([]);
  });

  test("the MD5 of the ETag is proof enough where it is asked for", async () => {
    const ends = await twoServers();
    await ends.source.put("small", "small");
    const ran = await transfer(inputsFor(ends, { checksum: "md5" }));
    expect(ran).toMatchObject({ status: "completed" });
    expect(await ends.destination.text("small")).toBe("small");
  });
});

test("a run that failed goes on once the cause is mended", async () => {
  const ends = await twoServers({ isVersioned: true });
  for (const key of ["a", "b"]) await ends.source.put(key, `source ${key}`);
  await ends.destination.put("b", "theirs");
  const ran = await transfer(inputsFor(ends));
  expect(ran.status).toBe("failed");
  await ends.destination.put("b", "source b");
  const resumed = await resumeRun(runbook, ran.run, ran.options);
  expect(resumed).toMatchObject({ status: "completed" });
  expect(await ends.destination.versions()).toEqual({ a: 1, b: 2 });
});
