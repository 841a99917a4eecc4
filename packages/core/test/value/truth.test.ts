import { allOf, anyOf, combine, no, not, type Truth, undetermined, yes } from "@rampart/core/value";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const truth: fc.Arbitrary<Truth> = fc.oneof(
  fc.array(fc.string(), { maxLength: 2 }).map((paths) => yes(...paths)),
  fc.array(fc.string(), { maxLength: 2 }).map((paths) => no(...paths)),
  fc
    .array(fc.record({ path: fc.string(), reason: fc.constantFrom("computed", "secret", "malformed") }), {
      maxLength: 2,
    })
    .map((hidden) => undetermined(...hidden)),
);

/** Kleene's logic in numbers: false 0, unknown ½, true 1; and is the least, or is the greatest. */
const number = ({ state }: Truth): number => ({ false: 0, unknown: 0.5, true: 1 })[state];

describe("three-valued logic", () => {
  it("has allOf as the least and anyOf as the greatest, of any number of truths", () => {
    fc.assert(
      fc.property(fc.array(truth, { maxLength: 5 }), (truths) => {
        expect(number(allOf(...truths))).toBe(Math.min(1, ...truths.map(number)));
        expect(number(anyOf(...truths))).toBe(Math.max(0, ...truths.map(number)));
      }),
    );
  });

  it("has not as the complement, and itself as its inverse", () => {
    fc.assert(
      fc.property(truth, (one) => {
        expect(number(not(one))).toBe(1 - number(one));
        expect(not(not(one))).toEqual(one);
      }),
    );
  });

  it("turns and into or under negation (De Morgan), down to the properties that prove it", () => {
    fc.assert(
      fc.property(fc.array(truth, { maxLength: 4 }), (truths) => {
        expect(not(allOf(...truths))).toEqual(anyOf(...truths.map(not)));
        expect(not(anyOf(...truths))).toEqual(allOf(...truths.map(not)));
      }),
    );
  });

  it("does not depend on order or grouping", () => {
    fc.assert(
      fc.property(fc.array(truth, { maxLength: 4 }), fc.array(truth, { maxLength: 4 }), (some, others) => {
        for (const all of [allOf, anyOf]) {
          expect(all(...some, ...others).state).toBe(all(...others, ...some).state);
          expect(all(...some, ...others).state).toBe(all(all(...some), all(...others)).state);
        }
      }),
    );
  });

  it("names the property that proves it, and every hidden one that stands in the way", () => {
    const hidden = { path: "b", reason: "computed" } as const;
    const other = { path: "c", reason: "secret" } as const;
    expect(anyOf(no("a"), undetermined(hidden), yes("d"))).toEqual(yes("d"));
    expect(allOf(yes("a"), undetermined(hidden), undetermined(other))).toEqual(undetermined(hidden, other));
    expect(allOf(yes("a"), yes("b"))).toEqual(yes("a", "b"));
  });

  it("reads no further than it has to", () => {
    function* truths(): Generator<Truth> {
      yield yes("first");
      throw new Error("read further");
    }
    expect(combine(truths(), "true")).toEqual(yes("first"));
  });
});
