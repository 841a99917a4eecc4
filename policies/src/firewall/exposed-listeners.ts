import type { Resource } from "@rampart/core/graph";
import { allOf, anyOf, no, not, type Truth, type Value, yes } from "@rampart/core/value";
import {
  exposes,
  exposureOf,
  type Listener,
  letInTheInternet,
  type PacketRule,
  packetRulesIn,
  packetRulesOfGroup,
} from "@rampart/core/views";
import {
  each,
  type GraphRuleContext,
  inTurn,
  mustNot,
  PASS,
  type Remedy,
  type Verdict,
  without,
} from "@rampart/policy";

const SHOWN = 3;

/** One verdict for each entry of `resource`, naming those of `listeners` that it lets the internet reach. */
export function noneExposed(
  listeners: readonly Listener[],
): (resource: Resource<never> | Resource, context: GraphRuleContext) => readonly Verdict[] {
  return (resource, { graph }) => {
    const rules = packetRulesIn(resource);
    const group = rules.some(({ order }) => order !== undefined) ? packetRulesOfGroup(graph, resource) : [];
    return [PASS, ...rules.map((rule) => verdictOn(rule, group, listeners))];
  };
}

function verdictOn(rule: PacketRule, group: readonly PacketRule[], listeners: readonly Listener[]): Verdict {
  const exposure = exposureOf(rule, group);
  const answers = listeners.map((listener) => ({ listener, answer: exposure(listener) }));
  const exposed = answers.filter(({ answer }) => answer.state === "true").map(({ listener }) => listener);
  const decisive: Truth =
    answers.find(({ answer }) => answer.state === "true")?.answer ??
    answers.find(({ answer }) => answer.state === "unknown")?.answer ??
    no();
  return mustNot(decisive, `${listed(exposed)} can be reached from the internet`);
}

function listed(listeners: readonly Listener[]): string {
  const names = listeners.slice(0, SHOWN).map(({ name, ports: { first, last } }) => {
    return `${name} (${first === last ? first : `${first}-${last}`})`;
  });
  const more = listeners.length - names.length;
  return more > 0 ? `${names.join(", ")} and ${more} more` : names.join(", ");
}

interface Entry {
  readonly cidrBlocks: readonly string[];
  readonly ipv6CidrBlocks: readonly string[];
  readonly securityGroups: readonly string[];
  readonly prefixListIds: readonly string[];
  readonly self: boolean;
}

interface SecurityGroup {
  readonly ingress: readonly Entry[];
}

const isOpen = (range: Value<string>): Truth => letInTheInternet([range]);

/** Whether something is left that the entry lets in. */
function hasSource(entry: Value<Entry>): Truth {
  return anyOf(
    entry.get("cidrBlocks").isSet(),
    entry.get("ipv6CidrBlocks").isSet(),
    entry.get("securityGroups").isSet(),
    entry.get("prefixListIds").isSet(),
    entry.get("self").equals(true),
  );
}

/**
 * Takes the ranges that let in the internet out of the entries that expose one of `listeners`, and drops an entry
 * that then lets in nobody. Other sources of it stay.
 */
export function closeExposed(
  listeners: readonly Listener[],
): (group: Resource<never> | Resource) => Remedy<SecurityGroup> | undefined {
  return (group) => {
    const entries = (group as Resource<SecurityGroup>).inputs.get("ingress").items();
    const exposed = packetRulesIn(group).flatMap((rule, index) =>
      listeners.some((listener) => exposes(rule, [], listener).state === "true") ? [index] : [],
    );
    const positions = new Set(exposed.map((index) => `[${index}]`));
    const isExposed = (entry: Value<unknown>): Truth => (positions.has(entry.path) ? yes() : no());
    if (exposed.length === 0 || entries.length === 0) return undefined;
    return {
      set: {
        ingress: inTurn(
          each<Entry>({ cidrBlocks: without(isOpen), ipv6CidrBlocks: without(isOpen) }, isExposed),
          without<Entry>((entry) => allOf(isExposed(entry), not(hasSource(entry)))),
        ),
      },
    };
  };
}
