import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schedule } from "../../src/plan/schedule.ts";

describe("steps at once", () => {
  it("never run more at a time than there are lanes, and no lane waits while one could begin", () => {
    const durations = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(durations, fc.integer({ min: 1, max: 4 }), fc.nat({ max: 3 }), (given, lanes, first) => {
        const { slots, ends } = schedule(given, { lanes, first, begins: 0 });
        const times = slots.map(({ begins = -1, ends = -1 }) => ({ begins, ends }));
        expect(times.map(({ begins, ends }) => ends - begins)).toEqual(given);
        expect(ends).toBe(Math.max(...times.map((slot) => slot.ends)));
        for (const [index, { begins }] of times.entries()) {
          const running = (at: number) =>
            times.slice(0, index).filter((slot) => slot.begins <= at && at < slot.ends);
          expect(running(begins).length).toBeLessThan(index < first ? 1 : lanes);
          if (begins === 0) continue;
          const before = running(begins - 1).length;
          expect(before).toBe(
            index <= first || running(begins - 1).some((slot) => times.indexOf(slot) < first) ? 1 : lanes,
          );
        }
      }),
    );
  });

  it("begin nobody knows when after one that takes nobody knows how long", () => {
    expect(schedule([5, undefined, 5, 5], { lanes: 2, first: 0, begins: 10 })).toEqual({
      slots: [
        { begins: 10, ends: 15 },
        { begins: 10, ends: undefined },
        { begins: undefined, ends: undefined },
        { begins: undefined, ends: undefined },
      ],
      ends: undefined,
    });
    expect(schedule([], { lanes: 2, first: 0, begins: 10 })).toEqual({ slots: [], ends: 10 });
  });
});
