import type { Objectives } from "@rampart/core/config";
import type { Resource, ResourceGraph } from "@rampart/core/graph";
import { objectivesOf, workloadsOf } from "@rampart/core/workloads";
import type { GraphRuleContext } from "./rule.ts";

type Promises = (resource: Resource) => Objectives | undefined;

const NOTHING: Promises = () => undefined;

/** What is promised for resources, by the context that many findings share. */
const promisesIn = new WeakMap<GraphRuleContext, Promises>();

function promisesOf(context: GraphRuleContext): Promises {
  const known = promisesIn.get(context);
  if (known !== undefined) return known;
  const { promises } = context.settings;
  // Most stacks have no workloads, and the graph may have to be made first.
  const made = Object.keys(promises.workloads).length === 0 ? NOTHING : promisesFor(promises, context.graph);
  promisesIn.set(context, made);
  return made;
}

function promisesFor(promises: GraphRuleContext["settings"]["promises"], graph: ResourceGraph): Promises {
  const workloadOf = workloadsOf(promises, graph);
  return (resource) => {
    const workload = workloadOf(resource);
    return workload === undefined ? undefined : objectivesOf(promises, workload);
  };
}

/** What `rampart.yaml` promises for the workload that the resource belongs to; undefined if it belongs to none. */
export function objectivesFor(
  resource: Resource<never> | Resource,
  context: GraphRuleContext,
): Objectives | undefined {
  return promisesOf(context)(resource as Resource);
}
