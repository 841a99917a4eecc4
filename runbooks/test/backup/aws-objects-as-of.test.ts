import fc from "fast-check";
import { expect, test } from "vitest";
import { lastWholeSecond, objectsAsOf } from "../../backup/stores/aws/s3/as-of.ts";
import { compareKeys, type Version } from "../../backup/stores/aws/s3/pages.ts";

/** Something that was done to a key at a millisecond. */
interface Act {
  readonly at: number;
  readonly key: string;
  readonly isDeletion: boolean;
}

const START = Date.parse("2026-01-01T00:00:00Z");

/** Acts on a few keys, in the order of time; those on one key are at least a second apart, as S3 can tell them then. */
const acts = fc
  .array(
    fc.record({
      at: fc.integer({ min: 0, max: 30_000 }),
      key: fc.constantFrom("a", "a/b", "B", "é", "z\u{1F600}", "z\uFB01"),
      isDeletion: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  .map((told) => {
    const last = new Map<string, number>();
    return told
      .toSorted((one, other) => one.at - other.at)
      .filter(({ key, at }) => {
        if (Math.floor((last.get(key) ?? -1_000) / 1_000) === Math.floor(at / 1_000)) return false;
        last.set(key, at);
        return true;
      });
  });

/** As S3 lists them: by key, the newest first, the time without its milliseconds. */
function listed(done: readonly Act[]): Version[] {
  return done
    .map(({ at, key, isDeletion }, index) => ({
      key,
      id: `v${index}`,
      modified: new Date(START + Math.floor(at / 1_000) * 1_000),
      isDeletion,
      isLatest: !done.slice(index + 1).some((later) => later.key === key),
      bytes: 0,
      etag: "",
      storageClass: undefined,
    }))
    .toSorted(
      (one, other) => compareKeys(one.key, other.key) || other.modified.getTime() - one.modified.getTime(),
    );
}

/** A bucket to which all is done again, up to the moment. */
function replayed(done: readonly Act[], moment: number): ReadonlySet<string> {
  const there = new Map<string, string>();
  for (const [index, { at, key, isDeletion }] of done.entries()) {
    if (at > moment) break;
    if (isDeletion) there.delete(key);
    else there.set(key, `${key} v${index}`);
  }
  return new Set(there.values());
}

test("at the end of a second, exactly the objects are there that a replay of all that was done leaves", async () => {
  await fc.assert(
    fc.asyncProperty(acts, fc.integer({ min: -2, max: 32 }), async (done, second) => {
      const moment = second * 1_000 + 999;
      const found: string[] = [];
      const iso = new Date(START + moment).toISOString();
      for await (const { key, id } of objectsAsOf(listed(done), iso)) found.push(`${key} ${id}`);
      expect(new Set(found)).toEqual(replayed(done, moment));
      expect(found.length).toBe(new Set(found).size);
    }),
  );
});

test("within a second, nothing is there that may have been done after the moment", async () => {
  await fc.assert(
    fc.asyncProperty(acts, fc.integer({ min: 0, max: 32_000 }), async (done, moment) => {
      const iso = new Date(START + moment).toISOString();
      for await (const { id } of objectsAsOf(listed(done), iso)) {
        expect(done[Number(id.slice(1))]?.at).toBeLessThanOrEqual(moment);
      }
    }),
  );
});

test("of a second in which an object was written and deleted, what is the latest counts", async () => {
  const modified = new Date(START);
  const version = { key: "a", modified, bytes: 1, etag: "", storageClass: undefined };
  const written = { ...version, id: "written", isDeletion: false };
  const deleted = { ...version, id: "deleted", isDeletion: true };
  const idsOf = async (versions: readonly Version[]): Promise<readonly string[]> => {
    const ids: string[] = [];
    for await (const { id } of objectsAsOf(versions, "2026-01-02T00:00:00Z")) ids.push(id);
    return ids;
  };
  for (const isDeletedLast of [true, false]) {
    const both = [
      { ...written, isLatest: !isDeletedLast },
      { ...deleted, isLatest: isDeletedLast },
    ];
    expect(await idsOf(both)).toEqual(isDeletedLast ? [] : ["written"]);
    expect(await idsOf(both.toReversed())).toEqual(isDeletedLast ? [] : ["written"]);
  }
  const unknown = [written, deleted].map((one) => ({ ...one, isLatest: false }));
  expect(await idsOf(unknown)).toEqual(["written"]);
  expect(await idsOf(unknown.toReversed())).toEqual(["written"]);
});

test("the newest moment that S3 can tell is before now, and the end of a second", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date(START), noInvalidDate: true, max: new Date("2100-01-01") }),
      (now) => {
        const newest = lastWholeSecond(now);
        expect(newest.getTime()).toBeLessThan(now.getTime());
        expect(now.getTime() - newest.getTime()).toBeLessThanOrEqual(1_000);
        expect(newest.getMilliseconds()).toBe(999);
      },
    ),
  );
});
