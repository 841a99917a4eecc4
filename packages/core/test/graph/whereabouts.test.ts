import type { ResourceRecord } from "@rampart/core/graph";
import type { Value } from "@rampart/core/value";
import { describe, expect, it } from "vitest";
import { secret, UNKNOWN } from "../value/encoded.ts";
import { graphOf, record, urnOf } from "./records.ts";

const BUCKET = "aws:s3/bucket:Bucket";
const ACCOUNT = "azure-native:storage:StorageAccount";
const SUBSCRIPTION = "11111111-2222-4333-8444-555555555555";

interface Whereabouts {
  readonly region: Value<string>;
  readonly account: Value<string>;
}

function whereabouts(
  type: string,
  fields: Partial<ResourceRecord>,
  provider?: Record<string, unknown>,
): Whereabouts {
  const cloud = type.split(":")[0] ?? "";
  const providerType = `pulumi:providers:${cloud}`;
  const records = [
    record(providerType, "default", { inputs: provider ?? {} }),
    record(type, "x", { provider: `${urnOf(providerType, "default")}::id`, ...fields }),
  ];
  const graph = graphOf(...records);
  const resource = graph.get(urnOf(type, "x"));
  if (resource === undefined) throw new Error("the graph lost the resource");
  return { region: graph.regionOf(resource), account: graph.accountOf(resource) };
}

describe("the region of a resource", () => {
  it("is its provider's", () => {
    expect(whereabouts(BUCKET, {}, { region: "eu-west-1" }).region.knownText()).toBe("eu-west-1");
  });

  it("is its own before its provider's", () => {
    const own = whereabouts(BUCKET, { inputs: { region: "eu-central-1" } }, { region: "eu-west-1" });
    expect(own.region.knownText()).toBe("eu-central-1");
    const reported = whereabouts(BUCKET, { outputs: { region: "eu-central-1" } }, { region: "eu-west-1" });
    expect(reported.region.knownText()).toBe("eu-central-1");
  });

  it("is the provider's where the provider has not answered yet", () => {
    const early = whereabouts(BUCKET, { outputs: { region: UNKNOWN } }, { region: "eu-west-1" });
    expect(early.region.knownText()).toBe("eu-west-1");
  });

  it("is the location of an Azure resource, by the short name of it", () => {
    for (const location of ["West Europe", "westeurope", "WestEurope"]) {
      expect(whereabouts(ACCOUNT, { inputs: { location } }).region.knownText()).toBe("westeurope");
    }
    expect(whereabouts(ACCOUNT, {}, { location: "North Europe" }).region.knownText()).toBe("northeurope");
  });

  it("is not the site of a Direct Connect port, which AWS calls its location", () => {
    const port = whereabouts(
      "aws:dx/connection:Connection",
      { inputs: { location: "EqDC2" } },
      { region: "us-east-1" },
    );
    expect(port.region.knownText()).toBe("us-east-1");
  });

  it("is not known if what gives it is not known, and not set if nothing gives it", () => {
    expect(
      whereabouts(BUCKET, { inputs: { region: UNKNOWN } }, { region: "eu-west-1" }).region.isHidden,
    ).toBe(true);
    expect(whereabouts(BUCKET, {}, { region: UNKNOWN }).region.isHidden).toBe(true);
    expect(whereabouts(BUCKET, {}).region.isAbsent).toBe(true);
    expect(
      whereabouts(BUCKET, { provider: `${urnOf("pulumi:providers:aws", "gone")}::id` }).region.isAbsent,
    ).toBe(true);
    expect(whereabouts(BUCKET, { provider: undefined }).region.isAbsent).toBe(true);
  });

  it("stays a secret if somebody made it one", () => {
    const { region } = whereabouts(BUCKET, {}, { region: secret("eu-west-1") });
    expect(region.equals("eu-west-1").state).toBe("true");
    expect(region.display()).toBe("[secret]");
  });

  it.each([7, [], {}, true])("never breaks on %j", (odd) => {
    expect(() =>
      whereabouts(BUCKET, { inputs: { region: odd }, outputs: { arn: odd } }, { region: odd }),
    ).not.toThrow();
    expect(() => whereabouts(ACCOUNT, { inputs: { location: odd } })).not.toThrow();
  });
});

describe("the account of a resource", () => {
  it("stands in its ARN", () => {
    const arn = "arn:aws:rds:eu-west-1:123456789012:db:orders";
    expect(whereabouts("aws:rds/instance:Instance", { outputs: { arn } }).account.knownText()).toBe(
      "123456789012",
    );
  });

  it("is the provider's where the ARN has none, as that of a bucket", () => {
    const { account } = whereabouts(
      BUCKET,
      { outputs: { arn: "arn:aws:s3:::b" } },
      { accountId: "123456789012" },
    );
    expect(account.knownText()).toBe("123456789012");
  });

  it("is the subscription in the id of an Azure resource, else its provider's", () => {
    const id = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/x`;
    expect(whereabouts(ACCOUNT, { id }).account.knownText()).toBe(SUBSCRIPTION);
    expect(whereabouts(ACCOUNT, {}, { subscriptionId: SUBSCRIPTION }).account.knownText()).toBe(SUBSCRIPTION);
  });

  it("stays a secret if the ARN is one", () => {
    const arn = secret("arn:aws:rds:eu-west-1:123456789012:db:orders");
    expect(whereabouts("aws:rds/instance:Instance", { outputs: { arn } }).account.display()).toBe("[secret]");
  });
});
