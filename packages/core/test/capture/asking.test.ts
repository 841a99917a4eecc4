import * as pulumi from "@pulumi/pulumi";
import { type CaptureOptions, capture } from "@rampart/core/capture";
import type { Resource } from "@rampart/core/graph";
import { describe, expect, it } from "vitest";

class Thing extends pulumi.CustomResource {
  constructor(args: pulumi.Inputs) {
    super("my:index:Thing", "thing", args);
  }
}

/** What a captured program learned: the properties of the only resource it made. */
async function learned(args: () => pulumi.Inputs, options: CaptureOptions = {}): Promise<Resource> {
  const graph = await capture(() => void new Thing(args()), options);
  const [thing] = graph.ofType("my:index:Thing");
  if (thing === undefined) throw new Error("the program made nothing");
  return thing as Resource;
}

const ask = (token: string, args: pulumi.Inputs = {}): pulumi.Output<Record<string, unknown>> =>
  pulumi.output(pulumi.runtime.invoke(token, args)) as unknown as pulumi.Output<Record<string, unknown>>;

describe("what a captured program asks of its surroundings", () => {
  it("is answered: account, region, zones, partition, client configuration", async () => {
    const thing = await learned(
      () => ({
        account: ask("aws:index/getCallerIdentity:getCallerIdentity").apply((answer) => answer.accountId),
        region: ask("aws:index/getRegion:getRegion").apply((answer) => answer.region),
        elsewhere: ask("aws:index/getRegion:getRegion", { region: "sa-east-1" }).apply(
          (answer) => answer.name,
        ),
        zones: ask("aws:index/getAvailabilityZones:getAvailabilityZones").apply((answer) => answer.names),
        partition: ask("aws:index/getPartition:getPartition").apply((answer) => answer.partition),
        tenant: ask("azure-native:authorization:getClientConfig").apply((answer) => answer.tenantId),
      }),
      { config: { "aws:region": "eu-west-1" } },
    );
    expect(thing.get("account").knownText()).toMatch(/^\d{12}$/);
    expect(thing.get("region").knownText()).toBe("eu-west-1");
    expect(thing.get("elsewhere").knownText()).toBe("sa-east-1");
    expect(
      thing
        .get("zones")
        .items()
        .map((zone) => zone.knownText()),
    ).toEqual(["eu-west-1a", "eu-west-1b", "eu-west-1c"]);
    expect(thing.get("partition").knownText()).toBe("aws");
    expect(thing.get("tenant").knownText()).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("is answered by the caller's own answers, before the standard ones", async () => {
    const thing = await learned(
      () => ({
        ami: ask("aws:ec2/getAmi:getAmi", { owner: "amazon" }).apply((answer) => answer.id),
        region: ask("aws:index/getRegion:getRegion").apply((answer) => answer.name),
      }),
      {
        answers: {
          "aws:ec2/getAmi:getAmi": ({ owner }) => ({ id: `ami-of-${String(owner)}` }),
          "aws:index/getRegion:getRegion": () => ({ name: "mars-1" }),
        },
      },
    );
    expect(thing.get("ami").knownText()).toBe("ami-of-amazon");
    expect(thing.get("region").knownText()).toBe("mars-1");
  });

  it("and nobody answers makes it fail, naming the question and how to answer it", async () => {
    const asking = learned(() => ({ ami: ask("aws:ec2/getAmi:getAmi").apply(({ id }) => id) }));
    await expect(asking).rejects.toThrow(/aws:ec2\/getAmi:getAmi.*answers: \{ "aws:ec2\/getAmi:getAmi"/s);
  });

  it("and the answer throws makes it fail with that error", async () => {
    const asking = learned(() => ({ ami: ask("aws:ec2/getAmi:getAmi").apply(({ id }) => id) }), {
      answers: {
        "aws:ec2/getAmi:getAmi": () => {
          throw new Error("no such image in this test");
        },
      },
    });
    await expect(asking).rejects.toThrow(/no such image in this test/);
  });
});

describe("the outputs of another stack", () => {
  const reference = (): pulumi.Inputs => {
    const network = new pulumi.StackReference("acme/network/prod");
    return { vpc: network.getOutput("vpc"), required: network.requireOutput("vpc") };
  };

  it("are those the caller gives", async () => {
    const thing = await learned(reference, { stackOutputs: { "acme/network/prod": { vpc: "vpc-1" } } });
    expect(thing.get("vpc").knownText()).toBe("vpc-1");
    expect(thing.get("required").knownText()).toBe("vpc-1");
  });

  it("are not known where the caller gives none", async () => {
    const thing = await learned(() => ({
      vpc: new pulumi.StackReference("acme/network/prod").getOutput("vpc"),
    }));
    expect(thing.get("vpc").isHidden).toBe(true);
    expect(thing.get("vpc").isSet().state).toBe("unknown");
  });
});
