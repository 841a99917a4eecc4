import type { RunRecord, RunStep, RunStepStatus } from "@rampart/core/run-record";

/** What a status is called and coloured as. */
export const STEP_STATUSES: Readonly<
  Record<RunStepStatus, { readonly name: string; readonly colour: string; readonly mark: string }>
> = {
  "in-doubt": { name: "in doubt", colour: "undetermined", mark: "❓" },
  failed: { name: "failed", colour: "fail", mark: "❌" },
  "undo-failed": { name: "undo failed", colour: "fail", mark: "❌" },
  waiting: { name: "waiting", colour: "unmatched", mark: "⏳" },
  begun: { name: "begun", colour: "unmatched", mark: "▶️" },
  done: { name: "done", colour: "clear", mark: "✅" },
  "settled-by-operator": { name: "settled by operator", colour: "clear", mark: "☑️" },
  undone: { name: "undone", colour: "waived", mark: "↩️" },
  skipped: { name: "skipped", colour: "waived", mark: "⏭️" },
  "not-started": { name: "not started", colour: "waived", mark: "⬜" },
};

const NEEDS_ATTENTION: readonly RunStepStatus[] = ["in-doubt", "undo-failed", "failed", "waiting", "begun"];

export function isGroup({ kind }: RunStep): boolean {
  return kind === "parallel" || kind === "forEach";
}

/** The steps that somebody has to look at, the worst first. */
export function stepsInTrouble({ steps }: RunRecord): readonly RunStep[] {
  const rank = ({ status }: RunStep): number => NEEDS_ATTENTION.indexOf(status);
  return steps
    .filter((step) => !isGroup(step) && rank(step) >= 0)
    .toSorted((one, other) => rank(one) - rank(other));
}

/** How many acts and gates are done, of how many; groups are not counted beside what stands in them. */
export function progressOf({ steps }: RunRecord): { readonly done: number; readonly of: number } {
  const acts = steps.filter((step) => !isGroup(step));
  const done = acts.filter(({ status }) => status === "done" || status === "settled-by-operator");
  return { done: done.length, of: acts.length };
}

/** Why it is in trouble, in a sentence or as the error says. */
export function reasonOf({ attempts, status, check, undo, approvals, ...step }: RunStep): string | undefined {
  if (undo?.failure !== undefined) return undo.failure.message;
  if (status === "in-doubt") {
    return step.inDoubtBecause ?? "Whoever ran it was cut off: nobody knows whether it happened.";
  }
  if (status === "waiting") {
    const approval = approvals.at(-1);
    if (approval?.outcome === "pending") {
      return `It waits for ${approval.count - approval.given.length} of ${approval.count} approvals, from ${approval.from.join(", ")}.`;
    }
    return "It waits for a person who does it and says so.";
  }
  if (status === "begun") return "It was begun, and nothing says yet how it ended.";
  const failure = attempts.at(-1)?.failure;
  if (failure !== undefined) return failure.message;
  if (check === undefined || check.passes === true) return undefined;
  const against = check.objective === undefined ? "" : ` (${check.objective})`;
  return `${check.value}${against}`;
}

/** What a person can do about it, where the runbook says. */
export function adviceOf({ ifItFails, check }: RunStep): readonly string[] {
  const advice = check?.passes === true ? undefined : check?.advice;
  return [ifItFails, advice].filter((text) => text !== undefined);
}
