import { allOf, anyOf, not, type Truth, Value } from "@rampart/core/value";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SENTINELS, UNKNOWN } from "./encoded.ts";

/** All lists that take one element of each of `choices`. */
function product<T>(choices: readonly (readonly T[])[]): T[][] {
  return choices.reduce<T[][]>(
    (lists, choice) => lists.flatMap((list) => choice.map((one) => [...list, one])),
    [[]],
  );
}

/** What must be answered: what holds in every completion, else nothing. */
function unanimous(answers: readonly boolean[]): Truth["state"] {
  if (answers.every((answer) => answer)) return "true";
  return answers.some((answer) => answer) ? "unknown" : "false";
}

const MINIMUM = 2;
const element = fc.oneof(
  fc.integer({ min: 0, max: 4 }).map((number) => ({ encoded: number as unknown, completions: [number] })),
  fc.constantFrom(UNKNOWN, SENTINELS.number, { not: "a number" }).map((encoded) => ({
    encoded: encoded as unknown,
    completions: [MINIMUM - 1, MINIMUM],
  })),
);

describe("some and every", () => {
  it("answer exactly what all completions of the unknown elements agree on", () => {
    fc.assert(
      fc.property(fc.array(element, { maxLength: 5 }), (elements) => {
        const value = Value.of<number[]>(
          elements.map(({ encoded }) => encoded),
          "list",
        );
        const lists = product(elements.map(({ completions }) => completions));
        const holds = (number: number): boolean => number >= MINIMUM;
        expect(value.some((item) => item.atLeast(MINIMUM)).state).toBe(
          unanimous(lists.map((list) => list.some(holds))),
        );
        expect(value.every((item) => item.atLeast(MINIMUM)).state).toBe(
          unanimous(lists.map((list) => list.every(holds))),
        );
      }),
    );
  });

  it.each([UNKNOWN, SENTINELS.array])("leave a list that is wholly unknown (%s) undetermined", (sentinel) => {
    const value = Value.of<number[]>(sentinel, "list");
    expect(value.some(() => allOf()).state).toBe("unknown");
    expect(value.every(() => anyOf()).state).toBe("unknown");
  });

  it("take no list for an empty one, and a single object for a list of one", () => {
    const absent = Value.of<{ port: number }[]>(undefined, "rules");
    expect(absent.some(() => allOf()).state).toBe("false");
    expect(absent.every(() => anyOf()).state).toBe("true");
    const single = Value.of<{ port: number }[]>({ port: 22 }, "rules");
    expect(single.some((rule) => rule.get("port").equals(22))).toEqual({
      state: "true",
      paths: ["rules.port"],
    });
    expect(single.items()).toHaveLength(1);
  });

  it("name the element that proves it", () => {
    const value = Value.of<string[]>(["a", UNKNOWN, "b"], "list");
    expect(value.some((item) => item.equals("b"))).toEqual({ state: "true", paths: ["list[2]"] });
    expect(value.every((item) => item.equals("b"))).toEqual({ state: "false", paths: ["list[0]"] });
  });
});

type Formula = (object: Value<Record<string, unknown>>) => Truth;
type Oracle = (object: Readonly<Record<string, boolean | undefined>>) => boolean;

const KEYS = ["a", "b", "c"] as const;

const { formula } = fc.letrec<{ formula: readonly [Formula, Oracle] }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4 },
    fc
      .constantFrom(...KEYS)
      .map((key): readonly [Formula, Oracle] => [(o) => o.get(key).equals(true), (o) => o[key] === true]),
    tie("formula").map(([ask, expected]): readonly [Formula, Oracle] => [
      (o) => not(ask(o)),
      (o) => !expected(o),
    ]),
    fc
      .array(tie("formula"), { maxLength: 3 })
      .map((parts): readonly [Formula, Oracle] => [
        (o) => allOf(...parts.map(([ask]) => ask(o))),
        (o) => parts.every(([, expected]) => expected(o)),
      ]),
    fc
      .array(tie("formula"), { maxLength: 3 })
      .map((parts): readonly [Formula, Oracle] => [
        (o) => anyOf(...parts.map(([ask]) => ask(o))),
        (o) => parts.some(([, expected]) => expected(o)),
      ]),
  ),
}));

it("answers true or false to any combination of questions only if every completion says the same", () => {
  const state = fc.constantFrom<unknown>(
    true,
    false,
    undefined,
    null,
    "true",
    "false",
    UNKNOWN,
    "neither",
    [],
  );
  fc.assert(
    fc.property(fc.record({ a: state, b: state, c: state }), formula, (encoded, [ask, expected]) => {
      const answer = ask(Value.of(encoded, "")).state;
      const completions = KEYS.map((key): (boolean | undefined)[] => {
        const known = new Map<unknown, boolean | undefined>([
          [true, true],
          ["true", true],
          [false, false],
          ["false", false],
          [undefined, undefined],
          [null, undefined],
        ]);
        return known.has(encoded[key]) ? [known.get(encoded[key])] : [true, false, undefined];
      });
      const answers = product(completions).map(([a, b, c]) => expected({ a, b, c }));
      // A question asked twice about one unknown property may stay undetermined where logic alone could settle it.
      if (answer !== "unknown") expect(answer).toBe(unanimous(answers));
      if (!Object.values(encoded).some((one) => one === UNKNOWN || one === "neither" || Array.isArray(one))) {
        expect(answer).not.toBe("unknown");
      }
    }),
    { numRuns: 300 },
  );
});

describe("a value of another type than the property has", () => {
  const malformed = { state: "unknown", hidden: [{ path: "p", reason: "malformed" }] };

  it.each<[string, (value: Value) => Truth, unknown[]]>([
    ["equals a boolean", (value) => value.equals(true), ["yes", 1, [], {}, ["true"]]],
    ["equals a number", (value) => value.equals(3), ["three", "", true, [], {}, [3]]],
    ["equals a text", (value) => value.equals("a"), [[], {}, ["a"]]],
    ["is one of", (value) => value.oneOf(["a"]), [[], {}]],
    ["is at least", (value) => value.atLeast(1), ["x", " ", {}, false]],
    ["is at most", (value) => value.atMost(1), ["x", [], true]],
  ])("is neither true nor false when asked whether it %s", (_, ask, values) => {
    for (const value of values) expect(ask(Value.of(value, "p"))).toEqual(malformed);
  });

  it("has properties that are malformed at the place where the object should be", () => {
    for (const wrong of ["text", 7, true, [], [{ b: 1 }]]) {
      const inner = Value.of<{ b: { c: number } }>(wrong, "a").get("b").get("c");
      expect(inner.atLeast(1)).toEqual({ state: "unknown", hidden: [{ path: "a", reason: "malformed" }] });
      expect(inner.isAbsent).toBe(false);
    }
  });

  it("is malformed if it is text that should hold a JSON document", () => {
    const document = Value.of<string>("{", "policy").json<{ Version: string }>();
    expect(document.get("Version").equals("2012-10-17")).toEqual({
      state: "unknown",
      hidden: [{ path: "policy", reason: "malformed" }],
    });
  });
});

describe("values written another way", () => {
  it("understands numbers and booleans written as text, and text written as numbers and booleans", () => {
    expect(Value.of("7", "p").equals(7).state).toBe("true");
    expect(Value.of(7, "p").equals("7").state).toBe("true");
    expect(Value.of("false", "p").equals(false).state).toBe("true");
    expect(Value.of(true, "p").equals("true").state).toBe("true");
    expect(Value.of("1e2", "p").atLeast(100).state).toBe("true");
  });

  it("compares enumerations without regard to case, and other texts with it", () => {
    expect(Value.of("TCP", "p").oneOf(["tcp", "-1"]).state).toBe("true");
    expect(Value.of("TCP", "p").equals("tcp").state).toBe("false");
  });

  it("reads a document of JSON text, sentinels inside it included", () => {
    const text = JSON.stringify({ Statement: [{ Effect: "Allow", Resource: UNKNOWN }] });
    const [statement] = Value.of<string>(text, "policy")
      .json<{ Statement: { Effect: string; Resource: string }[] }>()
      .get("Statement")
      .items();
    expect(statement?.get("Effect").equals("Allow")).toEqual({
      state: "true",
      paths: ["policy.Statement[0].Effect"],
    });
    expect(statement?.get("Resource").isSet().state).toBe("unknown");
  });

  it("writes keys that are no identifiers in brackets, as Pulumi does", () => {
    const tags = Value.of<Record<string, string>>({ owner: "x", "cost:centre": "y" }, "tags");
    expect(tags.entries().map(([key, value]) => [key, value.path])).toEqual([
      ["owner", "tags.owner"],
      ["cost:centre", 'tags["cost:centre"]'],
    ]);
  });
});

describe("what is not set", () => {
  it.each([undefined, null, "", [], {}])("%j is not set, and %j has no properties", (raw) => {
    expect(Value.of(raw, "p").isSet()).toEqual({ state: "false", paths: ["p"] });
  });

  it.each([0, false, "x", [null], { a: null }])("%j is set", (raw) => {
    expect(Value.of(raw, "p").isSet()).toEqual({ state: "true", paths: ["p"] });
  });

  it("takes the documented default only where nothing stands, and never in place of something unknown", () => {
    expect(Value.of<boolean>(undefined, "p").orElse(true).equals(true).state).toBe("true");
    expect(Value.of<boolean>(null, "p").orElse(true).equals(true).state).toBe("true");
    expect(Value.of<boolean>(false, "p").orElse(true).equals(true).state).toBe("false");
    expect(Value.of<boolean>(UNKNOWN, "p").orElse(true).equals(true).state).toBe("unknown");
    expect(Value.of<number>(undefined, "old").or(Value.of<number>(UNKNOWN, "new")).atLeast(0)).toEqual({
      state: "unknown",
      hidden: [{ path: "new", reason: "computed" }],
    });
  });
});
