import { parsePercentage, renderPercentage, UnitError } from "@rampart/core/units";
import fc from "fast-check";
import { expect, test } from "vitest";

test.each([
  ["99.95%", 0.9995, "99.95%"],
  ["99.95 %", 0.9995, "99.95%"],
  ["99.9990%", 0.99999, "99.999%"],
  ["100%", 1, "100%"],
  ["0%", 0, "0%"],
  ["0.000001%", 1e-8, "0.000001%"],
  ["57%", 0.57, "57%"],
])("%s is %d and is rendered %s", (text, fraction, rendered) => {
  expect(parsePercentage(text)).toBe(fraction);
  expect(renderPercentage(fraction)).toBe(rendered);
});

test.each([
  ["99.95", "has no percent sign"],
  ["0.9995", "has no percent sign"],
  ["", "is empty"],
  ["100.1%", "is more than 100%"],
  ["-1%", "is negative"],
  ["99,95%", "is not a percentage"],
  ["1e2%", "is not a percentage"],
  ["99.9999999%", "has more than 6 decimals"],
  ["three nines", "is not a percentage"],
])("%s is refused: %s", (text, reason) => {
  expect(() => parsePercentage(text)).toThrow(UnitError);
  expect(() => parsePercentage(text)).toThrow(reason);
});

test("every percentage with six decimals is rendered as it was written", () => {
  fc.assert(
    fc.property(fc.nat({ max: 100_000_000 }), (millionths) => {
      const written = String(millionths / 1_000_000).includes("e")
        ? (millionths / 1_000_000).toFixed(6)
        : String(millionths / 1_000_000);
      expect(renderPercentage(parsePercentage(`${written}%`))).toBe(`${written}%`);
    }),
    { numRuns: 1000 },
  );
});
