import { canonicalType, parseUrn, Resource } from "@rampart/core/graph";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("the type rules ask for", () => {
  it.each([
    ["aws:s3/bucketV2:BucketV2", "aws:s3/bucket:Bucket"],
    ["aws:s3/bucketVersioningV2:BucketVersioningV2", "aws:s3/bucketVersioning:BucketVersioning"],
    ["aws:s3/bucketObjectv2:BucketObjectv2", "aws:s3/bucketObject:BucketObject"],
    ["aws:alb/loadBalancer:LoadBalancer", "aws:lb/loadBalancer:LoadBalancer"],
    ["aws:applicationloadbalancing/listener:Listener", "aws:lb/listener:Listener"],
    ["aws:elasticloadbalancingv2/targetGroup:TargetGroup", "aws:lb/targetGroup:TargetGroup"],
    ["aws:elasticloadbalancing/loadBalancer:LoadBalancer", "aws:elb/loadBalancer:LoadBalancer"],
    ["azure-native:network/v20240101:NetworkSecurityGroup", "azure-native:network:NetworkSecurityGroup"],
    ["azure-native:storage/v20230401preview:StorageAccount", "azure-native:storage:StorageAccount"],
    ["azure-native:network/v20180501:Zone", "azure-native:dns:Zone"],
    ["azure-native:documentdb/v20210415:DatabaseAccount", "azure-native:cosmosdb:DatabaseAccount"],
    [
      "azure-native_network_v20240101:network:NetworkSecurityGroup",
      "azure-native:network:NetworkSecurityGroup",
    ],
  ])("of %s is %s", (token, expected) => {
    expect(canonicalType(token)).toBe(expected);
  });

  it.each([
    "aws:s3/bucket:Bucket",
    "aws:lb/loadBalancer:LoadBalancer",
    "aws:elb/loadBalancer:LoadBalancer",
    "aws:apigatewayv2/api:Api",
    "aws:wafv2/webAcl:WebAcl",
    "azure-native:network:NetworkSecurityGroup",
    "pulumi:providers:azure-native",
    "my:s3/bucketV2:BucketV2",
    "albums:alb/loadBalancer:LoadBalancer",
  ])("of %s is itself", (token) => {
    expect(canonicalType(token)).toBe(token);
  });

  it("is text for any text, and its own canonical type", () => {
    const token = fc.oneof(
      fc.string(),
      fc.constantFrom(
        "__proto__",
        "constructor",
        "toString",
        "azure-native",
        "azure-native:network/v20240101:",
      ),
      fc
        .tuple(
          fc.constantFrom("aws:s3/", "aws:alb/", "azure-native:network/v20240101:", "azure-native:insights:"),
          fc.constantFrom("bucketV2:BucketV2", "listener:Listener", "Zone", "v20240101:Zone", "Component"),
        )
        .map(([module, name]) => module + name),
    );
    fc.assert(
      fc.property(token, (text) => {
        expect(typeof canonicalType(text)).toBe("string");
        expect(canonicalType(canonicalType(text))).toBe(canonicalType(text));
      }),
    );
  });
});

describe("a URN", () => {
  it("is taken apart, whatever the name and the parents are", () => {
    const word = fc.stringMatching(/^[A-Za-z0-9._-]{1,8}$/);
    const type = fc.stringMatching(/^[a-z]{1,5}:[a-z/]{1,8}:[A-Z][a-z]{0,5}$/);
    const name = fc.oneof(
      fc.string(),
      fc.constantFrom("a::b", "::", "", "a$b::c", "urn:pulumi:s::p::t::n", "a\nb"),
    );
    fc.assert(
      fc.property(
        word,
        word,
        fc.array(type, { minLength: 1, maxLength: 3 }),
        name,
        (stack, project, types, named) => {
          const urn = `urn:pulumi:${stack}::${project}::${types.join("$")}::${named}`;
          expect(parseUrn(urn)).toEqual({ stack, project, type: types.at(-1), name: named });
        },
      ),
    );
  });

  it.each([
    "",
    "urn:pulumi:",
    "urn:pulumi:dev",
    "urn:pulumi:dev::p",
    "urn:pulumi:dev::p::t",
    "urn:aws:s::p::t::n",
    " urn:pulumi:s::p::t::n",
  ])("is not %j", (text) => {
    expect(parseUrn(text)).toBeUndefined();
  });

  it("that is none serves as the name of its resource", () => {
    const { name, stack, project } = new Resource({ urn: "odd", type: "t", custom: true });
    expect({ name, stack, project }).toEqual({ name: "odd", stack: "", project: "" });
  });
});
