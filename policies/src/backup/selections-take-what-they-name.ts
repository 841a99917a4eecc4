import { type Rule, severityByTier } from "@rampart/policy";
import { hiddenAt } from "./unsettled.ts";
import { defineWeaknessRule } from "./weaknesses.ts";

const SELECTION = "aws:backup/selection:Selection";

export const selectionsTakeWhatTheyName: Rule = defineWeaknessRule({
  id: "backup/selections-take-what-they-name",
  title: "Selections name only what their backup service can back up",
  severity: "high",
  severityOf: severityByTier,
  rationale:
    "A backup service passes over what it does not support, or what stands in another region than its vault. Whoever reads the selection believes that the resource is backed up.",
  fix: "Take it out of the selection, and back it up by its own means: snapshots of the service, versions, or a copy that a job makes. Azure: use a vault in the region of the resource.",
  kinds: ["selection-names-unsupported-type", "item-outside-region-of-vault"],
  types: [
    SELECTION,
    "azure-native:dataprotection:BackupInstance",
    "azure-native:recoveryservices:ProtectedItem",
  ],
  // What is wired to other resources of the stack is known by them.
  unsettled: (selection) =>
    selection.type === SELECTION && (selection.sourcesOf("resources") ?? []).length === 0
      ? hiddenAt(selection, "resources")
      : [],
});
