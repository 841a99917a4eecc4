import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { amount } from "../../operations/transfer-files/amount.ts";
import { Digester } from "../../operations/transfer-files/digest.ts";
import { apart, owned, reachable, takenBack, transferable } from "../../operations/transfer-files/gates.ts";
import { INPUTS, type TransferInputs } from "../../operations/transfer-files/inputs.ts";
import { layoutOf, rangeOf, SMALLEST_PART } from "../../operations/transfer-files/layout.ts";
import { decoded } from "../../operations/transfer-files/listing.ts";
import { type StoredObject, sameness } from "../../operations/transfer-files/object.ts";
import { pattern } from "../../operations/transfer-files/pattern.ts";
import { inParallel } from "../../operations/transfer-files/pool.ts";
import { rateLimit } from "../../operations/transfer-files/rate-limit.ts";
import { isTransient, withRetry } from "../../operations/transfer-files/retry.ts";
import { filterOf, keysOf } from "../../operations/transfer-files/selection.ts";
import { VirtualClock } from "./transfer-files-clock.ts";

const INPUTS_OF_A_TEST = {
  ...Object.fromEntries(
    Object.entries(INPUTS.properties).flatMap(([name, property]) =>
      "default" in property ? [[name, property.default]] : [],
    ),
  ),
  sourceBucket: "from",
  sourceRegion: "eu-west-1",
  destinationBucket: "to",
  destinationRegion: "eu-west-1",
} as unknown as TransferInputs;

function inputs(more: Partial<TransferInputs>): TransferInputs {
  return { ...INPUTS_OF_A_TEST, ...more };
}

describe("patterns", () => {
  /** Says what a pattern means, one character after the other. */
  function matches(text: string, key: string): boolean {
    if (text.startsWith("**/")) {
      const rest = text.slice(3);
      if (matches(rest, key)) return true;
      return [...key].some((character, index) => character === "/" && matches(rest, key.slice(index + 1)));
    }
    if (text.startsWith("**")) {
      return Array.from({ length: key.length + 1 }, (_, taken) => key.slice(taken)).some((rest) =>
        matches(text.slice(2), rest),
      );
    }
    if (text.startsWith("*")) {
      const end = key.indexOf("/") < 0 ? key.length : key.indexOf("/");
      return Array.from({ length: end + 1 }, (_, taken) => key.slice(taken)).some((rest) =>
        matches(text.slice(1), rest),
      );
    }
    if (text === "" || key === "") return text === key;
    const isMet = text[0] === "?" ? key[0] !== "/" : text[0] === key[0];
    return isMet && matches(text.slice(1), key.slice(1));
  }

  test("mean what reading them character by character says", () => {
    const alphabet = fc.constantFrom("a", "b", "/", ".", "*", "?", "**", "**/", "+", "\n");
    const keys = fc.array(fc.constantFrom("a", "b", "/", ".", "+", "\n"), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 6 }), keys, (tokens, characters) => {
        const [text, key] = [tokens.join(""), characters.join("")];
        expect(pattern(text)(key)).toBe(matches(text, key));
      }),
      { numRuns: 2_000 },
    );
  });

  test("take dots, brackets and case as they are", () => {
    expect(pattern("**")(".hidden/[x]")).toBe(true);
    expect(pattern("[x].txt")("[x].txt")).toBe(true);
    expect(pattern("[x].txt")("x.txt")).toBe(false);
    expect(pattern("*.TXT")("a.txt")).toBe(false);
    expect(pattern("?")("😀")).toBe(true);
  });
});

describe("filters", () => {
  test("look at the key after the prefix, and never let records of transfers through", () => {
    const isWanted = filterOf(inputs({ sourcePrefix: "in/", include: ["*.log"], exclude: ["b*"] }));
    expect(isWanted({ key: "in/a.log", modified: undefined })).toBe(true);
    expect(isWanted({ key: "in/b.log", modified: undefined })).toBe(false);
    expect(isWanted({ key: "in/a.txt", modified: undefined })).toBe(false);
    expect(filterOf(inputs({}))({ key: ".rampart/transfers/x/manifest.jsonl", modified: undefined })).toBe(
      false,
    );
  });

  test("a moment is needed to tell what is newer, with its time zone", () => {
    const isWanted = filterOf(inputs({ newerThan: "2026-11-01T00:00:00+01:00" }));
    expect(isWanted({ key: "a", modified: new Date("2026-10-31T23:00:00Z") })).toBe(false);
    expect(isWanted({ key: "a", modified: new Date("2026-10-31T23:00:00.001Z") })).toBe(true);
    for (const newerThan of ["yesterday", "2026-11-01", "2026-11-01T00:00:00"]) {
      expect(() => filterOf(inputs({ newerThan }))).toThrow(`newerThan "${newerThan}" is no moment`);
    }
  });
});

describe("manifests", () => {
  test("name each key once, in the order of their bytes, also keys that no line can hold", () => {
    const text = 'b\r\n\n"a\\nb"\nb\n\u{1f600}\n\uffee\n leading';
    expect(keysOf(text, "keys", "")).toEqual([" leading", "a\nb", "b", "\uffee", "\u{1f600}"]);
  });

  test("say which line cannot be used", () => {
    expect(() => keysOf("in/a\nout/b", "keys", "in/")).toThrow(
      'keys:2: "out/b" does not begin with the source prefix in/',
    );
    expect(() => keysOf('"a', "keys", "")).toThrow("keys:1: begins with a quote, but is no JSON string");
  });
});

test("keys of a listing are decoded as S3 encodes them", () => {
  expect(decoded("a+b%2Bc%20%01%F0%9F%98%80", "url")).toBe("a b+c \u0001😀");
  expect(decoded("a+b%20", undefined)).toBe("a+b%20");
});

describe("parts", () => {
  const MIB = 1024 ** 2;

  test("cover an object without gaps, none larger than asked for and none but the last smaller than allowed", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 * MIB }),
        fc.integer({ min: 5, max: 64 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 20 * MIB }),
        (size, partMebibytes, sourceParts, firstPart) => {
          const partSize = partMebibytes * MIB;
          const layout = layoutOf(size, partSize, sourceParts, firstPart);
          let next = 0;
          for (let number = 1; number <= layout.parts; number += 1) {
            const { first, last } = rangeOf(layout, number, size);
            expect(first).toBe(next);
            const length = last - first + 1;
            expect(length).toBeLessThanOrEqual(partSize);
            if (number < layout.parts) expect(length).toBeGreaterThanOrEqual(SMALLEST_PART);
            if (size > 0) expect(length).toBeGreaterThan(0);
            next = last + 1;
          }
          expect(next).toBe(size);
        },
      ),
    );
  });

  test("are those of the source where these fit", () => {
    expect(layoutOf(13 * MIB, 16 * MIB, 3, 5 * MIB)).toEqual({ parts: 3, partSize: 5 * MIB });
    expect(layoutOf(13 * MIB, 16 * MIB, 2, 8 * MIB)).toEqual({ parts: 2, partSize: 8 * MIB });
    expect(layoutOf(40 * MIB, 16 * MIB, 2, 32 * MIB)).toEqual({ parts: 3, partSize: 16 * MIB });
    expect(layoutOf(13 * MIB, 16 * MIB, 3, 1 * MIB)).toEqual({ parts: 1, partSize: 16 * MIB });
  });
});

test("digests are those of the whole, and of the digests of the parts, as S3 has them", () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ minLength: 1, maxLength: 50 }), { minLength: 2, maxLength: 5 }),
      (parts) => {
        const digester = new Digester({ parts: parts.length, partSize: 50 });
        for (const part of parts) digester.add(part);
        const digests = digester.end();
        const whole = Buffer.concat(parts);
        const hash = (algorithm: string, bytes: Uint8Array): Buffer =>
          createHash(algorithm).update(bytes).digest();
        expect(digests.wholeMd5).toBe(hash("md5", whole).toString("hex"));
        expect(digests.wholeSha256).toBe(hash("sha256", whole).toString("base64"));
        const composite = (algorithm: string): Buffer =>
          hash(algorithm, Buffer.concat(parts.map((part) => hash(algorithm, part))));
        expect(digests.sha256).toBe(composite("sha256").toString("base64"));
        expect(digests.etag).toBe(`${composite("md5").toString("hex")}-${parts.length}`);
      },
    ),
  );
  // From the ISO 3309 check value of CRC-32: "123456789" gives cbf43926.
  const digester = new Digester({ parts: 1, partSize: 9 });
  digester.add(Buffer.from("123456789"));
  expect(Buffer.from(digester.end().wholeCrc32, "base64").toString("hex")).toBe("cbf43926");
});

describe("whether two objects are the same", () => {
  const object = (more: Partial<StoredObject>): StoredObject => ({
    size: 1,
    etag: '"e"',
    version: undefined,
    checksums: {},
    isComposite: false,
    parts: 1,
    md5: undefined,
    head: { $metadata: {} },
    ...more,
  });

  test.each([
    ["another size", { md5: "a" }, { md5: "a", size: 2 }, "different"],
    ["two empty ones", { size: 0, md5: "a" }, { size: 0 }, "same"],
    ["one MD5", { md5: "a" }, { md5: "a" }, "same"],
    ["another MD5", { md5: "a" }, { md5: "b" }, "different"],
    ["as many parts with another MD5", { md5: "a", parts: 2 }, { md5: "b", parts: 2 }, "unknown"],
    ["other parts", { md5: "a", parts: 2 }, { md5: "b", parts: 3 }, "unknown"],
    ["one checksum", { checksums: { CRC32: "a" } }, { checksums: { CRC32: "a" } }, "same"],
    ["another checksum", { checksums: { CRC32: "a" } }, { checksums: { CRC32: "b" } }, "different"],
    ["other algorithms", { checksums: { CRC32: "a" } }, { checksums: { SHA256: "a" } }, "unknown"],
    [
      "a checksum of parts and one of the whole",
      { checksums: { SHA256: "a" }, isComposite: true, parts: 2 },
      { checksums: { SHA256: "a" } },
      "unknown",
    ],
    ["nothing to compare", {}, {}, "unknown"],
  ] as const)("%s", (_, one, other, expected) => {
    expect(sameness(object(one), object(other))).toBe(expected);
    expect(sameness(object(other), object(one))).toBe(expected);
  });
});

describe("the limit of bytes a second", () => {
  test("holds over any stretch of time, for any that share it, and wastes none of it", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 20 }), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.integer({ min: 100_000, max: 1_000_000 }),
        async (workers, bytesPerSecond) => {
          const clock = new VirtualClock();
          const limit = rateLimit(bytesPerSecond, clock);
          const passed: { readonly at: number; readonly bytes: number }[] = [];
          const all = workers.map(async (sizes) => {
            for (const bytes of sizes) {
              await limit.take(bytes, new AbortController().signal);
              passed.push({ at: clock.elapsed(), bytes });
            }
          });
          await clock.runUntil(Promise.all(all));
          const total = workers.flat().reduce((sum, bytes) => sum + bytes, 0);
          const tolerance = 5 * (workers.length + 1);
          // Never faster…
          let so = 0;
          for (const { at, bytes } of passed) {
            so += bytes;
            expect(so).toBeLessThanOrEqual(((at + tolerance) / 1000) * bytesPerSecond);
          }
          // …and no slower than it has to be.
          expect(clock.elapsed()).toBeLessThanOrEqual((total / bytesPerSecond) * 1000 + tolerance);
        },
      ),
    );
  });

  test("does not save up what was not used", async () => {
    const clock = new VirtualClock();
    const limit = rateLimit(100_000, clock);
    await clock.runUntil(clock.sleep(60_000));
    await clock.runUntil(limit.take(100_000, new AbortController().signal));
    expect(clock.elapsed()).toBe(61_000);
  });
});

describe("trying again", () => {
  const answer = (name: string, httpStatusCode: number): Error =>
    Object.assign(new Error(name), { name, $metadata: { httpStatusCode } });
  const broken = (code: string): Error => Object.assign(new Error(code), { code });

  test.each([
    answer("SlowDown", 503),
    answer("InternalError", 500),
    answer("TooManyRequests", 429),
    answer("RequestTimeout", 400),
    answer("BadDigest", 400),
    broken("ECONNRESET"),
    broken("ETIMEDOUT"),
    new Error("socket hang up"),
  ])("can help with $message", (error) => {
    expect(isTransient(error)).toBe(true);
  });

  test.each([
    answer("AccessDenied", 403),
    answer("NoSuchKey", 404),
    answer("NoSuchBucket", 404),
    answer("PreconditionFailed", 412),
    answer("NotImplemented", 501),
    answer("InvalidObjectState", 403),
    broken("ENOTFOUND"),
    new TypeError("a mistake of ours"),
  ])("does not help with $message", (error) => {
    expect(isTransient(error)).toBe(false);
  });

  test("waits longer each time, and gives the last error in the end", async () => {
    const clock = new VirtualClock();
    const tries: number[] = [];
    const ended = withRetry(
      async () => {
        tries.push(clock.elapsed());
        throw answer("SlowDown", 503);
      },
      { clock, signal: new AbortController().signal },
    );
    await expect(clock.runUntil(ended)).rejects.toThrow("SlowDown");
    expect(tries).toHaveLength(6);
    const pauses = tries.slice(1).map((at, index) => at - (tries[index] ?? 0));
    for (const [index, pause] of pauses.entries()) {
      expect(pause).toBeGreaterThanOrEqual(100 * 2 ** index);
      expect(pause).toBeLessThanOrEqual(200 * 2 ** index);
    }
  });

  test("ends with the step", async () => {
    const clock = new VirtualClock();
    const step = new AbortController();
    const ended = withRetry(
      async () => {
        step.abort(new Error("the step is over"));
        throw answer("SlowDown", 503);
      },
      { clock, signal: step.signal },
    );
    await expect(ended).rejects.toThrow("SlowDown");
  });
});

describe("several at once", () => {
  test("are never more than the limit, and each is done once", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 1, max: 8 }),
        async (count, limit) => {
          let [now, most] = [0, 0];
          const done: number[] = [];
          const items = Array.from({ length: count }, (_, index) => index);
          const failed = await inParallel(
            items,
            { limit, most: 1, signal: new AbortController().signal },
            async (item, index) => {
              expect(index).toBe(item);
              now += 1;
              most = Math.max(most, now);
              await new Promise((resolve) => setImmediate(resolve));
              done.push(item);
              now -= 1;
            },
          );
          expect(failed).toEqual([]);
          expect(most).toBe(Math.min(limit, count));
          expect(done.toSorted((one, other) => one - other)).toEqual(items);
        },
      ),
      { numRuns: 30 },
    );
  });

  test("are not begun any more after too many failed, and those that failed are named", async () => {
    const begun: number[] = [];
    const failed = await inParallel(
      Array.from({ length: 100 }, (_, index) => index),
      { limit: 1, most: 3, signal: new AbortController().signal },
      async (item) => {
        begun.push(item);
        if (item % 2 === 1) throw new Error(`no ${item}`);
      },
    );
    expect(begun).toEqual([0, 1, 2, 3, 4, 5]);
    expect(failed.map(({ item }) => item)).toEqual([1, 3, 5]);
  });

  test("have all ended when the step is stopped", async () => {
    const step = new AbortController();
    let running = 0;
    const ended = inParallel([1, 2, 3], { limit: 2, most: 1, signal: step.signal }, async (item) => {
      running += 1;
      if (item === 1) step.abort(new Error("stopped"));
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
    });
    await expect(ended).rejects.toThrow("stopped");
    expect(running).toBe(0);
  });
});

describe("gates", () => {
  test("a destination on AWS needs an owner, another one is trusted by name", () => {
    expect(owned(inputs({}))).toMatchObject({ passes: false, advice: expect.stringContaining("account") });
    expect(owned(inputs({ destinationOwner: "111122223333" })).passes).toBe(true);
    const other = owned(inputs({ destinationEndpoint: "https://s3.example.org" }));
    expect(other).toMatchObject({ passes: true, value: expect.stringContaining("s3.example.org") });
  });

  test("prefixes that overlap are one place only in the same bucket of the same service", () => {
    const same = { destinationBucket: "from" };
    expect(apart(inputs({ ...same })).passes).toBe(false);
    expect(apart(inputs({ ...same, sourcePrefix: "a/", destinationPrefix: "a/b/" })).passes).toBe(false);
    expect(apart(inputs({ ...same, sourcePrefix: "a/", destinationPrefix: "b/" })).passes).toBe(true);
    expect(apart(inputs({})).passes).toBe(true);
    expect(apart(inputs({ ...same, destinationEndpoint: "https://s3.example.org" })).passes).toBe(true);
  });

  test("say what refuses, and what to do", () => {
    expect(reachable(undefined, "source")).toMatchObject({
      passes: false,
      value: "there is no such source bucket",
    });
    const refused = { address: "s3://a/", refusal: "access is denied", versioning: null };
    expect(reachable(refused, "source")).toMatchObject({ passes: false, value: "s3://a/: access is denied" });
    expect(takenBack(undefined, inputs({ onConflict: "overwrite" }))).toMatchObject({ passes: false });
    expect(takenBack(undefined, inputs({ onConflict: "fail" }))).toMatchObject({ passes: true });
  });

  test("the amount is told with what is not known of the destination, and what deletion means", () => {
    const selection = { objects: 1200, bytes: 3_200_000_000, largest: 1_000_000_000, obstacle: null };
    expect(transferable(selection, undefined, inputs({ bytesPerSecond: 1_000_000 })).value).toBe(
      "1,200 objects, 3.2 GB, the largest 1.0 GB; at least 3200 s at 1.0 MB/s; S3 does not say how much room the destination has",
    );
    expect(transferable(selection, undefined, inputs({ deleteSource: true })).value).toContain(
      "gone for good",
    );
    expect(transferable({ ...selection, obstacle: "x" }, undefined, inputs({})).passes).toBe(false);
    expect(transferable(undefined, undefined, inputs({})).passes).toBe(false);
  });
});

test("amounts are told in the unit that fits", () => {
  expect([0, 999, 1000, 15_500_000, 3_200_000_000].map(amount)).toEqual([
    "0 B",
    "999 B",
    "1.0 kB",
    "16 MB",
    "3.2 GB",
  ]);
});
