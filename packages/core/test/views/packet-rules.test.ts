import { ResourceGraph, type ResourceRecord } from "@rampart/core/graph";
import {
  exposes,
  exposesEveryPort,
  type Listener,
  packetRulesIn,
  packetRulesOfGroup,
} from "@rampart/core/views";
import { describe, expect, it } from "vitest";

const SSH: Listener = { name: "SSH", transport: "tcp", ports: { first: 22, last: 22 } };
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

function record(type: string, name: string, inputs: Record<string, unknown>, id = ""): ResourceRecord {
  return { urn: `urn:pulumi:test::net::${type}::${name}`, type, custom: true, inputs, id };
}

function answers(listener: Listener, ...records: ResourceRecord[]): string[] {
  const graph = ResourceGraph.of({ name: "test", records });
  return graph.resources.flatMap((resource) => {
    const group = packetRulesOfGroup(graph, resource);
    return packetRulesIn(resource).map((rule) => exposes(rule, group, listener).state);
  });
}

const group = (...ingress: unknown[]) => record("aws:ec2/securityGroup:SecurityGroup", "web", { ingress });
const anywhere = { cidrBlocks: ["0.0.0.0/0"] };

describe("security groups", () => {
  it.each([
    [{ protocol: "tcp", fromPort: 22, toPort: 22, ...anywhere }, "true"],
    [{ protocol: "6", fromPort: "20", toPort: "25", ...anywhere }, "true"],
    [{ protocol: "-1", fromPort: 0, toPort: 0, ...anywhere }, "true"],
    [{ protocol: -1, fromPort: 0, toPort: 0, ...anywhere }, "true"],
    [{ protocol: "tcp", fromPort: 22, toPort: 22, ipv6CidrBlocks: ["::/0"] }, "true"],
    [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/1", "128.0.0.0/1"] }, "true"],
    [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: [UNKNOWN, "0.0.0.0/0"] }, "true"],
    [{ protocol: "udp", fromPort: 22, toPort: 22, ...anywhere }, "false"],
    [{ protocol: "icmp", fromPort: -1, toPort: -1, ...anywhere }, "false"],
    [{ protocol: "tcp", fromPort: 23, toPort: 65535, ...anywhere }, "false"],
    [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["10.0.0.0/8"] }, "false"],
    [{ protocol: "tcp", fromPort: 22, toPort: 22, securityGroups: ["sg-1"] }, "false"],
    [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: [UNKNOWN] }, "false"],
    [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: [UNKNOWN] }, "unknown"],
    [{ protocol: UNKNOWN, fromPort: 22, toPort: 22, ...anywhere }, "unknown"],
    [{ protocol: "tcp", fromPort: UNKNOWN, toPort: 22, ...anywhere }, "unknown"],
  ])("%j lets SSH in: %s", (entry, expected) => {
    expect(answers(SSH, group(entry))).toEqual([expected]);
  });

  it("of version 1, an egress rule lets nothing in", () => {
    const rule = { protocol: "-1", fromPort: 0, toPort: 0, ...anywhere, securityGroupId: "sg-1" };
    const type = "aws:ec2/securityGroupRule:SecurityGroupRule";
    expect(answers(SSH, record(type, "out", { ...rule, type: "egress" }))).toEqual(["false"]);
    expect(answers(SSH, record(type, "in", { ...rule, type: "ingress" }))).toEqual(["true"]);
  });
});

describe("rules that are tried in order", () => {
  const acl = (...ingress: unknown[]) => record("aws:ec2/networkAcl:NetworkAcl", "acl", { ingress }, "acl-1");
  const all = { protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/0" };
  const ssh = { protocol: "tcp", fromPort: 22, toPort: 22, cidrBlock: "0.0.0.0/0" };

  it.each([
    ["a denial before", { ...ssh, ruleNo: 90, action: "deny" }, "false"],
    ["a denial after", { ...ssh, ruleNo: 110, action: "deny" }, "true"],
    [
      "a denial of half of the addresses",
      { ...ssh, ruleNo: 90, action: "deny", cidrBlock: "0.0.0.0/1" },
      "true",
    ],
    ["a denial of another port", { ...ssh, fromPort: 23, toPort: 23, ruleNo: 90, action: "deny" }, "true"],
    ["a denial whose place is not known", { ...ssh, ruleNo: UNKNOWN, action: "deny" }, "unknown"],
    ["what may be a denial", { ...ssh, ruleNo: 90, action: UNKNOWN }, "unknown"],
  ])("%s of everything allowed", (_, other, expected) => {
    expect(answers(SSH, acl({ ...all, ruleNo: 100, action: "allow" }, other))[0]).toBe(expected);
  });

  it("may stand in resources of their own", () => {
    const rule = (name: string, networkAclId: string) =>
      record("aws:ec2/networkAclRule:NetworkAclRule", name, {
        ...ssh,
        networkAclId,
        ruleNumber: 90,
        ruleAction: "deny",
      });
    const open = acl({ ...all, ruleNo: 100, action: "allow" });
    expect(answers(SSH, open, rule("denial", "acl-1"))[0]).toBe("false");
    expect(answers(SSH, open, rule("of-another", "acl-2"))[0]).toBe("true");
    expect(answers(SSH, open, rule("of-one-not-known", UNKNOWN))[0]).toBe("unknown");
  });
});

it("tells an entry for every port from one for many", () => {
  const graph = ResourceGraph.of({
    name: "test",
    records: [
      group(
        { protocol: "-1", fromPort: 0, toPort: 0, ...anywhere },
        { protocol: "tcp", fromPort: 1, toPort: 65535, ...anywhere },
        { protocol: "tcp", fromPort: 1024, toPort: 65535, ...anywhere },
      ),
    ],
  });
  const rules = graph.resources.flatMap(packetRulesIn);
  expect(rules.map((rule) => exposesEveryPort(rule, []).state)).toEqual(["true", "true", "false"]);
});
