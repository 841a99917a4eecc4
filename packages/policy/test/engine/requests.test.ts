import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RequestedResource, readAnalyzeStackRequest } from "../../src/engine/requests.ts";
import { analyzeRequest, analyzeStackRequest, sdk, type TestResource } from "./sdk.ts";

const text: fc.Arbitrary<string> = fc.string({ unit: "grapheme", maxLength: 200 });

const resources: fc.Arbitrary<TestResource> = fc.record(
  {
    type: text,
    urn: text,
    properties: fc.dictionary(text, fc.jsonValue({ maxDepth: 2 })),
    parent: text,
    protect: fc.boolean(),
    provider: text,
    dependencies: fc.array(text),
    propertyDependencies: fc.dictionary(text, fc.array(text)),
  },
  { requiredKeys: ["type", "urn", "properties"] },
);

/** What the SDK makes of it. */
function decodedBySdk(message: ReturnType<typeof sdk.messages.AnalyzerResource.deserializeBinary>): object {
  const provider = message.getProvider();
  return {
    type: message.getType(),
    urn: message.getUrn(),
    name: message.getName(),
    parent: message.getParent(),
    dependencies: message.getDependenciesList(),
    properties: message.getProperties()?.toJavaScript(),
    options: { protect: message.getOptions()?.getProtect(), parent: message.getOptions()?.getParent() },
    provider: provider && { urn: provider.getUrn(), type: provider.getType() },
  };
}

function decodedByUs(resource: RequestedResource): object {
  const { type, urn, name, parent, dependencies, properties, options, provider } = resource;
  return { type, urn, name, parent, dependencies, properties, options, provider };
}

describe("a request", () => {
  it("for one resource is read as the SDK reads it", () => {
    fc.assert(
      fc.property(resources, (resource) => {
        const bytes = analyzeRequest(resource);
        expect(decodedByUs(RequestedResource.read(bytes))).toEqual(
          // The shorter message has the same fields.
          decodedBySdk(sdk.messages.AnalyzerResource.deserializeBinary(bytes)),
        );
      }),
    );
  });

  it("for a stack is read as the SDK reads it", () => {
    fc.assert(
      fc.property(fc.array(resources, { maxLength: 5 }), (stack) => {
        const bytes = analyzeStackRequest(stack);
        const decoded = readAnalyzeStackRequest(bytes);
        const expected = sdk.messages.AnalyzeStackRequest.deserializeBinary(bytes).getResourcesList();
        expect(decoded.map(decodedByUs)).toEqual(expected.map(decodedBySdk));
        for (const [index, { propertyDependencies = {} }] of stack.entries()) {
          const { __proto__: _dropped, ...expectedDependencies } = propertyDependencies;
          expect(decoded[index]?.propertyDependencies).toEqual(expectedDependencies);
        }
      }),
    );
  });

  it("is not decoded beyond its head until somebody asks for properties", () => {
    const bytes = analyzeRequest({ type: "t", urn: "u", properties: { a: "b" } });
    const at = bytes.indexOf("b", bytes.indexOf("a"));
    // A length that runs over the end of the message.
    bytes[at - 1] = 0x7f;
    const resource = RequestedResource.read(bytes);
    expect(resource.urn).toBe("u");
    expect(() => resource.properties).toThrow(RangeError);
  });
});
