import { isDeepStrictEqual } from "node:util";
import { changesBetween, describeChange, isWithin, type PropertyChange } from "@rampart/core/changes";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

/** Plain objects of scalars and lists that keep their length: what a path says is then enough to make `after`. */
const scalar = fc.oneof(fc.integer(), fc.string({ maxLength: 3 }), fc.boolean());
const { value } = fc.letrec<{ value: unknown; object: object }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, scalar, tie("object")),
  object: fc.dictionary(
    fc.oneof(fc.constantFrom("a", "b c", "d.e", 'f"]'), fc.string({ maxLength: 2 })),
    tie("value"),
    {
      maxKeys: 4,
      noNullPrototype: true,
    },
  ),
}));
const object = fc.dictionary(fc.constantFrom("a", "b", "c d", "é"), value, { noNullPrototype: true });

describe("changes between two values", () => {
  it("are none exactly where the values are the same", () => {
    fc.assert(
      fc.property(object, object, (before, after) => {
        expect(changesBetween(before, before)).toEqual([]);
        expect(changesBetween(before, after).length === 0).toBe(isDeepStrictEqual(before, after));
      }),
    );
  });

  it("make the one into the other, whatever the keys are called", () => {
    fc.assert(
      fc.property(object, object, (before, after) => {
        const made = changesBetween(before, after).reduce(apply, before);
        expect(withoutEmpty(made)).toEqual(withoutEmpty(after));
      }),
    );
  });

  it("name the items that were taken out of a list, if nothing else happened to it", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(scalar, fc.boolean()), { minLength: 1 }), (items) => {
        const before = items.map(([item]) => item);
        const after = items.filter(([, stays]) => stays).map(([item]) => item);
        const changes = changesBetween({ list: before }, { list: after });
        const gone = new Set(changes.map(({ path }) => Number(path.slice("list[".length, -1))));
        expect(changes.every((change) => !("to" in change))).toBe(true);
        expect(before.filter((_, index) => !gone.has(index))).toEqual(after);
      }),
    );
  });

  it("tell text from numbers, and null from what is absent", () => {
    expect(changesBetween({ size: "1" }, { size: 1 })).toEqual([{ path: "size", from: "1", to: 1 }]);
    expect(changesBetween({ lag: null }, {})).toEqual([{ path: "lag", from: null }]);
    expect(changesBetween({}, { lag: null })).toEqual([{ path: "lag", to: null }]);
    expect(changesBetween({ lag: null }, { lag: 2 })).toEqual([{ path: "lag", to: 2 }]);
  });
});

describe("a change", () => {
  it.each<[PropertyChange, string]>([
    [{ path: "size", from: 1, to: 2 }, "~ size: 1 => 2"],
    [{ path: "tags.owner", to: "ops" }, '+ tags.owner: "ops"'],
    [{ path: "ingress[0]", from: { port: 22 } }, '- ingress[0]: {"port":22}'],
    [{ path: "lag", from: 1, to: null }, "~ lag: 1 => null"],
  ])("is written as a preview writes it: %o", (change, text) => {
    expect(describeChange(change)).toBe(text);
  });

  it("stands within a property, and not within one whose name begins alike", () => {
    expect(isWithin("tags.owner", "tags")).toBe(true);
    expect(isWithin("tags[0]", "tags")).toBe(true);
    expect(isWithin("tagsAll", "tags")).toBe(false);
  });
});

/** Sets or deletes what stands at a path, read by hand. */
function apply(root: unknown, change: PropertyChange): unknown {
  const copy = structuredClone(root) as Record<string, unknown>;
  const keys = [...change.path.matchAll(/\.?([A-Za-z_$][\w$]*)|\[("(?:[^"\\]|\\.)*")\]/g)].map(
    ([, word, quoted]) => (quoted === undefined ? (word ?? "") : (JSON.parse(quoted) as string)),
  );
  const last = keys.pop() ?? "";
  let place = copy;
  for (const key of keys) {
    const inner = Object.hasOwn(place, key) ? place[key] : undefined;
    if (typeof inner !== "object" || inner === null) define(place, key, {});
    place = place[key] as Record<string, unknown>;
  }
  if ("to" in change) define(place, last, change.to);
  else delete place[last];
  return copy;
}

function define(place: object, key: string, content: unknown): void {
  Object.defineProperty(place, key, { value: content, enumerable: true, configurable: true, writable: true });
}

/** An object all of whose properties went is told from one that is absent by its parent only. */
function withoutEmpty(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value)
    .map(([key, inner]) => [key, withoutEmpty(inner)] as const)
    .filter(([, inner]) => typeof inner !== "object" || inner === null || Object.keys(inner).length > 0);
  return Object.fromEntries(kept);
}
