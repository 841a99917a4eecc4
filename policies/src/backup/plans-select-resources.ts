import { atLeast, countAttached } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const plansSelectResources: Rule = defineGraphRule<ResourceTypes>({
  id: "backup/plans-select-resources",
  title: "Backup plans select what they back up",
  severity: "high",
  rationale: "A plan without a selection backs up nothing, while everybody believes that it does.",
  fix: "Add a Selection with the planId of the plan, and resources or selectionTags.",
  failure: "no selection assigns anything to the plan: it backs up nothing",
  requires: {
    "aws:backup/plan:Plan": (plan, { graph }) =>
      atLeast(
        countAttached(graph, plan, [
          { type: "aws:backup/selection:Selection", through: "planId", to: ["aws:backup/plan:Plan"] },
        ]),
        1,
      ),
  },
});
