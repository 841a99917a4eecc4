import type { Resource, ResourceGraph } from "@rampart/core/graph";
import type { HiddenProperty } from "@rampart/core/value";
import { isSelectedForBackup, tagsOf } from "@rampart/core/views";
import { type Rule, severityByTier } from "@rampart/policy";
import { AWS_BACKUP_SERVICES } from "@rampart/recovery";
import { hiddenAt, hiddenIn, of } from "./unsettled.ts";
import { defineWeaknessRule } from "./weaknesses.ts";

export const tagsMatchSelections: Rule = defineWeaknessRule({
  id: "backup/tags-match-selections",
  title: "Tags are written as the backup selections want them",
  severity: "high",
  severityOf: severityByTier,
  rationale:
    "A selection takes what carries its tag, letter by letter. A resource tagged backup=Critical is not taken by a selection that wants critical, and nothing says so until somebody needs its backup.",
  fix: "Write the tag as the selection has it, upper and lower case included.",
  kinds: ["selection-misses-by-typo"],
  types: [...AWS_BACKUP_SERVICES.keys()],
  unsettled,
});

const SELECTION = "aws:backup/selection:Selection";

const hiddenInSelections = new WeakMap<ResourceGraph, readonly HiddenProperty[]>();

/** Tags of selections that are not known. */
function hiddenWants(graph: ResourceGraph): readonly HiddenProperty[] {
  const known = hiddenInSelections.get(graph);
  if (known !== undefined) return known;
  const hidden = graph
    .ofType(SELECTION)
    .flatMap((selection) =>
      of(selection, [
        ...hiddenAt(selection, "selectionTags", "key"),
        ...hiddenAt(selection, "selectionTags", "value"),
        ...hiddenAt(selection, "conditions", "stringEquals", "value"),
      ]),
    );
  hiddenInSelections.set(graph, hidden);
  return hidden;
}

/** Tags that are not known, on the resource or in a selection that may want them. */
function unsettled(resource: Resource, graph: ResourceGraph): readonly HiddenProperty[] {
  if (graph.ofType(SELECTION).length === 0) return [];
  const tags = tagsOf(graph, resource);
  const hidden = [
    ...hiddenIn(tags),
    ...tags.entries().flatMap(([, value]) => hiddenIn(value)),
    ...hiddenWants(graph),
  ];
  if (hidden.length === 0 || isSelectedForBackup(graph, resource).state === "true") return [];
  return hidden;
}
