import { describe, expect, it } from "vitest";
import type { RampartConfig } from "../../src/config/rampart-config.ts";
import { ResourceGraph } from "../../src/graph/index.ts";
import { workloadsOf } from "../../src/workloads/index.ts";

const BUCKET = "aws:s3/bucket:Bucket";

function workloadOf(match: object, tags: Record<string, unknown> = {}, type = BUCKET): string | undefined {
  const urn = `urn:pulumi:orders-prod::orders::${type}::invoices`;
  const record = { urn, type, custom: true, inputs: { tags }, propertyDependencies: {} };
  const graph = ResourceGraph.of({ name: "test", records: [record] });
  const config: RampartConfig = {
    version: 1,
    tiers: { gold: {} },
    workloads: {
      named: { tier: "gold", owner: "team", match },
      rest: { tier: "gold", owner: "team", match: {} },
    },
  };
  const [resource] = graph.resources;
  return resource === undefined ? undefined : workloadsOf(config, graph)(resource)?.name;
}

describe("a resource belongs to the first workload", () => {
  it.each([
    ["whose stack it is of", { stacks: ["orders-*"] }],
    ["of whose stacks one is its", { stacks: ["other", "orders-prod"] }],
    ["whose URN pattern it meets", { urns: ["*::invoices"] }],
    ["whose type it has, under an older name too", { types: ["aws:s3/bucketV2:BucketV2"] }],
    ["whose tags it carries", { tags: { service: "ord*" } }],
    ["that asks for nothing", {}],
  ])("%s", (_, match) => {
    expect(workloadOf(match, { service: "orders" })).toBe("named");
  });

  it.each([
    ["is of another stack", { stacks: ["orders"] }],
    ["has another type", { types: ["aws:s3/bucketPolicy:BucketPolicy"] }],
    ["meets only one of two conditions", { stacks: ["orders-*"], tags: { service: "billing" } }],
    ["lacks one of two tags", { tags: { service: "orders", team: "*" } }],
  ])("but not if it %s", (_, match) => {
    expect(workloadOf(match, { service: "orders" })).toBe("rest");
  });

  it("but not by a tag that is not known yet", () => {
    const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    expect(workloadOf({ tags: { service: "orders" } }, { service: unknown })).toBe("rest");
  });
});
