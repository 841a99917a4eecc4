import type { Resource } from "@rampart/core/graph";
import { no, type Truth } from "@rampart/core/value";
import {
  exposes,
  type Listener,
  type PacketRule,
  packetRulesIn,
  packetRulesOfGroup,
} from "@rampart/core/views";
import { type GraphRuleContext, mustNot, PASS, type Verdict } from "@rampart/policy";

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
  const answers = listeners.map((listener) => ({ listener, answer: exposes(rule, group, listener) }));
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
