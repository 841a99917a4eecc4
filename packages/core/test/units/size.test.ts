import { parseSize, renderSize, UnitError } from "@rampart/core/units";
import fc from "fast-check";
import { expect, test } from "vitest";

test.each([
  ["10GiB", 10 * 1024 ** 3, "10GiB"],
  ["1.5 TiB", 1.5 * 1024 ** 4, "1.5TiB"],
  ["1536GiB", 1.5 * 1024 ** 4, "1.5TiB"],
  ["500MB", 500_000_000, "488281.25KiB"],
  ["1.1kB", 1100, "1100B"],
  ["1KB", 1000, "1000B"],
  ["4.35KB", 4350, "4350B"],
  ["0B", 0, "0B"],
])("%s is %d bytes and is rendered %s", (text, size, rendered) => {
  expect(parseSize(text)).toBe(size);
  expect(renderSize(size)).toBe(rendered);
});

test.each([
  ["10", "has no unit"],
  ["", "is empty"],
  ["-1GiB", "is negative"],
  ["10 potatoes", "is not a size"],
  ["10Gb", "a small b means bits"],
  ["10gib", "is not spelled as units are"],
  ["10iB", "is not spelled as units are"],
  ["0.1B", "is not a whole number of bytes"],
  ["1.0001KB", "is not a whole number of bytes"],
  ["9000PiB", "is too large"],
  ["1constructor", "is not a size"],
])("%s is refused: %s", (text, reason) => {
  expect(() => parseSize(text)).toThrow(UnitError);
  expect(() => parseSize(text)).toThrow(reason);
});

test("what is rendered is read as the same size", () => {
  const sizes = fc.oneof(
    fc.nat(),
    fc.maxSafeNat(),
    fc.tuple(fc.nat({ max: 1000 }), fc.nat({ max: 4 })).map(([count, power]) => count * 1024 ** power),
  );
  fc.assert(
    fc.property(sizes, (size) => {
      expect(parseSize(renderSize(size))).toBe(size);
    }),
  );
});
