import type { Resource } from "@rampart/core/graph";
import { defineGraphRule, must, type Rule, severityByTier } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { copiesToAnotherRegion, regionOf } from "./cross-region-copies.ts";

export const recoveryPointCopiedToAnotherRegion: Rule = defineGraphRule<ResourceTypes>({
  id: "backup/recovery-point-copied-to-another-region",
  title: "Backup plans copy recovery points to another region",
  severity: "medium",
  severityOf: severityByTier,
  rationale:
    "If the region is down, or a mistake empties it, recovery points that stand only there can restore nothing.",
  fix: "Give a rule of the plan copyActions with the destinationVaultArn of a vault in another region.",
  checks: {
    "aws:backup/plan:Plan": (plan, { graph }) => {
      const actions = plan
        .get("rules")
        .items()
        .flatMap((rule) => rule.get("copyActions").items());
      const home = regionOf(graph, plan as unknown as Resource);
      return must(
        copiesToAnotherRegion(graph, plan),
        actions.length === 0
          ? "recovery points are not copied"
          : `recovery points are copied within ${home.display()} only`,
      );
    },
  },
});
