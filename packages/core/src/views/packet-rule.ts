import type { Resource } from "../graph/index.ts";
import { ALL_PORTS, holdsPorts, overlaps, type PortRange } from "../net/index.ts";
import { allOf, anyOf, combine, no, not, type Truth, type Value } from "../value/index.ts";
import { coverAddresses, letInTheInternet } from "./addresses.ts";

/** One entry of a security group, network ACL or network security group, however and wherever it is written. */
export interface PacketRule {
  /** The resource it is written in. */
  readonly resource: Resource;
  /** Whether it belongs to the group in question; not to be told where the group it names is not known. */
  readonly belongs: Truth;
  readonly inbound: Truth;
  readonly allows: Truth;
  /** The first one that matches a packet decides. Undefined where each one that allows it counts. */
  readonly order: Value<number> | undefined;
  readonly protocol: Value<string>;
  /** Whether some port range of it satisfies `predicate`. */
  readonly ports: (predicate: (range: PortRange) => boolean) => Truth;
  /** Addresses or names it lets packets in from. */
  readonly sources: readonly Value<string>[];
}

/** What listens on some ports, such as SSH. */
export interface Listener {
  readonly name: string;
  readonly transport: "tcp" | "udp";
  readonly ports: PortRange;
}

const ALL_PROTOCOLS = ["-1", "all", "*", "any"];
const TRANSPORTS = { tcp: ["tcp", "6"], udp: ["udp", "17"] } as const;

/** Whether the rule is for every protocol. */
export function isForAllProtocols(protocol: Value<string>): Truth {
  return protocol.oneOf(ALL_PROTOCOLS);
}

/**
 * Whether `rule` lets the internet reach `listener`, given the `others` of its group: one that comes before it and
 * denies the same takes effect instead.
 */
export function exposes(rule: PacketRule, others: readonly PacketRule[], listener: Listener): Truth {
  return exposureOf(rule, others)(listener);
}

/** The same for one rule and many listeners: what is the same for all of them is asked once. */
export function exposureOf(rule: PacketRule, others: readonly PacketRule[]): (listener: Listener) => Truth {
  const open = letsInTheInternet(rule);
  if (open.state === "false") return () => open;
  return (listener) => {
    const reached = matches(rule, listener, (range) => overlaps(range, listener.ports));
    if (reached.state === "false") return reached;
    return allOf(open, reached, not(isDeniedBefore(rule, others, listener)));
  };
}

/** Whether `rule` lets the internet reach every port, or every port of TCP or UDP. */
export function exposesEveryPort(rule: PacketRule, others: readonly PacketRule[]): Truth {
  const every = (transport: "tcp" | "udp"): Truth => {
    const listener: Listener = { name: transport, transport, ports: ALL_PORTS };
    return allOf(
      matches(rule, listener, (range) => holdsPorts(range, { ...ALL_PORTS, first: 1 })),
      not(isDeniedBefore(rule, others, listener)),
    );
  };
  return allOf(letsInTheInternet(rule), anyOf(every("tcp"), every("udp")));
}

function letsInTheInternet(rule: PacketRule): Truth {
  return allOf(letInTheInternet(rule.sources), rule.inbound, rule.allows);
}

function isDeniedBefore(rule: PacketRule, others: readonly PacketRule[], listener: Listener): Truth {
  const { order } = rule;
  if (order === undefined) return no();
  return combine(
    others.map((other) =>
      allOf(
        other.belongs,
        other.inbound,
        not(other.allows),
        isBefore(other.order, order),
        matches(other, listener, (range) => holdsPorts(range, listener.ports)),
        coverAddresses(other.sources, rule.sources),
      ),
    ),
    "true",
  );
}

function isBefore(one: Value<number> | undefined, other: Value<number>): Truth {
  if (one === undefined) return no();
  const limit = other.knownNumber();
  if (limit !== undefined) return one.number((order) => order < limit);
  return other.number(() => false);
}

function matches(rule: PacketRule, listener: Listener, predicate: (range: PortRange) => boolean): Truth {
  return allOf(
    anyOf(isForAllProtocols(rule.protocol), rule.protocol.oneOf(TRANSPORTS[listener.transport])),
    rule.ports(predicate),
  );
}
