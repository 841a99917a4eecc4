/**
 * The entries of security groups, network ACLs and network security groups, whether they stand in the group or in
 * resources of their own.
 */
import type { Reference, Resource, ResourceGraph } from "../graph/index.ts";
import { ALL_PORTS, type PortRange, parsePortRange } from "../net/index.ts";
import { allOf, anyOf, combine, no, type Truth, undetermined, type Value, yes } from "../value/index.ts";
import { isForAllProtocols, type PacketRule } from "./packet-rule.ts";

type AnyResource = Resource<never> | Resource;

interface SecurityGroupEntry {
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly cidrBlocks: readonly string[];
  readonly ipv6CidrBlocks: readonly string[];
}

interface SecurityGroupRule extends SecurityGroupEntry {
  readonly type: string;
}

interface SecurityGroupIngressRule {
  readonly ipProtocol: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly cidrIpv4: string;
  readonly cidrIpv6: string;
}

interface NetworkAclEntry {
  readonly action: string;
  readonly ruleNo: number;
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly cidrBlock: string;
  readonly ipv6CidrBlock: string;
}

interface NetworkAclRule extends Omit<NetworkAclEntry, "action" | "ruleNo"> {
  readonly ruleAction: string;
  readonly ruleNumber: number;
  readonly egress: boolean;
}

interface SecurityRule {
  readonly access: string;
  readonly direction: string;
  readonly priority: number;
  readonly protocol: string;
  readonly destinationPortRange: string;
  readonly destinationPortRanges: readonly string[];
  readonly sourceAddressPrefix: string;
  readonly sourceAddressPrefixes: readonly string[];
}

type Reader = (resource: Resource) => readonly PacketRule[];

const READERS: Readonly<Record<string, Reader>> = {
  "aws:ec2/securityGroup:SecurityGroup": securityGroup,
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": securityGroup,
  "aws:ec2/securityGroupRule:SecurityGroupRule": securityGroupRule,
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": securityGroupIngressRule,
  "aws:ec2/networkAcl:NetworkAcl": networkAcl,
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": networkAcl,
  "aws:ec2/networkAclRule:NetworkAclRule": networkAclRule,
  "azure-native:network:NetworkSecurityGroup": networkSecurityGroup,
  "azure-native:network:SecurityRule": securityRule,
};

/** The entries written in `resource` itself, for packets that come in. */
export function packetRulesIn(resource: AnyResource): readonly PacketRule[] {
  return READERS[resource.type]?.(resource as Resource) ?? [];
}

const MEMBERS: readonly Reference[] = [
  {
    type: "aws:ec2/networkAclRule:NetworkAclRule",
    through: "networkAclId",
    to: ["aws:ec2/networkAcl:NetworkAcl", "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl"],
  },
  {
    type: "azure-native:network:SecurityRule",
    through: "networkSecurityGroupName",
    to: ["azure-native:network:NetworkSecurityGroup"],
  },
];

/**
 * All entries of the group that `resource` is or belongs to, where their order matters. Those that may belong to it,
 * because the group they name is not known yet, say so.
 */
export function packetRulesOfGroup(graph: ResourceGraph, resource: AnyResource): readonly PacketRule[] {
  const reference = MEMBERS.find(({ type, to }) => type === resource.type || to.includes(resource.type));
  if (reference === undefined) return [];
  if (reference.type !== resource.type) return ofGroup(graph, resource as Resource, reference);

  const member = resource as Resource;
  const [group] = graph.references.from(member, reference);
  if (group !== undefined) return ofGroup(graph, group, reference);
  const named = member.get(reference.through) as Value<string>;
  const name = named.knownText();
  const siblings = graph.ofType(reference.type);
  if (name === undefined) {
    const groups = reference.to.flatMap((type) => graph.ofType(type));
    return maybe(named.path, [...groups, ...siblings].flatMap(packetRulesIn));
  }
  return siblings
    .filter((sibling) => (sibling.get(reference.through) as Value<string>).knownText() === name)
    .flatMap(packetRulesIn);
}

function ofGroup(graph: ResourceGraph, group: Resource, reference: Reference): readonly PacketRule[] {
  const { certain, possible } = graph.references.to(group, reference);
  return [
    ...packetRulesIn(group),
    ...certain.flatMap(packetRulesIn),
    ...possible.flatMap(({ resource, path }) => maybe(path, packetRulesIn(resource))),
  ];
}

function maybe(path: string, rules: readonly PacketRule[]): readonly PacketRule[] {
  const belongs = undetermined({ path, reason: "computed" });
  return rules.map((rule) => ({ ...rule, belongs }));
}

/** Entries inside a group are read from what the program wrote: what the provider reports holds the others too. */
function inlineEntries<Entry>(group: Resource, property: string): readonly Value<Entry>[] {
  return (group as Resource<Record<string, readonly Entry[]>>).inputs
    .get(property)
    .items() as readonly Value<Entry>[];
}

function securityGroup(group: Resource): readonly PacketRule[] {
  return inlineEntries<SecurityGroupEntry>(group, "ingress").map((entry) => ({
    resource: group,
    belongs: yes(),
    inbound: yes(),
    allows: yes(),
    order: undefined,
    protocol: entry.get("protocol"),
    ports: portsBetween(entry.get("protocol"), entry.get("fromPort"), entry.get("toPort")),
    sources: [...texts(entry.get("cidrBlocks")), ...texts(entry.get("ipv6CidrBlocks"))],
  }));
}

function securityGroupRule(resource: Resource): readonly PacketRule[] {
  const entry = resource as unknown as Resource<SecurityGroupRule>;
  return [
    {
      resource,
      belongs: yes(),
      inbound: entry.get("type").oneOf(["ingress"]),
      allows: yes(),
      order: undefined,
      protocol: entry.get("protocol"),
      ports: portsBetween(entry.get("protocol"), entry.get("fromPort"), entry.get("toPort")),
      sources: [...texts(entry.get("cidrBlocks")), ...texts(entry.get("ipv6CidrBlocks"))],
    },
  ];
}

function securityGroupIngressRule(resource: Resource): readonly PacketRule[] {
  const entry = resource as unknown as Resource<SecurityGroupIngressRule>;
  return [
    {
      resource,
      belongs: yes(),
      inbound: yes(),
      allows: yes(),
      order: undefined,
      protocol: entry.get("ipProtocol"),
      ports: portsBetween(entry.get("ipProtocol"), entry.get("fromPort"), entry.get("toPort")),
      sources: [...texts(entry.get("cidrIpv4")), ...texts(entry.get("cidrIpv6"))],
    },
  ];
}

function networkAcl(acl: Resource): readonly PacketRule[] {
  return inlineEntries<NetworkAclEntry>(acl, "ingress").map((entry) => ({
    resource: acl,
    belongs: yes(),
    inbound: yes(),
    allows: entry.get("action").oneOf(["allow"]),
    order: entry.get("ruleNo"),
    protocol: entry.get("protocol"),
    ports: portsBetween(entry.get("protocol"), entry.get("fromPort"), entry.get("toPort")),
    sources: [...texts(entry.get("cidrBlock")), ...texts(entry.get("ipv6CidrBlock"))],
  }));
}

function networkAclRule(resource: Resource): readonly PacketRule[] {
  const entry = resource as unknown as Resource<NetworkAclRule>;
  return [
    {
      resource,
      belongs: yes(),
      inbound: entry.get("egress").orElse(false).equals(false),
      allows: entry.get("ruleAction").oneOf(["allow"]),
      order: entry.get("ruleNumber"),
      protocol: entry.get("protocol"),
      ports: portsBetween(entry.get("protocol"), entry.get("fromPort"), entry.get("toPort")),
      sources: [...texts(entry.get("cidrBlock")), ...texts(entry.get("ipv6CidrBlock"))],
    },
  ];
}

function networkSecurityGroup(group: Resource): readonly PacketRule[] {
  return inlineEntries<SecurityRule>(group, "securityRules").map((entry) =>
    azureRule(group, (key) => entry.get(key)),
  );
}

function securityRule(resource: Resource): readonly PacketRule[] {
  const entry = resource as unknown as Resource<SecurityRule>;
  return [azureRule(resource, (key) => entry.get(key))];
}

type Property = <Key extends keyof SecurityRule>(key: Key) => Value<SecurityRule[Key]>;

function azureRule(resource: Resource, get: Property): PacketRule {
  const ranges = [...texts(get("destinationPortRange")), ...texts(get("destinationPortRanges"))];
  return {
    resource,
    belongs: yes(),
    inbound: get("direction").oneOf(["Inbound"]),
    allows: get("access").oneOf(["Allow"]),
    order: get("priority"),
    protocol: get("protocol"),
    ports: (predicate) =>
      combine(
        ranges.map((range) => range.text((text) => satisfies(parsePortRange(text), predicate))),
        "true",
      ),
    sources: [...texts(get("sourceAddressPrefix")), ...texts(get("sourceAddressPrefixes"))],
  };
}

function satisfies(range: PortRange | undefined, predicate: (range: PortRange) => boolean): boolean {
  return range !== undefined && predicate(range);
}

/** Ports as AWS writes them; those of an entry for all protocols do not count. */
function portsBetween(
  protocol: Value<string>,
  first: Value<number>,
  last: Value<number>,
): PacketRule["ports"] {
  const isForAll = isForAllProtocols(protocol);
  const [from, to] = [first.knownNumber(), last.knownNumber()];
  return (predicate) => {
    const between =
      from === undefined || to === undefined
        ? anyOf(
            first.number(() => false),
            last.number(() => false),
          )
        : truth(predicate({ first: from, last: to }), first.path);
    return anyOf(allOf(isForAll, truth(predicate(ALL_PORTS), protocol.path)), between);
  };
}

function truth(holds: boolean, path: string): Truth {
  return holds ? yes(path) : no(path);
}

function texts(value: Value<string> | Value<readonly string[]>): readonly Value<string>[] {
  return (value as Value<readonly string[]>).items() as readonly Value<string>[];
}
