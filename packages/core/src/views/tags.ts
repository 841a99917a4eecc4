import type { Resource, ResourceGraph } from "../graph/index.ts";
import { Value } from "../value/index.ts";

/** Tags by key. */
export type Tags = Readonly<Record<string, string>>;

interface Tagged {
  readonly tags?: Tags;
}

/** The tags of an AWS resource with those that its provider adds to every resource. */
export function tagsOf(graph: ResourceGraph, resource: Resource<never> | Resource): Value<Tags> {
  const tagged = resource as unknown as Resource<Tagged>;
  const reported = tagged.outputs.get("tagsAll") as Value<Tags>;
  if (!reported.isAbsent && !reported.isHidden) return reported;
  const own = tagged.get("tags") as Value<Tags>;
  const provider = tagged.providerUrn === undefined ? undefined : graph.get(tagged.providerUrn);
  const defaults = provider?.inputs.get("defaultTags").json<Tagged>().get("tags") as Value<Tags> | undefined;
  if (defaults === undefined || defaults.isAbsent) return own;
  if (own.isHidden || own.isAbsent) return own.or(defaults);
  const merged = new Map<string, string | undefined>();
  for (const [key, value] of [...defaults.entries(), ...own.entries()]) merged.set(key, value.knownText());
  const hidden = defaults.isHidden || [...merged.values()].includes(undefined);
  return hidden ? Value.unknown<Tags>("tags") : Value.of<Tags>(Object.fromEntries(merged), "tags");
}
