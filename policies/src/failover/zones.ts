import type { Resource } from "@rampart/core/graph";
import { no, type Truth, undetermined, type Value, yes } from "@rampart/core/value";

/** Whether the list holds at least two things, whatever they are. Not set: none. */
export function hasTwo(list: Value<readonly unknown[]>): Truth {
  if (list.isHidden) return hidden(list);
  return list.items().length >= 2 ? yes(list.path) : no(list.path);
}

/**
 * Whether the property holds at least two things. A list that is computed as a whole, such as the subnets of a
 * network component, has at least as many as it is computed from.
 */
export function spansTwo<Properties>(resource: Resource<Properties>, key: keyof Properties & string): Truth {
  const list = resource.get(key) as Value<readonly unknown[]>;
  const sources = resource.sourcesOf(key)?.length ?? 0;
  return list.isHidden && sources >= 2 ? yes(list.path) : hasTwo(list);
}

/** Whether the list does not pin the resource to a single zone. Not set: the cloud spreads it where it can. */
export function notPinnedToOneZone(zones: Value<readonly string[]>): Truth {
  if (zones.isHidden) return hidden(zones);
  return zones.items().length === 1 ? no(zones.path) : yes(zones.path);
}

function hidden(list: Value<unknown>): Truth {
  return undetermined({ path: list.path, reason: "computed" });
}
