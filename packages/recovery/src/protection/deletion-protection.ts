import type { Resource } from "@rampart/core/graph";
import { type Truth, yes } from "@rampart/core/value";
import type { Protection, Retention, Undetermined } from "./protection.ts";
import { protectionIf } from "./protector.ts";
import { continuous } from "./stream.ts";
import { survivingOnly } from "./survival.ts";
import { pathIn } from "./undetermined.ts";

/** The provider refuses to delete the resource, or brings back what was deleted for as long as `kept`. */
export function deletionProtection(
  resource: Resource<never> | Resource,
  exists: Truth,
  path: string,
  name = "deletion protection",
  kept?: Retention | Undetermined,
  account?: Truth,
): readonly Protection[] {
  const at = pathIn(resource, path);
  return protectionIf(exists, {
    kind: "deletion-protection",
    by: resource,
    name,
    stream: continuous(name, exists),
    survives: survivingOnly(at, { deletion: yes(at), ...(account === undefined ? {} : { account }) }),
    retention: kept ?? { seconds: 0, path: at },
  });
}
