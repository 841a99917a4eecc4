import type { ResourceRecord } from "@rampart/core/graph";
import { UNKNOWN } from "@rampart/core/value";
import { servesOneZone } from "@rampart/core/views";
import { describe, expect, it } from "vitest";
import { graphOf, record, urnOf } from "../graph/records.ts";

const GATEWAY = "aws:ec2/natGateway:NatGateway";
const TABLE = "aws:ec2/routeTable:RouteTable";
const SUBNET = "aws:ec2/subnet:Subnet";

const subnet = (name: string, zone: unknown): ResourceRecord =>
  record(SUBNET, name, { id: name, inputs: zone === undefined ? {} : { availabilityZone: zone } });

const gateway = (name: string, subnetId: string): ResourceRecord =>
  record(GATEWAY, name, { id: name, inputs: { subnetId } });

const association = (name: string, routeTableId: string, subnetId: string): ResourceRecord =>
  record("aws:ec2/routeTableAssociation:RouteTableAssociation", name, { inputs: { routeTableId, subnetId } });

const routedBy = (natGatewayId: unknown, wiredTo?: string): ResourceRecord =>
  record(TABLE, "routes", {
    id: "routes",
    inputs: {
      routes: [
        { cidrBlock: "0.0.0.0/0", natGatewayId },
        { cidrBlock: "10.9.0.0/16", gatewayId: "vgw" },
      ],
    },
    ...(wiredTo === undefined ? {} : { propertyDependencies: { routes: [urnOf(GATEWAY, wiredTo)] } }),
  });

function answer(...records: ResourceRecord[]): string {
  const graph = graphOf(...records);
  const [nat] = graph.ofType(GATEWAY);
  if (nat === undefined) throw new Error("no gateway");
  return servesOneZone(graph, nat).state;
}

const inA = [
  subnet("public-a", "a"),
  gateway("nat", "public-a"),
  subnet("private-a", "a"),
  subnet("private-b", "b"),
];

describe("a NAT gateway", () => {
  it.each([
    ["its own zone", "private-a", "true"],
    ["another zone", "private-b", "false"],
  ])("by a route in the table, serving %s", (_, behind, expected) => {
    expect(answer(...inA, routedBy("nat"), association("out", "routes", behind))).toBe(expected);
    expect(answer(...inA, routedBy(UNKNOWN, "nat"), association("out", "routes", behind))).toBe(expected);
  });

  it("by a route of its own resource", () => {
    const route = record("aws:ec2/route:Route", "default", {
      inputs: { routeTableId: "routes", natGatewayId: "nat" },
    });
    const table = record(TABLE, "routes", { id: "routes", inputs: {} });
    expect(answer(...inA, table, route, association("out", "routes", "private-b"))).toBe("false");
  });

  it("has nothing to do with a table that goes elsewhere, or with none", () => {
    expect(answer(...inA, routedBy("other"), association("out", "routes", "private-b"))).toBe("true");
    expect(
      answer(
        ...inA,
        routedBy(UNKNOWN, "other"),
        gateway("other", "public-a"),
        association("out", "routes", "private-b"),
      ),
    ).toBe("true");
    expect(answer(...inA)).toBe("true");
  });

  it("is not judged while route, table, subnet or zone is not known", () => {
    expect(answer(...inA, routedBy(UNKNOWN), association("out", "routes", "private-b"))).toBe("unknown");
    expect(answer(...inA, routedBy("nat"), association("out", "routes", "subnet-of-another-stack"))).toBe(
      "unknown",
    );
    expect(
      answer(
        ...inA,
        subnet("anywhere", undefined),
        routedBy("nat"),
        association("out", "routes", "anywhere"),
      ),
    ).toBe("unknown");
    expect(
      answer(...inA, subnet("later", UNKNOWN), routedBy("nat"), association("out", "routes", "later")),
    ).toBe("unknown");
  });
});
