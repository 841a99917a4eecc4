import type { Resource } from "@rampart/core/graph";
import { atLeast, countAttached } from "@rampart/core/views";
import type { GraphRuleContext } from "@rampart/policy";
import { defineGraphRule, must, PASS, type Rule, severityByTier, type Verdict } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { weaknessVerdicts } from "./weaknesses.ts";

export const plansSelectResources: Rule = defineGraphRule<ResourceTypes>({
  id: "backup/plans-select-resources",
  title: "Backup plans and policies select what they back up",
  severity: "high",
  severityOf: severityByTier,
  rationale: "A plan that nothing is assigned to backs up nothing, while everybody believes that it does.",
  fix: "AWS: add a Selection with the planId of the plan, and resources or selectionTags. Azure: add a ProtectedItem or a BackupInstance with the id of the policy, or take the policy away.",
  checks: {
    "aws:backup/plan:Plan": (plan, { graph }) =>
      must(
        atLeast(
          countAttached(graph, plan, [
            { type: "aws:backup/selection:Selection", through: "planId", to: ["aws:backup/plan:Plan"] },
          ]),
          1,
        ),
        "no selection assigns anything to the plan: it backs up nothing",
      ),
    "azure-native:dataprotection:BackupPolicy": hasItems,
    "azure-native:recoveryservices:ProtectionPolicy": hasItems,
  },
});

function hasItems(policy: Resource<never> | Resource, { graph }: GraphRuleContext): readonly Verdict[] {
  const found = weaknessVerdicts(graph, policy, ["policy-without-items"]);
  return found.length > 0 ? found : [PASS];
}
