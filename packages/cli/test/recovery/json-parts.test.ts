import fc from "fast-check";
import { expect, it } from "vitest";
import { jsonParts } from "../../src/recovery/json-parts.ts";

it("writes in parts what JSON.stringify writes at once", () => {
  const documents = fc.dictionary(fc.string(), fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue())));
  fc.assert(
    fc.property(documents, (document) => {
      expect([...jsonParts(document)].join("")).toBe(`${JSON.stringify(document, undefined, 2)}\n`);
    }),
  );
});

it("leaves out what is not set, and puts each item of a list into a part of its own", () => {
  const document = { one: undefined, list: [{ a: 1 }, { b: [2] }] };
  expect([...jsonParts(document)].join("")).toBe(`${JSON.stringify(document, undefined, 2)}\n`);
  const longest = Math.max(...[...jsonParts({ list: Array(1000).fill("item") })].map(({ length }) => length));
  expect(longest).toBeLessThan(20);
});
