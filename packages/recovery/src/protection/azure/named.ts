/** Azure's settings name what they belong to by its name and that of its server, not by one id. */
import type { Resource, ResourceGraph } from "@rampart/core/graph";
import { type Truth, undetermined, yes } from "@rampart/core/value";
import { oncePerGraph } from "../once-per-graph.ts";
import { pathIn } from "../undetermined.ts";

/** A resource that belongs to another one, or may. */
export interface Belonging {
  readonly resource: Resource;
  readonly belongs: Truth;
}

/**
 * The resources of `type` whose properties `names` are those of `target`: by wire, or by the same texts. The first
 * name is the one that tells `target` from its siblings.
 */
export function belongingTo(
  graph: ResourceGraph,
  target: Resource,
  type: string,
  names: readonly string[],
): readonly Belonging[] {
  const [own = ""] = names;
  const reference = { type, through: own, to: [target.type] };
  const { certain, possible } = graph.references.to(target, reference);
  const key = keyOf(target, names);
  const named = key === undefined ? [] : (indexOf(graph, type, names).get(key) ?? []);
  const found = new Map<string, Belonging>();
  for (const resource of [...certain, ...named]) {
    // Databases of one name are on many servers.
    if (isOfAnother(resource, target, names)) continue;
    found.set(resource.urn, { resource, belongs: yes(pathIn(resource, own)) });
  }
  for (const { resource, path } of possible) {
    if (found.has(resource.urn) || isOfAnother(resource, target, names)) continue;
    const belongs = undetermined({ path: pathIn(resource, path), reason: "computed" });
    found.set(resource.urn, { resource, belongs });
  }
  return [...found.values()];
}

/** Whether a name that is known of both is not the same. */
function isOfAnother(resource: Resource, target: Resource, names: readonly string[]): boolean {
  return names.some((name) => {
    const [a, b] = [resource.get(name).knownText(), target.get(name).knownText()];
    return a !== undefined && b !== undefined && a.toLowerCase() !== b.toLowerCase();
  });
}

type Names = Map<string, readonly Resource[]>;

const byNames = oncePerGraph((): Map<string, Names> => new Map());

function indexOf(graph: ResourceGraph, type: string, names: readonly string[]): Names {
  const kind = `${type} ${names.join()}`;
  const known = byNames(graph).get(kind);
  if (known !== undefined) return known;
  const index: Names = new Map();
  for (const resource of graph.ofType(type)) {
    const key = keyOf(resource, names);
    if (key !== undefined) index.set(key, [...(index.get(key) ?? []), resource]);
  }
  byNames(graph).set(kind, index);
  return index;
}

function keyOf(resource: Resource, names: readonly string[]): string | undefined {
  const texts = names.map((name) => resource.get(name).knownText());
  return texts.includes(undefined) ? undefined : texts.join("/").toLowerCase();
}
