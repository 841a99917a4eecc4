import type { AnyProperties, Reference, Resource, ResourceGraph } from "../graph/index.ts";
import { type HiddenProperty, no, type Truth, undetermined, yes } from "../value/index.ts";

/** How many resources point at another one. */
export interface AttachedCount {
  readonly certain: number;
  /** Where those point that may or may not point at it: `name#path`. */
  readonly possible: readonly HiddenProperty[];
}

/**
 * Counts the resources that `references` attach to `target` and for which `counts` holds. One for which that is not
 * known counts as possible.
 */
export function countAttached<Properties = AnyProperties>(
  graph: ResourceGraph,
  target: Resource<never> | Resource,
  references: readonly Reference[],
  counts: (attached: Resource<Properties>) => Truth = () => yes(),
): AttachedCount {
  let certain = 0;
  const possible: HiddenProperty[] = [];
  for (const reference of references) {
    const referrers = graph.references.to(target as Resource, reference);
    for (const resource of referrers.certain) {
      const truth = counts(resource as unknown as Resource<Properties>);
      if (truth.state === "true") certain += 1;
      if (truth.state === "unknown") possible.push(...labelled(resource, truth.hidden.slice(0, 1)));
    }
    for (const { resource, path } of referrers.possible) {
      const truth = counts(resource as unknown as Resource<Properties>);
      if (truth.state !== "false") possible.push(...labelled(resource, [{ path, reason: "computed" }]));
    }
  }
  return { certain, possible };
}

/** Whether `count` reaches `minimum`. */
export function atLeast(count: AttachedCount, minimum: number): Truth {
  if (count.certain >= minimum) return yes();
  return count.certain + count.possible.length < minimum ? no() : undetermined(...count.possible);
}

function labelled(resource: Resource, hidden: readonly HiddenProperty[]): HiddenProperty[] {
  return hidden.map(({ path, reason }) => ({ path: `${resource.name}#${path}`, reason }));
}
