import type { Runbook } from "../model/runbook.ts";
import { makePlan } from "../plan/make-plan.ts";
import type { Plan } from "../plan/plan.ts";
import { lockOf } from "./lock.ts";
import type { ExecutionOptions } from "./options.ts";
import { secretNamesOf } from "./secret-names.ts";
import { type RunMaterials, surroundingsOf } from "./surroundings.ts";

/** What a run would do now. Nothing is written or changed, and no lock is taken. */
export async function previewPlan(
  runbook: Runbook,
  options: Omit<ExecutionOptions, "journal" | "operator">,
): Promise<Plan> {
  const signal = options.abort ?? new AbortController().signal;
  const materials: RunMaterials = surroundingsOf(runbook, options, {
    run: { id: "plan", mode: "run" },
    ending: signal,
    observe: options.observe ?? (() => undefined),
    resultOf: (step) => {
      throw new Error(`"${step}" has no result: nothing was run`);
    },
  });
  const { surroundings, redactor, close } = materials;
  try {
    return await makePlan(runbook, {
      surroundings,
      inputs: options.inputs,
      secrets: secretNamesOf(runbook, options),
      lock: lockOf(runbook, options.inputs, options.stack?.name),
      signal,
      redactor,
      ...(options.stack === undefined ? {} : { stack: options.stack }),
      ...(options.estimateOf === undefined ? {} : { estimates: options.estimateOf }),
    });
  } finally {
    await close();
  }
}
