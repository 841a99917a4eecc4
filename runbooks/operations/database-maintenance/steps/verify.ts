import type { Step } from "@rampart/runbook";
import type { MaintenanceAuthor } from "../author.ts";
import { describe, type Figures, figuresOf } from "./record.ts";

/** Compares how the database stands with how it stood. */
export function verifyStep({ step }: MaintenanceAuthor, recorded: Step<Figures>): Step<Figures> {
  return step({
    name: "compare with before",
    isIdempotent: true,
    leavesNothing: true,
    timeout: "10m",
    async run(context) {
      const now = await figuresOf(context);
      context.log(`before: ${describe(context.resultOf(recorded))}`);
      context.log(`now: ${describe(now)}`);
      return now;
    },
    verify(_, { invalidIndexes }) {
      return {
        passes: invalidIndexes.length === 0,
        value: invalidIndexes.length === 0 ? "every index is valid" : `invalid: ${invalidIndexes.join(", ")}`,
        advice: "Start the runbook once more: it drops or builds anew what is invalid.",
      };
    },
  });
}
