import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const trailFilesValidated: Rule = defineRule<ResourceTypes>({
  id: "logging/trail-files-validated",
  title: "Audit trails are signed, so that changes to them show",
  severity: "medium",
  rationale:
    "Without digests nobody can prove that the files of the trail are complete; whoever covers traces deletes a line, and the evidence is worthless.",
  fix: "Set enableLogFileValidation: true on the trail.",
  failure: "log files carry no digests",
  requires: {
    "aws:cloudtrail/trail:Trail": (trail) => trail.get("enableLogFileValidation").equals(true),
  },
  remedies: {
    "aws:cloudtrail/trail:Trail": { set: { enableLogFileValidation: true } },
  },
});
