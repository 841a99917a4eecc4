import type { ResourceGraph } from "@rampart/core/graph";
import type { Value } from "@rampart/core/value";
import type { NotExpressiblePosture, UndeterminedPosture } from "./posture.ts";

/** As the components of `@rampart/backup` register them among their outputs, in a list named `notExpressible`. */
interface Registered {
  readonly intent: string;
  readonly reason: string;
  readonly instead: string;
}

/** What components say that their cloud cannot express, and where they do not say it yet. */
export function notExpressibleIn(graph: ResourceGraph): {
  readonly found: readonly NotExpressiblePosture[];
  readonly unknown: readonly UndeterminedPosture[];
} {
  const found: NotExpressiblePosture[] = [];
  const unknown: UndeterminedPosture[] = [];
  for (const resource of graph.resources) {
    if (resource.isCustom) continue;
    const list = resource.outputs.get("notExpressible") as Value<readonly Registered[]>;
    if (list.isAbsent) continue;
    for (const item of list.items()) {
      const intent = item.get("intent").knownText();
      const reason = item.get("reason").knownText();
      const instead = item.get("instead").knownText();
      if (intent === undefined || reason === undefined) {
        unknown.push({ urn: resource.urn, path: item.path, reason: "computed" });
      } else {
        found.push({ urn: resource.urn, intent, reason, ...(instead === undefined ? {} : { instead }) });
      }
    }
  }
  return { found, unknown };
}
