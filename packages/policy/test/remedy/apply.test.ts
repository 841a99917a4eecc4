import { yes } from "@rampart/core/value";
import {
  applyRemedy,
  atLeast,
  atMost,
  type Desired,
  each,
  including,
  inJson,
  inTurn,
  oneOf,
  when,
  withEntry,
  without,
} from "@rampart/policy";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frozen, type Inputs, inputsOfAResource, KEYS, SEALED, secret, UNKNOWN } from "./inputs.ts";

type Any = Desired<unknown>;

const apply = (inputs: Inputs, desired: unknown): Inputs => applyRemedy(frozen(inputs), desired as Any);

const scalar = fc.constantFrom<unknown>(true, false, 0, 7, 90, "x", "required");
const edits: readonly unknown[] = [
  atLeast(7),
  atMost(7),
  oneOf<string>("x", "y"),
  each<{ a: number }>({ a: 7 }),
  each<{ a: number }>({ a: atLeast(7) }, (item) => item.get("a").isSet()),
  without<string>((item) => item.oneOf(["x"])),
  including<string>("x", "y"),
  withEntry<{ a: string; b: number }>("a", { a: "x", b: 7 }),
  when<string>((value) => value.oneOf(["x"]), "y"),
  inJson<{ a: number }>({ a: 7 }),
  inTurn<readonly { a?: number }[]>(
    each<{ a?: number }>({ a: 7 }),
    without((item) => item.get("a").atLeast(8)),
  ),
];
const desires: fc.Arbitrary<unknown> = fc.letrec<{ part: unknown }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.array(scalar, { maxLength: 2 }),
    fc.constantFrom(...edits),
    fc.dictionary(fc.constantFrom("a", "b", "c", "n"), tie("part"), { maxKeys: 3 }),
  ),
})).part;
const remedies = fc.dictionary(fc.constantFrom("a", "b", "c", "n"), desires, { maxKeys: 3 });

/** The sealed values outside of lists, in which an item may go as a whole. */
function sealedIn(value: unknown, throughLists: boolean): unknown[] {
  if (SEALED.some((one) => JSON.stringify(one) === JSON.stringify(value))) return [value];
  if (typeof value !== "object" || value === null || (Array.isArray(value) && !throughLists)) return [];
  return Object.values(value).flatMap((inner) => sealedIn(inner, throughLists));
}

describe("a remedy, whatever it is laid over,", () => {
  it("comes to the same a second time", () => {
    fc.assert(
      fc.property(inputsOfAResource, remedies, (inputs, desired) => {
        const once = apply(inputs, desired);
        expect(apply(once, desired)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });

  it("does not change what it is given, and shares what stays", () => {
    fc.assert(
      fc.property(inputsOfAResource, remedies, (inputs, desired) => {
        const before = JSON.stringify(inputs);
        const after = apply(inputs, desired);
        expect(JSON.stringify(inputs)).toBe(before);
        for (const key of KEYS) {
          if (Object.hasOwn(inputs, key) && !Object.hasOwn(desired, key))
            expect(after[key]).toBe(inputs[key]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("adds no keys but those it names", () => {
    fc.assert(
      fc.property(inputsOfAResource, remedies, (inputs, desired) => {
        const named = new Set([...Object.keys(inputs), ...Object.keys(desired)]);
        expect(Object.keys(apply(inputs, desired)).filter((key) => !named.has(key))).toEqual([]);
      }),
    );
  });

  it("leaves secrets, what is not known, assets and references as they are", () => {
    fc.assert(
      fc.property(inputsOfAResource, remedies, (inputs, desired) => {
        const after = apply(inputs, desired);
        const kept = new Set(sealedIn(after, true));
        for (const value of sealedIn(inputs, false)) expect(kept).toContain(value);
      }),
      { numRuns: 3000 },
    );
  });
});

describe("data", () => {
  it.each<[string, Inputs, unknown, Inputs]>([
    ["is set where nothing is", {}, { a: true }, { a: true }],
    ["takes the place of null", { a: null }, { a: 1 }, { a: 1 }],
    ["takes the place of another scalar", { a: false, b: 1 }, { a: true }, { a: true, b: 1 }],
    ["takes the place of a value of another type", { a: [1] }, { a: true }, { a: true }],
    [
      "is merged into objects, at any depth",
      { a: { b: { c: 1 }, d: 2 } },
      { a: { b: { e: 3 } } },
      { a: { b: { c: 1, e: 3 }, d: 2 } },
    ],
    ["makes the objects it needs", {}, { a: { b: { c: 1 } } }, { a: { b: { c: 1 } } }],
    ["makes an object of something else", { a: "x" }, { a: { b: 1 } }, { a: { b: 1 } }],
    ["takes the place of a whole list", { a: [1, 2] }, { a: [3] }, { a: [3] }],
    ["empties a list", { a: [1] }, { a: [] }, { a: [] }],
    ["does not touch a list with a secret", { a: [secret(1)] }, { a: [3] }, { a: [secret(1)] }],
    [
      "does not touch an object with a secret by a scalar",
      { a: { b: secret(1) } },
      { a: true },
      { a: { b: secret(1) } },
    ],
    [
      "does not touch a list with what is not known",
      { a: [{ b: UNKNOWN }] },
      { a: [] },
      { a: [{ b: UNKNOWN }] },
    ],
    [
      "goes past a secret to its neighbours",
      { a: { b: secret(1) } },
      { a: { b: 2, c: 3 } },
      { a: { b: secret(1), c: 3 } },
    ],
    ["is nothing where it is undefined", { a: 1 }, { a: undefined }, { a: 1 }],
    [
      "keeps a key called __proto__",
      JSON.parse('{"__proto__":{"x":1}}') as Inputs,
      { a: 1 },
      JSON.parse('{"__proto__":{"x":1},"a":1}') as Inputs,
    ],
  ])("%s", (_, inputs, desired, expected) => {
    const after = apply(inputs, desired);
    expect(JSON.stringify(after)).toBe(JSON.stringify(expected));
  });

  it.each<[unknown, unknown]>([
    ["true", true],
    ["7", 7],
    [7, "7"],
    [["1"], [1]],
  ])("%j says the same as %j, and stays", (there, wanted) => {
    const inputs = { a: there };
    expect(apply(inputs, { a: wanted })).toBe(inputs);
  });
});

describe("an edit", () => {
  const edited = (there: unknown, edit: unknown): unknown =>
    apply(there === undefined ? {} : { a: there }, { a: edit }).a;

  it.each<[unknown, unknown]>([
    [undefined, 7],
    [null, 7],
    [3, 7],
    ["3", 7],
    [7, 7],
    [30, 30],
    ["30", "30"],
    ["often", 7],
    [UNKNOWN, UNKNOWN],
  ])("atLeast(7) makes of %j %j", (there, expected) => {
    expect(edited(there, atLeast(7))).toEqual(expected);
  });

  it.each<[unknown, unknown]>([
    [undefined, 90],
    [365, 90],
    [30, 30],
    [UNKNOWN, UNKNOWN],
  ])("atMost(90) makes of %j %j", (there, expected) => {
    expect(edited(there, atMost(90))).toEqual(expected);
  });

  it.each<[unknown, unknown]>([
    [undefined, "safe"],
    ["open", "safe"],
    ["SAFER", "SAFER"],
    [secret("open"), secret("open")],
  ])("oneOf makes of %j %j", (there, expected) => {
    expect(edited(there, oneOf<string>("safe", "safer"))).toEqual(expected);
  });

  it("when changes only what its question is known to be true of", () => {
    const closed = when<string>((value) => value.oneOf(["open"]), "closed");
    expect([undefined, "open", "x", UNKNOWN].map((there) => edited(there, closed))).toEqual([
      undefined,
      "closed",
      "x",
      UNKNOWN,
    ]);
    expect(apply({}, { a: { b: closed } }), "it makes no empty object").toEqual({});
  });

  it("each is laid over the items for which its question holds, and knows where they stand", () => {
    const items = [{ on: false, kind: "x" }, { kind: "y" }, secret({ on: false }), UNKNOWN];
    expect(edited(items, each<{ on: boolean; kind: string }>({ on: true }))).toEqual([
      { on: true, kind: "x" },
      { kind: "y", on: true },
      ...items.slice(2),
    ]);
    const onlyY = each<{ on: boolean; kind: string }>({ on: true }, (item) => item.get("kind").oneOf(["y"]));
    expect(edited(items, onlyY)).toEqual([items[0], { kind: "y", on: true }, ...items.slice(2)]);
    const paths: string[] = [];
    const noting = each<unknown>({}, (item) => {
      paths.push(item.path);
      return yes();
    });
    edited(items, noting);
    expect(paths).toEqual(["[0]", "[1]", "[2]", "[3]"]);
    expect(edited(undefined, each<{ on: boolean }>({ on: true }))).toBeUndefined();
    expect(edited(UNKNOWN, each<{ on: boolean }>({ on: true }))).toBe(UNKNOWN);
  });

  it("without takes out what its question is known to be true of", () => {
    const open = without<string>((range) => range.oneOf(["0.0.0.0/0"]));
    expect(edited(["0.0.0.0/0", "10.0.0.0/8", UNKNOWN, secret("0.0.0.0/0")], open)).toEqual([
      "10.0.0.0/8",
      UNKNOWN,
      secret("0.0.0.0/0"),
    ]);
    expect(edited("0.0.0.0/0", open), "a single value counts as a list of one").toEqual([]);
    expect(edited(undefined, open)).toBeUndefined();
  });

  it("including adds what is missing, in whatever case it is written", () => {
    expect(edited(["API"], including<string>("api", "audit"))).toEqual(["API", "audit"]);
    expect(edited(undefined, including<string>("api"))).toEqual(["api"]);
  });

  it("withEntry changes the entry of that name, or adds it", () => {
    const tls = withEntry<{ name: string; value: string }>("name", { name: "tls", value: "on" });
    expect(edited([{ name: "TLS", value: "off", unit: 1 }, { name: "x" }], tls)).toEqual([
      { name: "tls", value: "on", unit: 1 },
      { name: "x" },
    ]);
    expect(edited([{ name: "x" }], tls)).toEqual([{ name: "x" }, { name: "tls", value: "on" }]);
    expect(edited(undefined, tls)).toEqual([{ name: "tls", value: "on" }]);
    expect(() => withEntry<{ name: string; value: string }>("name", { value: "on" })).toThrow(TypeError);
  });

  it("inTurn does one edit after the other", () => {
    const both = inTurn<number>(atLeast(7), atMost(5));
    expect(edited(3, both)).toBe(5);
  });

  it("inJson writes the document anew only if that changes it", () => {
    const closed = inJson<{ readonly open: boolean }>({ open: false });
    expect(edited('{ "open": true, "n": 1 }', closed)).toBe('{"open":false,"n":1}');
    expect(edited('{ "open": false }', closed)).toBe('{ "open": false }');
    expect(edited("no json", closed)).toBe("no json");
    expect(edited('"text"', closed)).toBe('"text"');
    expect(edited({ open: true }, closed)).toEqual({ open: false });
    expect(edited(undefined, closed)).toBeUndefined();
    expect(edited(secret('{"open":true}'), closed)).toEqual(secret('{"open":true}'));
  });
});
