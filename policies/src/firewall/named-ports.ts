import type { Resource } from "@rampart/core/graph";
import { exposesEveryPort, packetRulesIn, packetRulesOfGroup } from "@rampart/core/views";
import { type GraphRuleContext, mustNot, PASS, type Verdict } from "@rampart/policy";

/** One verdict for each entry of `resource`: it must not let the internet reach every port. */
export function onlyNamedPorts(
  resource: Resource<never> | Resource,
  { graph }: GraphRuleContext,
): readonly Verdict[] {
  const group = packetRulesOfGroup(graph, resource);
  return [
    PASS,
    ...packetRulesIn(resource).map((rule) =>
      mustNot(exposesEveryPort(rule, group), "every port can be reached from the internet"),
    ),
  ];
}
