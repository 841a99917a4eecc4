import type { ResourceGraph } from "@rampart/core/graph";

/** `build`, run once for each graph: a graph does not change, so what is read from it holds. */
export function oncePerGraph<Index>(build: (graph: ResourceGraph) => Index): (graph: ResourceGraph) => Index {
  const built = new WeakMap<ResourceGraph, Index>();
  return (graph) => {
    const known = built.get(graph);
    if (known !== undefined) return known;
    const index = build(graph);
    built.set(graph, index);
    return index;
  };
}
