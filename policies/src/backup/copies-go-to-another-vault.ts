import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import type { HiddenProperty } from "@rampart/core/value";
import { type Rule, severityByTier } from "@rampart/policy";
import { hiddenAt } from "./unsettled.ts";
import { defineWeaknessRule } from "./weaknesses.ts";

const PLAN = "aws:backup/plan:Plan";
const VAULTS: Reference = {
  type: PLAN,
  through: "rules",
  to: ["aws:backup/vault:Vault", "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault"],
};

export const copiesGoToAnotherVault: Rule = defineWeaknessRule({
  id: "backup/copies-go-to-another-vault",
  title: "Copies of recovery points go to another vault",
  severity: "high",
  severityOf: severityByTier,
  rationale:
    "A copy to the vault that the rule itself writes to is no second place: AWS refuses it, and who counts on the copy finds none.",
  fix: "Name another vault in destinationVaultArn, in another region or account.",
  kinds: ["copy-to-same-vault"],
  types: [PLAN],
  unsettled,
});

/** Where a copy goes that is wired to one vault of the stack only, which may be the one that is written to. */
function unsettled(plan: Resource, graph: ResourceGraph): readonly HiddenProperty[] {
  const hidden = hiddenAt(plan, "rules", "copyActions", "destinationVaultArn");
  return hidden.length > 0 && graph.references.from(plan, VAULTS).length < 2 ? hidden : [];
}
