import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromText } from "../../src/inputs/coerce.ts";

function readAs(text: string, schema: object): unknown {
  const read = fromText(text, schema, false);
  expect(read.problem).toBeUndefined();
  return "value" in read ? read.value : undefined;
}

const list = (type: string) => ({ type: "array", items: { type } });
/** What a list between commas can hold: no comma, no space around, no bracket first. */
const word = fc.stringMatching(/^[a-z0-9_.:/-]+$/);

/** What often is a number, or nearly. */
const numeric = fc.string({ unit: fc.constantFrom("0", "1", "9", ".", "e", "-", "+", " "), maxLength: 6 });

describe("the text of an input", () => {
  it("gives back every value that was written as JSON", () =>
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (written) => {
        const value: unknown = JSON.parse(JSON.stringify(written));
        const type = Array.isArray(value) ? "array" : value === null ? undefined : typeof value;
        if (type === undefined || type === "string") return;
        expect(readAs(JSON.stringify(value), { type })).toEqual(value);
      }),
    ));

  it("gives back every text as it is", () =>
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readAs(text, { type: "string" })).toBe(text);
      }),
    ));

  it("gives back lists between commas, with or without spaces", () =>
    fc.assert(
      fc.property(fc.array(word), fc.constantFrom(",", ", ", " ,"), (words, comma) => {
        expect(readAs(words.join(comma), list("string"))).toEqual(words);
      }),
    ));

  it("gives back lists of numbers between commas", () =>
    fc.assert(
      fc.property(fc.array(fc.maxSafeInteger()), (numbers) => {
        const expected = numbers.map((number) => number + 0);
        expect(readAs(expected.join(","), list("integer"))).toEqual(expected);
      }),
    ));

  it("is a whole number only if JavaScript holds it exactly", () =>
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), (number) => {
        const read = fromText(String(number), { type: "integer" }, false);
        const isExact = number >= Number.MIN_SAFE_INTEGER && number <= Number.MAX_SAFE_INTEGER;
        expect(read.problem === undefined).toBe(isExact);
        if ("value" in read) expect(BigInt(read.value as number)).toBe(number);
      }),
    ));

  it("is no number where it is none", () =>
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double().map(String), numeric), (text) => {
        const { problem } = fromText(text, { type: "number" }, false);
        // An independent reader: what it takes besides, such as hexadecimal, is not meant here.
        const isNumber = text.trim() !== "" && Number.isFinite(Number(text)) && !/[xob]/i.test(text);
        if (problem === undefined) expect(Number.isFinite(Number(text))).toBe(true);
        else expect(isNumber).toBe(false);
      }),
    ));

  it.each(["[", "a,b", '{"a":1}'])("that should be a list of maps is JSON, not %s", (text) => {
    expect(fromText(text, list("object"), false).problem).toContain("must be a list as JSON");
  });

  it("is not shown if it is secret", () => {
    for (const type of ["integer", "boolean", "array", "object"]) {
      expect(fromText("hunter2", { type }, true).problem).not.toContain("hunter2");
    }
  });
});
