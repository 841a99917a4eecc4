import type { Reference, ResourceRecord } from "@rampart/core/graph";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encryptedSecret, secret, UNKNOWN } from "../value/encoded.ts";
import { graphOf, record, urnOf } from "./records.ts";

const BUCKET = "aws:s3/bucket:Bucket";
const KEY = "aws:kms/key:Key";
const LOGGING = "aws:s3/bucketLogging:BucketLogging";
const THROUGH_BUCKET: Reference = { type: LOGGING, through: "bucket", to: [BUCKET] };

const data = record(BUCKET, "data", {
  id: "data-1f3a",
  inputs: { bucket: "data-1f3a" },
  outputs: { arn: "arn:aws:s3:::data-1f3a" },
});
const logs = record(BUCKET, "logs", { id: "logs-9c2e", outputs: { arn: "arn:aws:s3:::logs-9c2e" } });

/** Which buckets a logging with `fields` points at. */
function pointedAt(
  fields: Partial<ResourceRecord>,
  others: readonly ResourceRecord[] = [],
  reference: Reference = THROUGH_BUCKET,
): { certain: string[]; possible: string[] } {
  const graph = graphOf(data, logs, record(reference.type, "it", fields), ...others);
  const found = graph
    .ofType(BUCKET)
    .map((bucket) => ({ bucket, ...graph.references.to(bucket as never, reference) }));
  return {
    certain: found.filter(({ certain }) => certain.length > 0).map(({ bucket }) => bucket.name),
    possible: found.filter(({ possible }) => possible.length > 0).map(({ bucket }) => bucket.name),
  };
}

describe("a resource points at", () => {
  it.each([
    ["its id", "data-1f3a"],
    ["its ARN", "arn:aws:s3:::data-1f3a"],
    ["its id in another case", "DATA-1F3A"],
  ])("another by %s, written as text", (_, bucket) => {
    expect(pointedAt({ inputs: { bucket } })).toEqual({ certain: ["data"], possible: [] });
    expect(pointedAt({ inputs: { bucket: secret(bucket) } })).toEqual({ certain: ["data"], possible: [] });
    expect(pointedAt({ inputs: {}, outputs: { bucket } })).toEqual({ certain: ["data"], possible: [] });
  });

  it("nothing, if the text names something outside the stack", () => {
    expect(pointedAt({ inputs: { bucket: "somebody-elses" }, propertyDependencies: {} })).toEqual({
      certain: [],
      possible: [],
    });
  });

  it("the resource it is wired to, while the value is not known", () => {
    const propertyDependencies = { bucket: [urnOf(KEY, "k"), urnOf(BUCKET, "logs")] };
    expect(pointedAt({ inputs: { bucket: UNKNOWN }, propertyDependencies }, [record(KEY, "k")])).toEqual({
      certain: ["logs"],
      possible: [],
    });
  });

  it("the resource it is wired to, if the known text is made of its id", () => {
    const inputs = { bucket: "https://data-1f3a.s3.amazonaws.com" };
    const propertyDependencies = { bucket: [urnOf(BUCKET, "data")] };
    expect(pointedAt({ inputs, propertyDependencies })).toEqual({ certain: ["data"], possible: [] });
  });

  it("the one it names, and not another that also went into the text", () => {
    const propertyDependencies = { bucket: [urnOf(BUCKET, "data"), urnOf(BUCKET, "logs")] };
    expect(pointedAt({ inputs: { bucket: "logs-9c2e" }, propertyDependencies })).toEqual({
      certain: ["logs"],
      possible: [],
    });
  });

  it("possibly one of two it is wired to, and no third", () => {
    const propertyDependencies = { bucket: [urnOf(BUCKET, "data"), urnOf(BUCKET, "logs")] };
    const third = record(BUCKET, "third", { id: "third" });
    expect(pointedAt({ inputs: { bucket: UNKNOWN }, propertyDependencies }, [third])).toEqual({
      certain: [],
      possible: ["data", "logs"],
    });
  });

  it("possibly any, if nothing is known of it", () => {
    const anything = { certain: [], possible: ["data", "logs"] };
    expect(pointedAt({ inputs: { bucket: UNKNOWN } })).toEqual(anything);
    expect(pointedAt({ inputs: { bucket: UNKNOWN }, propertyDependencies: {} })).toEqual(anything);
    expect(pointedAt({ inputs: { bucket: encryptedSecret() }, propertyDependencies: {} })).toEqual(anything);
    expect(pointedAt({ inputs: { bucket: { not: ["a", "text"] } }, propertyDependencies: {} })).toEqual({
      certain: [],
      possible: [],
    });
  });

  it("none, if its value comes from resources of other types", () => {
    const propertyDependencies = { bucket: [urnOf(KEY, "k")] };
    expect(pointedAt({ inputs: { bucket: UNKNOWN }, propertyDependencies }, [record(KEY, "k")])).toEqual({
      certain: [],
      possible: [],
    });
  });

  it.each([
    ["a component", record("my:app:App", "app", { custom: false })],
    ["another stack", record("pulumi:pulumi:StackReference", "app", { external: true })],
  ])("possibly any, if its value comes from %s, which may hand on any id", (_, source) => {
    const propertyDependencies = { bucket: [source.urn] };
    expect(pointedAt({ inputs: { bucket: UNKNOWN }, propertyDependencies }, [source])).toEqual({
      certain: [],
      possible: ["data", "logs"],
    });
  });

  it("possibly any, if its value comes from a resource that is not in the graph", () => {
    const propertyDependencies = { bucket: [urnOf("my:app:App", "elsewhere")] };
    expect(pointedAt({ inputs: { bucket: UNKNOWN }, propertyDependencies }).possible).toEqual([
      "data",
      "logs",
    ]);
  });

  it("nothing, if the property is not set, whatever else of the same object is wired", () => {
    const reference: Reference = { type: LOGGING, through: "target.bucket", to: [BUCKET] };
    const propertyDependencies = { target: [urnOf(BUCKET, "data")] };
    expect(
      pointedAt({ inputs: { target: { prefix: UNKNOWN } }, propertyDependencies }, [], reference),
    ).toEqual({
      certain: [],
      possible: [],
    });
    expect(
      pointedAt({ inputs: { target: { bucket: UNKNOWN } }, propertyDependencies }, [], reference).certain,
    ).toEqual(["data"]);
  });

  it("each that a list names or is wired to", () => {
    const both = { certain: ["data", "logs"], possible: [] };
    const wiredTo = (...names: string[]): Partial<ResourceRecord> => ({
      propertyDependencies: { bucket: names.map((name) => urnOf(BUCKET, name)) },
    });
    expect(pointedAt({ inputs: { bucket: ["data-1f3a", "logs-9c2e"] } })).toEqual(both);
    expect(pointedAt({ inputs: { bucket: [UNKNOWN, UNKNOWN] }, ...wiredTo("data", "logs") })).toEqual(both);
    expect(pointedAt({ inputs: { bucket: ["data-1f3a", UNKNOWN] }, ...wiredTo("logs") })).toEqual(both);
    expect(
      pointedAt({ inputs: { bucket: ["data-1f3a", "logs-9c2e/*"] }, ...wiredTo("data", "logs") }),
    ).toEqual(both);
    expect(
      pointedAt({ inputs: { bucket: ["data-1f3a", null] }, ...wiredTo("data", "logs") }).certain,
    ).toEqual(["data"]);
  });

  it("itself only if it says so", () => {
    const replica: Reference = { type: BUCKET, through: "source", to: [BUCKET] };
    const graph = graphOf(
      record(BUCKET, "a", { id: "a", inputs: { source: UNKNOWN } }),
      record(BUCKET, "b", { id: "b", inputs: { source: "b" } }),
    );
    const [a, b] = graph.resources;
    if (a === undefined || b === undefined) throw new Error("the graph lost a resource");
    expect(graph.references.to(a, replica)).toEqual({ certain: [], possible: [] });
    expect(graph.references.to(b, replica)).toEqual({
      certain: [b],
      possible: [{ resource: a, path: "source" }],
    });
  });
});

it("does not take the placeholder for an unknown id for an id that two resources share", () => {
  const early = record(BUCKET, "early", { id: UNKNOWN, outputs: { id: UNKNOWN, arn: UNKNOWN } });
  expect(
    pointedAt({ inputs: { bucket: UNKNOWN }, propertyDependencies: { bucket: [data.urn] } }, [early]),
  ).toEqual({
    certain: ["data"],
    possible: [],
  });
});

describe("on any graph", () => {
  const TARGETS = ["data", "logs", "third"] as const;
  const targetUrns = TARGETS.map((name) => urnOf(BUCKET, name));
  const sourceUrns = [...targetUrns, urnOf(KEY, "k"), urnOf("my:app:App", "app"), urnOf(KEY, "not-there")];
  const item = fc.constantFrom<unknown>(
    ...TARGETS,
    ...TARGETS.map((name) => `arn:aws:s3:::${name.toUpperCase()}`),
    "elsewhere",
    UNKNOWN,
    encryptedSecret(),
    null,
    7,
  );
  const referrer = fc.record({
    value: fc.oneof(item, fc.array(item, { maxLength: 3 })),
    sources: fc.option(fc.uniqueArray(fc.constantFrom(...sourceUrns), { maxLength: 3 }), { nil: undefined }),
  });

  type Referrer = { readonly value: unknown; readonly sources: readonly string[] | undefined };

  /** What one referrer says of one target, told from the raw values alone. */
  function relation({ value, sources }: Referrer, name: string): "certain" | "possible" | "none" {
    const items = (Array.isArray(value) ? value : [value]).filter((one) => one !== null);
    const named = (one: unknown): string[] =>
      TARGETS.filter((target) => [target, `arn:aws:s3:::${target}`].includes(String(one).toLowerCase()));
    const isHidden = (one: unknown): boolean => one === UNKNOWN || typeof one === "object";
    if (items.some((one) => named(one).includes(name))) return "certain";
    const hidden = items.filter(isHidden);
    const isWired = sources?.includes(urnOf(BUCKET, name)) === true;
    if (hidden.length === 0) {
      return isWired && items.some((one) => named(one).length === 0) ? "certain" : "none";
    }
    if (sources === undefined) return "possible";
    const candidates = sources.filter((urn) => targetUrns.includes(urn));
    if (candidates.length > 1 && items.length === 1) return isWired ? "possible" : "none";
    if (candidates.length > 0) return isWired ? "certain" : "none";
    return sources.length === 1 && sources[0] === urnOf(KEY, "k") ? "none" : "possible";
  }

  it("says what a comparison of every resource with every other says", () => {
    fc.assert(
      fc.property(fc.array(referrer, { maxLength: 4 }), (referrers) => {
        const graph = graphOf(
          record(KEY, "k"),
          record("my:app:App", "app", { custom: false }),
          ...TARGETS.map((name) =>
            record(BUCKET, name, { id: name, outputs: { arn: `arn:aws:s3:::${name}` } }),
          ),
          ...referrers.map(({ value, sources }, index) =>
            record(LOGGING, `${index}`, {
              inputs: { bucket: value },
              ...(sources === undefined ? {} : { propertyDependencies: { bucket: sources } }),
            }),
          ),
        );
        for (const target of graph.ofType(BUCKET)) {
          const { certain, possible } = graph.references.to(target as never, THROUGH_BUCKET);
          const expected = (kind: string): string[] =>
            referrers.flatMap((one, index) => (relation(one, target.name) === kind ? [`${index}`] : []));
          const certainly = certain.map(({ name }) => name);
          expect(certainly).toEqual(expected("certain"));
          const rest = possible
            .map(({ resource }) => resource.name)
            .filter((name) => !certainly.includes(name));
          expect(rest).toEqual(expected("possible"));
          for (const referring of graph.ofType(LOGGING)) {
            const targets = graph.references.from(referring as never, THROUGH_BUCKET);
            expect(targets.includes(target as never)).toBe(certainly.includes(referring.name));
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
