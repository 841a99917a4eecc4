import { readDocuments } from "@rampart/core/read";
import fc from "fast-check";
import { expect, it } from "vitest";
import { whereJsonBreaks } from "../../src/read/json-syntax.ts";

/** Whether more text could make `text` a JSON document, by what the JavaScript engine says of it. */
function canGoOn(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const { message } = error as SyntaxError;
    const position = /at position (\d+)/.exec(message)?.[1];
    return /^Unexpected end|^Unterminated string/.test(message) || position === String(text.length);
  }
}

const broken = fc
  .tuple(
    fc.json({ maxDepth: 3 }),
    fc.boolean(),
    fc.nat(),
    fc.constantFrom(
      "",
      "",
      ",",
      "}",
      "]",
      ":",
      '"',
      "x",
      "\\",
      "\n",
      "\u0001",
      "-",
      "01",
      "1.",
      "2e",
      "nul",
      "\\u12",
      "'",
      "{",
      "[",
      "é",
    ),
    fc.nat({ max: 2 }),
  )
  .map(([json, isIndented, where, junk, removed]) => {
    const text = isIndented ? JSON.stringify(JSON.parse(json), null, 2) : json;
    const at = where % (text.length + 1);
    return text.slice(0, at) + junk + text.slice(at + removed);
  })
  .filter((text) => {
    try {
      JSON.parse(text);
      return false;
    } catch {
      return true;
    }
  });

it("finds the first character that makes a text no JSON", { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(broken, (text) => {
      const offset = whereJsonBreaks(text);
      expect(canGoOn(text.slice(0, offset))).toBe(true);
      if (offset < text.length) expect(canGoOn(text.slice(0, offset + 1))).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

it.each([
  ['{"version": 3,\n "deployment": oops}', "stack.json:2:16: this is not JSON"],
  ["hello", "stack.json:1:1: this is not JSON"],
  ["\n\n  <html>", "stack.json:3:3: this is not JSON"],
  ['{"version": 3}\n{"version": 3}', "stack.json:2:1: this is not JSON"],
  ['{"version": 3,}', "stack.json:1:15: this is not JSON"],
  ['{"version": 3, "deplo', "stack.json:1:22: the JSON ends in the middle"],
  ['{"version": 3,\n', "stack.json:2:1: the JSON ends in the middle"],
  ["[1, 2", "stack.json:1:6: the JSON ends in the middle"],
  ["tru", "stack.json:1:4: the JSON ends in the middle"],
])("says of %j where it breaks", (text, expected) => {
  expect(() => readDocuments(text, "stack.json")).toThrow(expected);
});

it("does not stumble over a long text on one line", () => {
  const text = `{"a": "${"x\\n".repeat(1_000_000)}", "b": oops}`;
  expect(whereJsonBreaks(text)).toBe(text.indexOf("oops"));
});
