import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Knowledge, World } from "../../src/plan/world.ts";

const known = (size: number): Knowledge => ({ isKnown: true, state: { size } });

describe("a world", () => {
  it("is what a map would be after the same changes, and stays so when another moment follows", () => {
    const change = fc.array(fc.tuple(fc.constantFrom("a", "b", "c", "d", "e"), fc.nat({ max: 9 })), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 200, size: "max" }), (changes) => {
        let world = World.of([["a", known(0)]]);
        let map = new Map([["a", known(0)]]);
        const moments = changes.map((pairs) => {
          const entries = pairs.map(([name, size]) => [name, known(size)] as const);
          world = world.with(entries);
          map = new Map([...map, ...entries]);
          return { world, map };
        });
        for (const moment of moments.filter((_, index) => index % 10 === 0)) {
          expect([...moment.world]).toEqual([...moment.map]);
          for (const name of ["a", "e", "none"]) expect(moment.world.get(name)).toEqual(moment.map.get(name));
        }
      }),
      { numRuns: 30 },
    );
  });
});
