import fc from "fast-check";
import { expect, test } from "vitest";
import { type BlobVersion, blobsAsOf, momentOfVersion } from "../../backup/stores/azure/blob/as-of.ts";

const START = Date.parse("2026-11-20T00:00:00Z");
const TICKS_A_MILLISECOND = 10_000;

/** A version id, as Azure makes it of ticks of 100 ns. */
function idOf(ticks: number): string {
  const milliseconds = Math.floor(ticks / TICKS_A_MILLISECOND);
  const rest = String(ticks % TICKS_A_MILLISECOND).padStart(4, "0");
  return new Date(START + milliseconds).toISOString().replace("Z", `${rest}Z`);
}

const write = fc.record({
  name: fc.constantFrom("a", "b", "a/b"),
  ticks: fc.integer({ min: 0, max: 200_000 }),
  isDeleted: fc.boolean(),
  tier: fc.constantFrom(undefined, "Hot", "Archive"),
});

test("as of any moment, each blob is the last version that was written until then", () => {
  const writes = fc.uniqueArray(write, { selector: ({ name, ticks }) => `${name} ${ticks}`, maxLength: 20 });
  fc.assert(
    fc.property(writes, fc.integer({ min: 0, max: 20 }), (all, milliseconds) => {
      const versions = all.map(({ name, ticks, isDeleted, tier }): BlobVersion => {
        return { name, versionId: idOf(ticks), isCurrent: false, isDeleted, size: 1, md5: undefined, tier };
      });
      // The store as it was, one write after the other.
      const then = new Map<string, (typeof all)[number]>();
      for (const one of all.toSorted((first, second) => first.ticks - second.ticks)) {
        if (one.ticks <= milliseconds * TICKS_A_MILLISECOND) then.set(one.name, one);
      }
      const { blobs, refused } = blobsAsOf(versions, new Date(START + milliseconds).toISOString());
      const isRefused = ({ isDeleted, tier }: (typeof all)[number]): boolean =>
        isDeleted || tier === "Archive";
      const wanted = [...then.values()];
      expect([...refused.keys()].toSorted()).toEqual(
        wanted
          .filter(isRefused)
          .map(({ name }) => name)
          .toSorted(),
      );
      expect(blobs.map(({ name, versionId }) => `${name} ${versionId}`).toSorted()).toEqual(
        wanted
          .filter((one) => !isRefused(one))
          .map(({ name, ticks }) => `${name} ${idOf(ticks)}`)
          .toSorted(),
      );
    }),
  );
});

test("blobs without versions are not guessed at", () => {
  const version = { name: "a", isCurrent: true, isDeleted: false, size: 1, md5: undefined, tier: undefined };
  expect(blobsAsOf([{ ...version, versionId: undefined }], "2026-11-20T00:00:00Z").blobs).toEqual([]);
});

test("moments with fewer digits compare as those with seven", () => {
  expect(momentOfVersion("2026-11-20T00:00:00Z")).toBe("2026-11-20T00:00:00.0000000Z");
  expect(momentOfVersion("2026-11-20T00:00:00.1234567Z")).toBe("2026-11-20T00:00:00.1234567Z");
});
