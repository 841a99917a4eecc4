import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type NameRule, physicalName } from "../src/index.ts";

const RULES: readonly NameRule[] = [
  { limit: 50 },
  { limit: 24, filler: "", allowed: /[a-z0-9]/, lowerCase: true },
  { limit: 50, filler: "_", allowed: /[A-Za-z0-9_]/ },
];
const parts = fc.array(fc.string({ minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 4 });

describe("a physical name", () => {
  it("is what was asked for where the provider takes that", () => {
    expect(physicalName(["shop", "dev", "orders"], { limit: 50 })).toBe("shop-dev-orders");
  });

  it("ends in a hash where it was cut, or something replaced", () => {
    expect(physicalName(["a".repeat(60)], { limit: 30 })).toMatch(/^a{21}-[0-9a-f]{8}$/);
    expect(physicalName(["a.b", "c"], { limit: 30 })).toMatch(/^a-b-c-[0-9a-f]{8}$/);
    expect(physicalName(["Shop"], { limit: 30, lowerCase: true })).toMatch(/^shop-[0-9a-f]{8}$/);
  });

  it("is within the provider's limits, whatever it is made of", () => {
    fc.assert(
      fc.property(parts, fc.constantFrom(...RULES), (words, rule) => {
        const name = physicalName(words, rule);
        const allowed = rule.allowed ?? /[A-Za-z0-9_-]/;
        expect(name.length).toBeLessThanOrEqual(rule.limit);
        expect(name.length).toBeGreaterThan(0);
        const refused = [...name].filter((one) => !allowed.test(one) && !(rule.filler ?? "-").includes(one));
        expect(refused).toEqual([]);
      }),
    );
  });

  it("is another one for other parts, however they are cut", () => {
    const rule: NameRule = { limit: 20, filler: "", allowed: /[a-z0-9]/, lowerCase: true };
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        fc.pre(one.join("\0") !== other.join("\0"));
        // Two names that neither are cut nor changed are the same only where the words join to the same.
        fc.pre(one.join("") !== other.join(""));
        expect(physicalName(one, rule)).not.toBe(physicalName(other, rule));
      }),
    );
  });
});
