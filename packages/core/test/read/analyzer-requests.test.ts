import type { Resource } from "@rampart/core/graph";
import { type AnalyzerResource, graphOf, readAnalyzerRequests } from "@rampart/core/read";
import { describe, expect, it } from "vitest";
import { urnOf } from "../graph/records.ts";
import { secret, UNKNOWN } from "../value/encoded.ts";
import { BUCKET } from "./documents.ts";

const providerUrn = urnOf("pulumi:providers:aws", "eu");

function analyzed(name: string, fields: Partial<AnalyzerResource> = {}): AnalyzerResource {
  return {
    type: BUCKET,
    urn: urnOf(BUCKET, name),
    name,
    properties: {},
    provider: { urn: providerUrn, type: "pulumi:providers:aws" },
    ...fields,
  };
}

const app: AnalyzerResource = {
  type: "my:app:App",
  urn: urnOf("my:app:App", "app"),
  name: "app",
  properties: { size: 1 },
};
const provider: AnalyzerResource = {
  type: "pulumi:providers:aws",
  urn: providerUrn,
  name: "eu",
  properties: { region: "eu-west-1" },
};

function only(resources: readonly AnalyzerResource[], stack: readonly AnalyzerResource[] = []): Resource {
  const resource = graphOf([readAnalyzerRequests(resources, stack)]).get(resources.at(-1)?.urn ?? "");
  if (resource === undefined) throw new Error("the graph lost the resource");
  return resource;
}

describe("the engine's requests for one resource at a time", () => {
  it("give its inputs, provider, parent and options, and say nothing of dependencies", () => {
    const options = { protect: true, parent: app.urn };
    const x = only([
      app,
      provider,
      analyzed("x", { properties: { bucket: UNKNOWN, key: secret("k") }, options }),
    ]);
    expect(x).toMatchObject({
      parentUrn: app.urn,
      providerUrn,
      isProtected: true,
      isCustom: true,
      id: undefined,
    });
    expect(x.get("bucket").isHidden).toBe(true);
    expect(x.get("key").isSecret).toBe(true);
    expect(x.sourcesOf("bucket")).toBeUndefined();
  });

  it("tell components and providers from what a provider makes", () => {
    expect(only([app]).isCustom).toBe(false);
    expect(only([provider])).toMatchObject({ isCustom: false, isProvider: true });
  });

  it("give the region of the provider", () => {
    const graph = graphOf([readAnalyzerRequests([provider, analyzed("x")])]);
    const [x] = graph.ofType(BUCKET);
    expect(graph.regionOf(x as Resource).knownText()).toBe("eu-west-1");
  });
});

describe("the engine's request for the whole stack", () => {
  it("adds outputs, id, parent and dependencies to the inputs that are there already", () => {
    const inStack = analyzed("x", {
      properties: { id: "x-1", arn: "arn:aws:s3:::x-1", bucket: "from the provider" },
      parent: app.urn,
      dependencies: [app.urn],
      propertyDependencies: { bucket: [app.urn] },
    });
    const x = only([app, analyzed("x", { properties: { bucket: "asked for" } })], [inStack]);
    expect(x).toMatchObject({ id: "x-1", parentUrn: app.urn, dependencies: [app.urn] });
    expect(x.get("bucket").knownText()).toBe("asked for");
    expect(x.get("arn").knownText()).toBe("arn:aws:s3:::x-1");
    expect(x.sourcesOf("bucket")).toEqual([app.urn]);
  });

  it("takes nothing away where it has no properties, as under a provider that is not configured yet", () => {
    const x = only([analyzed("x", { properties: { bucket: "asked for" } })], [analyzed("x")]);
    expect(x.get("bucket").knownText()).toBe("asked for");
  });

  it.each([UNKNOWN, "", 7, null])("gives no id where it says %j", (id) => {
    expect(only([analyzed("x")], [analyzed("x", { properties: { id } })]).id).toBeUndefined();
  });
});

it("says of the same resource twice which request it was", () => {
  expect(() => graphOf([readAnalyzerRequests([analyzed("x"), analyzed("x")])])).toThrow(
    /^the engine's requests resource 1: the URN/,
  );
});
