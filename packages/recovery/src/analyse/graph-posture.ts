import type { RampartConfig } from "@rampart/core/config";
import type { ResourceGraph } from "@rampart/core/graph";
import { oncePerGraph } from "../protection/once-per-graph.ts";
import { type Weakness, weaknessesIn } from "../protection/weaknesses.ts";
import { recoveryPosture } from "./analyse.ts";
import type { RecoveryPosture, ResourcePosture, UndeterminedPosture } from "./posture.ts";

/** The posture of a graph, found by the URNs of its resources. */
export interface GraphPosture {
  readonly posture: RecoveryPosture;
  /** Undefined for what holds no data, and for what the stacks only read. */
  of(urn: string): ResourcePosture | undefined;
  /** Whether nothing is left of the resource when it is deleted. */
  isUncovered(urn: string): boolean;
  /** What would have to be known to judge the resource. */
  undeterminedOf(urn: string): readonly UndeterminedPosture[];
  /** The weaknesses that changes to the resource mend, those that only may be there among them. */
  weaknessesOf(urn: string): readonly Weakness[];
}

const posturesOf = oncePerGraph((): WeakMap<RampartConfig, GraphPosture> => new WeakMap());

/** The posture of `graph` against `config`, worked out when it is first asked for and then kept as long as they are. */
export function postureOf(graph: ResourceGraph, config: RampartConfig): GraphPosture {
  const postures = posturesOf(graph);
  const known = postures.get(config);
  if (known !== undefined) return known;
  const made = indexOf(graph, recoveryPosture(graph, config));
  postures.set(config, made);
  return made;
}

function indexOf(graph: ResourceGraph, posture: RecoveryPosture): GraphPosture {
  const resources = new Map(posture.resources.map((one) => [one.urn, one]));
  const uncovered = new Set(posture.uncovered.map(({ urn }) => urn));
  const undetermined = Map.groupBy(posture.undetermined, ({ urn }) => urn);
  const weaknesses = Map.groupBy(weaknessesIn(graph), ({ urn }) => urn);
  return {
    posture,
    of: (urn) => resources.get(urn),
    isUncovered: (urn) => uncovered.has(urn),
    undeterminedOf: (urn) => undetermined.get(urn) ?? [],
    weaknessesOf: (urn) => weaknesses.get(urn) ?? [],
  };
}
