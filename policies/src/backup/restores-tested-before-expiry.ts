import { type Rule, severityByTier } from "@rampart/policy";
import { defineWeaknessRule } from "./weaknesses.ts";

export const restoresTestedBeforeExpiry: Rule = defineWeaknessRule({
  id: "backup/restores-tested-before-expiry",
  title: "Restores are tested before the recovery points expire",
  severity: "medium",
  severityOf: severityByTier,
  rationale:
    "If recovery points are deleted sooner than the next test comes round, most of them are never restored by anybody before they are needed, and a break in the chain is found when it is too late.",
  fix: "Let the schedule of the RestoreTestingPlan come round within the shortest retention of the vaults it tests, or keep recovery points longer.",
  kinds: ["restore-test-rarer-than-retention"],
  types: ["aws:backup/restoreTestingPlan:RestoreTestingPlan"],
});
