import type { RunStateChange } from "@rampart/core/run-record";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differencesBetween } from "../../src/record/differences.ts";

const update = (target: string, ...changes: RunStateChange["changes"]): RunStateChange => ({
  target,
  action: "update",
  changes,
});

describe("the differences between what was planned and what was done", () => {
  it("are none where it was done as planned, whatever it was before", () => {
    const planned = [update("db", { path: "size", from: 1, to: { b: 2, a: 1 } })];
    const executed = [update("db", { path: "size", from: 7, to: { a: 1, b: 2 } })];
    expect(differencesBetween(planned, executed)).toEqual([]);
  });

  it("name what was not done, what nobody planned, and what came out otherwise", () => {
    const planned = [update("db", { path: "size", from: 1, to: 2 }, { path: "class", from: "a", to: "b" })];
    const executed = [
      update("db", { path: "size", from: 1, to: 3 }),
      update("dns", { path: "ttl", from: 60, to: 30 }),
    ];
    expect(differencesBetween(planned, executed)).toEqual([
      { target: "db", path: "size", kind: "otherwise", planned: 2, executed: 3 },
      { target: "db", path: "class", kind: "not-executed", planned: "b" },
      { target: "dns", path: "ttl", kind: "not-planned", executed: 30 },
    ]);
  });

  it("tell a property that goes from one that is null, and targets that come or go", () => {
    expect(
      differencesBetween(
        [update("db", { path: "a", from: 1 })],
        [update("db", { path: "a", from: 1, to: null })],
      ),
    ).toEqual([{ target: "db", path: "a", kind: "otherwise", executed: null }]);
    expect(
      differencesBetween([{ target: "old", action: "delete", changes: [{ path: "a", from: 1 }] }], []),
    ).toEqual([{ target: "old", kind: "not-executed" }]);
  });

  it("are as many one way round as the other, and none of a plan with itself", () => {
    const value = fc.constantFrom(1, 2, "x", null);
    const change = fc.record(
      { path: fc.constantFrom("a", "b", "c"), from: value, to: value },
      { requiredKeys: ["path"] },
    );
    const changes = fc.array(
      fc.record({
        target: fc.constantFrom("db", "dns"),
        action: fc.constantFrom("create" as const, "update" as const, "delete" as const),
        changes: fc.uniqueArray(change, { selector: ({ path }) => path }),
      }),
      { maxLength: 2 },
    );
    fc.assert(
      fc.property(changes, changes, (one, other) => {
        expect(differencesBetween(one, one)).toEqual([]);
        const there = differencesBetween(one, other);
        const back = differencesBetween(other, one);
        const placesOf = (found: typeof there): string[] =>
          found.map(({ target, path }) => JSON.stringify([target, path])).sort();
        expect(placesOf(there)).toEqual(placesOf(back));
      }),
    );
  });
});
