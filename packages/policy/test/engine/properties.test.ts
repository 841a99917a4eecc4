import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeProperties } from "../../src/engine/properties.ts";
import { toStruct } from "./sdk.ts";

type Properties = Record<string, unknown>;

/** Anything a property can be, in the encoding of protobuf's Struct. */
const properties: fc.Arbitrary<Properties> = fc.dictionary(
  fc.string({ unit: "grapheme" }),
  fc.jsonValue({ maxDepth: 5, stringUnit: "grapheme" }),
);

function encode(value: Properties): Buffer {
  return Buffer.from(toStruct(value).serializeBinary());
}

describe("properties over the wire", () => {
  it("are decoded as the SDK decodes them", () => {
    fc.assert(
      fc.property(properties, (value) => {
        const struct = toStruct(value);
        expect(decodeProperties(Buffer.from(struct.serializeBinary()))).toEqual(struct.toJavaScript());
      }),
      { numRuns: 500 },
    );
  });

  it("keep numbers to the last bit, and texts of any length and script", () => {
    const value = {
      smallest: Number.MIN_VALUE,
      largest: -Number.MAX_VALUE,
      beyond32Bits: 2 ** 53 - 1,
      long: "ä€😀".repeat(100_000),
      nothing: null,
      empty: { list: [], object: {}, text: "", no: false, zero: 0 },
    };
    expect(decodeProperties(encode(value))).toEqual(value);
  });

  it("may be called like what every object has", () => {
    // The SDK loses this name, so it takes the place of another in the bytes.
    const bytes = encode({ "**proto__": { polluted: 1 }, constructor: "b", hasOwnProperty: [] });
    bytes.write("__", bytes.indexOf("**"));
    const decoded = decodeProperties(bytes);
    expect(JSON.stringify(decoded)).toBe(
      '{"__proto__":{"polluted":1},"constructor":"b","hasOwnProperty":[]}',
    );
    expect(Object.getPrototypeOf(decoded)).toBe(Object.prototype);
  });

  it("may stand as deep as an engine lets them", () => {
    let value: unknown = "bottom";
    for (let depth = 0; depth < 1_000; depth += 1) value = depth % 2 === 0 ? [value] : { value };
    expect(decodeProperties(encode({ value }))).toEqual({ value });
  });

  it("come from later versions with fields that are passed over", () => {
    const later = Buffer.from([
      0x78, 0x96, 0x01, 0x7a, 0x02, 0x68, 0x69, 0x7d, 1, 2, 3, 4, 0x79, 1, 2, 3, 4, 5, 6, 7, 8,
    ]);
    const bytes = Buffer.concat([later, encode({ a: [1, { b: "c" }] }), later]);
    expect(decodeProperties(bytes)).toEqual({ a: [1, { b: "c" }] });
  });

  it("that are cut off or garbled are an error, and no guess", () => {
    const bytes = encode({ rule: { owner: "orders", ports: [22, 443], encrypted: true } });
    for (let length = 1; length < bytes.length; length += 1) {
      expect(() => decodeProperties(bytes.subarray(0, length)), `${length} bytes`).toThrow(RangeError);
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (garbage) => {
        try {
          decodeProperties(Buffer.from(garbage));
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
  });
});
