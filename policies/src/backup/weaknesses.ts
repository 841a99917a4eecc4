/** Rules whose answers the recovery analyser gives: what makes backups worth less than they look. */
import type { Resource, ResourceGraph } from "@rampart/core/graph";
import type { HiddenProperty } from "@rampart/core/value";
import {
  defineGraphRule,
  type GraphRuleContext,
  PASS,
  type Rule,
  type RuleText,
  type Verdict,
} from "@rampart/policy";
import { type Weakness, type WeaknessKind, weaknessesIn } from "@rampart/recovery";

/** A rule that passes where the analyser finds none of some kinds of weakness. */
export interface WeaknessRule extends RuleText {
  readonly kinds: readonly WeaknessKind[];
  /** Canonical tokens of the resources that have to be changed where such a weakness is. */
  readonly types: readonly string[];
  /** Of those, the ones of which nothing is said where there is no such weakness: they are seldom about backups. */
  readonly silentOn?: readonly string[];
  /** What the analyser passes over while it is not known, and that may turn out to be such a weakness. */
  readonly unsettled?: (resource: Resource, graph: ResourceGraph) => readonly HiddenProperty[];
  /** Leaves a resource out, where the weakness counts only for some; none by default. */
  readonly concerns?: (resource: Resource, context: GraphRuleContext) => boolean;
}

type ByUrn = ReadonlyMap<string, readonly Weakness[]>;

const byGraph = new WeakMap<ResourceGraph, ByUrn>();

function weaknessesByUrn(graph: ResourceGraph): ByUrn {
  const known = byGraph.get(graph);
  if (known !== undefined) return known;
  const made = Map.groupBy(weaknessesIn(graph), ({ urn }) => urn);
  byGraph.set(graph, made);
  return made;
}

/** What the analyser finds of `kinds` on `resource`: a failure or something undetermined each. */
export function weaknessVerdicts(
  graph: ResourceGraph,
  resource: Resource<never> | Resource,
  kinds: readonly WeaknessKind[],
): readonly Verdict[] {
  const found = weaknessesByUrn(graph).get(resource.urn) ?? [];
  return found.filter(({ kind }) => kinds.includes(kind)).map(verdictOn);
}

function verdictOn({ message, path, undetermined }: Weakness): Verdict {
  if (undetermined.length > 0) return { outcome: "undetermined", hidden: undetermined };
  return path === "" ? { outcome: "fail", message } : { outcome: "fail", message, path };
}

/** Defines a rule that fails where the analyser finds a weakness of one of its kinds. */
export function defineWeaknessRule(definition: WeaknessRule): Rule {
  const { kinds, types, silentOn = [], unsettled, concerns, ...text } = definition;
  const check = (resource: Resource, context: GraphRuleContext): readonly Verdict[] => {
    if (concerns?.(resource, context) === false) return [];
    const found = weaknessVerdicts(context.graph, resource, kinds);
    if (found.length > 0) return found;
    const hidden = unsettled?.(resource, context.graph) ?? [];
    if (hidden.length > 0) return [{ outcome: "undetermined", hidden }];
    return silentOn.includes(resource.type) ? [] : [PASS];
  };
  return defineGraphRule<Readonly<Record<string, object>>>({
    ...text,
    checks: Object.fromEntries(types.map((type) => [type, check])),
  });
}
