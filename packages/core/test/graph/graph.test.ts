import { inspect } from "node:util";
import { InputError } from "@rampart/core/errors";
import { type Resource, ResourceGraph, type ResourceRecord } from "@rampart/core/graph";
import { describe, expect, it } from "vitest";
import { encryptedSecret, secret, UNKNOWN } from "../value/encoded.ts";
import { graphOf, record, urnOf } from "./records.ts";

const BUCKET = "aws:s3/bucket:Bucket";

function only(one: ResourceRecord): Resource {
  const [resource] = graphOf(one).resources;
  if (resource === undefined) throw new Error("the graph is empty");
  return resource;
}

describe("a graph", () => {
  it("finds resources by URN and by canonical type, however they were declared", () => {
    const graph = graphOf(record("aws:s3/bucketV2:BucketV2", "old"), record(BUCKET, "new"));
    expect(graph.ofType(BUCKET).map(({ name }) => name)).toEqual(["old", "new"]);
    expect(graph.get(urnOf("aws:s3/bucketV2:BucketV2", "old"))?.declaredType).toBe(
      "aws:s3/bucketV2:BucketV2",
    );
    expect([...graph.types]).toEqual([BUCKET]);
    expect(graph.ofType("__proto__")).toEqual([]);
  });

  it("takes a URN once, in one source or several, and says which file has it twice", () => {
    const first = { name: "a.json", records: [record(BUCKET, "x")] };
    const second = { name: "b.json", records: [record(BUCKET, "y"), record(BUCKET, "x")] };
    expect(() => ResourceGraph.of(first, second)).toThrow(InputError);
    expect(() => ResourceGraph.of(first, second)).toThrow(/^b\.json \/1: two resources have the URN .*::x$/m);
  });

  it.each([
    ["itself", ["a"]],
    ["its child", ["b", "a"]],
    ["a circle further up", ["b", "c", "d", "b"]],
  ])("refuses a resource whose parent is %s", (_, parents) => {
    const names = ["a", "b", "c", "d"];
    const records = parents.map((parent, index) =>
      record("my:app:App", names[index] ?? "", { custom: false, parent: urnOf("my:app:App", parent) }),
    );
    expect(() => graphOf(...records)).toThrow(/^orders\.json: the parents of .* go in a circle/);
  });

  it("takes a long line of parents, and one whose end is not there", () => {
    const records = Array.from({ length: 20_000 }, (_, index) =>
      record("my:app:App", `${index}`, { parent: urnOf("my:app:App", `${index + 1}`) }),
    );
    expect(graphOf(...records).resources).toHaveLength(20_000);
  });

  it("never shows a secret when it is printed whole", () => {
    const graph = graphOf(
      record("aws:rds/instance:Instance", "db", {
        inputs: { password: secret("hunter2"), list: [secret("hunter2")] },
        outputs: { password: encryptedSecret("hunter2") },
      }),
    );
    expect(inspect(graph, { depth: 20, showHidden: true })).not.toContain("hunter2");
    expect(JSON.stringify(graph)).not.toContain("hunter2");
  });
});

describe("a property of a resource", () => {
  it("is what the program set, else what the provider reports, else not set", () => {
    const bucket = only(record(BUCKET, "x", { inputs: { a: 1, n: null }, outputs: { a: 2, b: 3, n: 4 } }));
    expect(bucket.get("a").knownNumber()).toBe(1);
    expect(bucket.get("b").knownNumber()).toBe(3);
    expect(bucket.get("n").knownNumber()).toBe(4);
    expect(bucket.get("c").isAbsent).toBe(true);
  });

  it("has its documented default where the program set nothing and the provider has not answered yet", () => {
    const bucket = only(record(BUCKET, "x", { inputs: {}, outputs: { a: UNKNOWN } }));
    expect(bucket.get("a").isAbsent).toBe(true);
  });

  it("is not known where the program set something that is not known, whatever the provider reports", () => {
    const bucket = only(record(BUCKET, "x", { inputs: { a: UNKNOWN }, outputs: { a: 3 } }));
    expect(bucket.get("a").isHidden).toBe(true);
  });

  it("stays a secret where only the provider reports it", () => {
    const bucket = only(record(BUCKET, "x", { inputs: {}, outputs: { key: encryptedSecret() } }));
    expect(bucket.get("key").isSecret).toBe(true);
    expect(bucket.get("key").isSet().state).toBe("true");
  });

  it("counts as set as soon as it is wired to another resource", () => {
    const inputs = { key: UNKNOWN, other: UNKNOWN, known: "k" };
    const bucket = only(
      record(BUCKET, "x", {
        inputs,
        propertyDependencies: { key: [urnOf("aws:kms/key:Key", "k")], other: null },
      }),
    );
    expect(bucket.isWired("key").state).toBe("true");
    expect(bucket.isWired("other").state).toBe("unknown");
    expect(bucket.isWired("known").state).toBe("true");
    expect(bucket.isWired("absent").state).toBe("false");
    expect(bucket.sourcesOf("other")).toEqual([]);
    expect(bucket.sourcesOf("constructor")).toEqual([]);
    expect(only(record(BUCKET, "x")).sourcesOf("key")).toBeUndefined();
  });
});

describe("a resource", () => {
  it("has no id before it exists", () => {
    expect(only(record(BUCKET, "x", { id: "" })).id).toBeUndefined();
    expect(only(record(BUCKET, "x", { id: UNKNOWN })).id).toBeUndefined();
    expect(only(record(BUCKET, "x", { id: "b-1" })).id).toBe("b-1");
  });

  it("is custom if a provider makes it, and managed unless the stack only reads it", () => {
    expect(only(record(BUCKET, "x")).isCustom).toBe(true);
    expect(only(record("my:app:App", "x", { custom: false })).isCustom).toBe(false);
    expect(only(record("pulumi:providers:aws", "x")).isCustom).toBe(false);
    expect(only(record(BUCKET, "x", { external: true })).isManaged).toBe(false);
    expect(only(record(BUCKET, "x", { external: false })).isManaged).toBe(true);
  });

  it("finds its provider, whatever the id of the provider is", () => {
    const provider = urnOf("pulumi:providers:aws", "eu::west");
    for (const id of [UNKNOWN, "", "8c1f"]) {
      expect(only(record(BUCKET, "x", { provider: `${provider}::${id}` })).providerUrn).toBe(provider);
    }
    expect(only(record(BUCKET, "x", { provider: "" })).providerUrn).toBeUndefined();
    expect(only(record(BUCKET, "x", { provider: "nonsense" })).providerUrn).toBeUndefined();
  });
});
