import type { AnyProperties, Reference, Resource, ResourceGraph } from "../graph/index.ts";
import { allOf, combine, type Truth, undetermined } from "../value/index.ts";

/**
 * Whether `predicate` holds for some resource that `reference` attaches to `target`. One that only may be attached,
 * because whom it points at is not known yet, can make it undetermined but not true.
 */
export function someAttached<Properties = AnyProperties>(
  graph: ResourceGraph,
  target: Resource<never> | Resource,
  reference: Reference,
  predicate: (attached: Resource<Properties>) => Truth,
): Truth {
  const { certain, possible } = graph.references.to(target as Resource, reference);
  const truths = certain.map((resource) =>
    of(resource, predicate(resource as unknown as Resource<Properties>)),
  );
  for (const { resource, path } of possible) {
    const holds = predicate(resource as unknown as Resource<Properties>);
    truths.push(of(resource, allOf(holds, undetermined({ path, reason: "computed" }))));
  }
  return combine(truths, "true");
}

/** `truth`, with paths that say which other resource they are of: `name#path`. */
function of(resource: Resource, truth: Truth): Truth {
  const label = (path: string): string => `${resource.name}#${path}`;
  if (truth.state === "unknown") {
    return {
      state: "unknown",
      hidden: truth.hidden.map(({ path, reason }) => ({ path: label(path), reason })),
    };
  }
  return { state: truth.state, paths: truth.paths.map(label) };
}
