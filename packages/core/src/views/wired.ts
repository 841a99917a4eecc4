import type { Resource, ResourceGraph } from "../graph/index.ts";
import { type Truth, type Value, yes } from "../value/index.ts";

/**
 * Whether `value`, which stands somewhere inside the property `key` of `resource`, is set, counting one computed from
 * another resource as set: it will be.
 */
export function isWiredInside<Properties>(
  resource: Resource<Properties>,
  key: keyof Properties & string,
  value: Value<unknown>,
): Truth {
  if (value.isHidden && (resource.sourcesOf(key)?.length ?? 0) > 0) return yes(value.path);
  return value.isSet();
}

/**
 * Whether the property `key`, not known yet, is computed from resources of `types` only: then it is one of theirs,
 * whatever it turns out to be.
 */
export function isWiredToOnly<Properties>(
  graph: ResourceGraph,
  resource: Resource<Properties>,
  key: keyof Properties & string,
  types: readonly string[],
): boolean {
  const sources = resource.sourcesOf(key) ?? [];
  if (sources.length === 0 || !resource.get(key).isHidden) return false;
  return sources.every((urn) => types.includes(graph.get(urn)?.type ?? ""));
}
