import { ResourceGraph, type ResourceRecord } from "@rampart/core/graph";
import { DEFAULT_SETTINGS, type Settings } from "@rampart/core/settings";
import { SIGNATURE_OF_SECRETS, UNKNOWN } from "@rampart/core/value";
import { allRules } from "@rampart/policies";
import { examplesOf } from "@rampart/policies/examples";
import { evaluate } from "@rampart/policy";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const SECRET = "qzxj-vwkq-jxzv-qkwj-zvxq";

/** What stands in the examples of a type: the keys at any depth, and the values at the ends. */
interface Vocabulary {
  readonly keys: Set<string>;
  readonly leaves: Set<unknown>;
}

const vocabularies = new Map<string, Vocabulary>();

function learn(value: unknown, vocabulary: Vocabulary): void {
  if (typeof value !== "object" || value === null) {
    vocabulary.leaves.add(value);
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) vocabulary.keys.add(key);
    learn(inner, vocabulary);
  }
}

for (const rule of allRules) {
  const { good, bad } = examplesOf(rule);
  for (const { resources } of [...good, ...bad]) {
    for (const { type, properties } of Object.values(resources)) {
      const vocabulary = vocabularies.get(type) ?? { keys: new Set(), leaves: new Set() };
      vocabularies.set(type, vocabulary);
      learn(properties, vocabulary);
    }
  }
}

/** JSON of the words of a type in the wrong places, with everything in it that Pulumi may write. */
function jsonOf({ keys, leaves }: Vocabulary): fc.Arbitrary<unknown> {
  const odd = [
    null,
    true,
    false,
    0,
    -1,
    0.5,
    1e308,
    "",
    " ",
    "*",
    "{",
    "[]",
    "null",
    '{"Statement":[null,7]}',
    [],
    {},
  ];
  return fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom<unknown>(...leaves, ...odd, UNKNOWN, "[secret]", {
        ...SIGNATURE_OF_SECRETS,
        ciphertext: "AAA=",
      }),
      fc.constant({ ...SIGNATURE_OF_SECRETS, value: SECRET }),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...keys, "__proto__", "constructor"), tie("value"), { maxKeys: 5 }),
      tie("value").map((value) => ({ ...SIGNATURE_OF_SECRETS, value })),
      tie("value").map((value) => JSON.stringify(value)),
    ),
  })).value;
}

const types = [...new Set(allRules.flatMap((rule) => rule.types))];

function resourceOf(type: string): fc.Arbitrary<Omit<ResourceRecord, "urn">> {
  const vocabulary = vocabularies.get(type) ?? { keys: new Set(["a"]), leaves: new Set() };
  const json = jsonOf({ keys: new Set([...vocabulary.keys, "region", "tags"]), leaves: vocabulary.leaves });
  const properties = fc.dictionary(fc.constantFrom(...vocabulary.keys, "arn", "id"), json, { maxKeys: 8 });
  return fc.record({
    type: fc.constant(type),
    custom: fc.constant(true),
    id: fc.constantFrom("", UNKNOWN, "data-id", "/subscriptions/", "/subscriptions/x/resourceGroups/y/z"),
    inputs: properties,
    outputs: fc.option(properties, { nil: undefined }),
    propertyDependencies: fc.option(fc.constant({}), { nil: undefined }),
    protect: fc.boolean(),
  });
}

describe("whatever stands in a stack", { timeout: 60_000 }, () => {
  it("no rule breaks, and none gives a secret away, on any type it looks at", () => {
    for (const type of types) {
      fc.assert(
        fc.property(fc.array(resourceOf(type), { minLength: 1, maxLength: 2 }), (resources) =>
          judge(resources),
        ),
        { numRuns: 40 },
      );
    }
  });

  it("no rule breaks on resources that may refer to each other", () => {
    const resource = fc.constantFrom(...types).chain(resourceOf);
    fc.assert(
      fc.property(fc.array(resource, { minLength: 5, maxLength: 20 }), (resources) => judge(resources)),
      { numRuns: 300 },
    );
  });
});

/** Of everything, all there is to promise, so that no rule has an excuse to look away. */
const promisingAll: Settings = {
  ...DEFAULT_SETTINGS,
  promises: {
    version: 1,
    tiers: {
      critical: {
        rpo: "1h",
        retention: "35d",
        copies: { regions: 1, accounts: 1, immutable: true },
        restoreTestInterval: "7d",
      },
    },
    workloads: { all: { tier: "critical", owner: "team", match: { stacks: ["*"] } } },
  },
};

function judge(resources: readonly Omit<ResourceRecord, "urn">[]): void {
  const records = resources.map((resource, index) => ({
    ...resource,
    urn: `urn:pulumi:s::p::${resource.type}::r${index}`,
  }));
  const graph = ResourceGraph.of({ name: "random", records });
  const { findings, coverage } = evaluate(graph, allRules, { settings: promisingAll });
  expect(findings.filter(({ outcome }) => outcome === "error")).toEqual([]);
  expect(JSON.stringify(findings)).not.toContain(SECRET);
  expect(coverage.evaluated).toBe(records.length);
}
