import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isLike } from "../../src/text/wildcard.ts";

describe("a pattern with stars", () => {
  it("matches what the regular expression of the same meaning matches", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 8 });
    fc.assert(
      fc.property(letters, letters, (text, pattern) => {
        const expression = new RegExp(`^${pattern.split("*").join("[^]*")}$`);
        expect(isLike(text, pattern)).toBe(expression.test(text));
      }),
    );
  });

  it("takes no exponential time", () => {
    expect(isLike("a".repeat(20_000), `${"a*".repeat(5_000)}b`)).toBe(false);
  });
});
