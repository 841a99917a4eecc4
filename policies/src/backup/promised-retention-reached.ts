import { renderDuration } from "@rampart/core/units";
import { PASS, type Rule, severityByTier } from "@rampart/policy";
import { definePostureRule } from "./postures.ts";

export const promisedRetentionReached: Rule = definePostureRule({
  id: "backup/promised-retention-reached",
  title: "Recovery points are kept for as long as the tier promises",
  severity: "high",
  severityOf: severityByTier,
  rationale:
    "Damage that is found after the last good recovery point has expired cannot be undone, and whoever was promised five weeks learns then that there was one.",
  fix: "Keep recovery points longer: lifecycle.deleteAfter of a rule that selects it, the retention of its own backups (deleteAutomatedBackups false, if they go with the database), or of its old versions. If nobody needs them for that long, change retention of the tier. If the plan stands in another stack, check both stacks together.",
  judge: ({ posture, open }) => {
    const { verdict, longest, objective = 0 } = posture.retention;
    switch (verdict) {
      case "no-objective":
        return [];
      case "met":
        return [PASS];
      case "undetermined":
        return [open()];
      case "missed": {
        const kept =
          longest === undefined
            ? "no recovery point outlives its deletion"
            : `recovery points that outlive its deletion are kept for ${renderDuration(longest)} at most`;
        return [{ outcome: "fail", message: `${kept}, and ${renderDuration(objective)} are promised` }];
      }
    }
  },
});
