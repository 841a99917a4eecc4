import type { RunStep, RunStepStatus } from "@rampart/core/run-record";
import type { Entry, PartFacts, RunEvent } from "../journal/entry.ts";
import { differencesBetween } from "./differences.ts";
import { partsOf } from "./parts.ts";
import { present } from "./present.ts";
import { beginsSession } from "./sessions.ts";
import { cutOff, newDraft, type StepDraft, takeEntry } from "./step-draft.ts";

/** What of a step's output stands in a record: the end, in characters. */
const KEPT_OUTPUT = 4_000;

/**
 * All parts of the runbook and what became of them.
 *
 * @param waits milliseconds that each request for approval waited, by step.
 */
export function stepsOf(
  entries: readonly Entry[],
  waits: ReadonlyMap<string, readonly number[]>,
): readonly RunStep[] {
  const drafts = draftsOf(entries);
  const planned = plannedOf(entries);
  const parts = partsOf(entries);
  const undetermined = undeterminedOf(entries);
  // A plan that said nothing of it cannot have been missed.
  const isUndetermined = ({ name, within = name }: PartFacts): boolean =>
    undetermined.has(name) || undetermined.has(within);
  const steps = parts.map((part): RunStep => {
    const draft = drafts.get(part.name) ?? newDraft();
    const changes = planned.get(part.name) ?? [];
    const { executed } = draft;
    return present({
      ...part,
      status: draft.status,
      attempts: draft.attempts,
      planned: changes,
      executed,
      differences:
        executed === undefined || isUndetermined(part) ? [] : differencesBetween(changes, executed),
      check: draft.check,
      approvals: draft.approvals.map((approval, index) => ({
        ...approval,
        waited: waits.get(part.name)?.[index] ?? 0,
      })),
      manual: draft.manual,
      settledBy: draft.settledBy,
      inDoubtBecause: draft.status === "in-doubt" ? draft.inDoubtBecause : undefined,
      marks: draft.marks,
      undo: draft.undo,
      items: draft.items,
      output: draft.output?.slice(-KEPT_OUTPUT),
    });
  });
  const isCompleted = entries.some(
    ({ event }) => event.kind === "run-stopped" && event.status === "completed",
  );
  return withGroups(steps).map((step) =>
    isCompleted && step.status === "not-started" ? { ...step, status: "skipped" } : step,
  );
}

function draftsOf(entries: readonly Entry[]): ReadonlyMap<string, StepDraft> {
  const drafts = new Map<string, StepDraft>();
  let before: Entry | undefined;
  for (const entry of entries) {
    const { event } = entry;
    if (before !== undefined && beginsSession(entry, before)) {
      for (const draft of drafts.values()) cutOff(draft, true);
    }
    if (event.kind === "run-stopped") {
      for (const draft of drafts.values()) cutOff(draft, event.status === "waiting");
    } else if ("step" in event && event.step !== undefined) {
      const draft = drafts.get(event.step) ?? newDraft();
      drafts.set(event.step, draft);
      takeEntry(draft, entry);
    }
    before = entry;
  }
  return drafts;
}

function plannedOf(entries: readonly Entry[]): ReadonlyMap<string, RunStep["planned"]> {
  return new Map(Object.entries(startOf(entries)?.planned ?? {}));
}

/** Steps and groups of which the plan could not tell what they would do. */
function undeterminedOf(entries: readonly Entry[]): ReadonlySet<string> {
  return new Set(startOf(entries)?.undetermined ?? []);
}

function startOf(entries: readonly Entry[]): Extract<RunEvent, { kind: "run-started" }> | undefined {
  const started = entries.find(({ event }) => event.kind === "run-started")?.event;
  return started?.kind === "run-started" ? started : undefined;
}

/** What stands in a group decides how the group stands. */
function withGroups(steps: readonly RunStep[]): readonly RunStep[] {
  const members = Map.groupBy(steps, ({ within }) => within);
  const statusOf = (step: RunStep): RunStepStatus => {
    const isGroup = step.kind === "parallel" || step.kind === "forEach";
    return isGroup
      ? groupStatus(
          step,
          (members.get(step.name) ?? []).map(({ status }) => status),
        )
      : step.status;
  };
  return steps.map((step) => ({ ...step, status: statusOf(step) }));
}

const WORST_FIRST: readonly RunStepStatus[] = ["in-doubt", "undo-failed", "failed", "waiting", "begun"];

const FINISHED: ReadonlySet<RunStepStatus> = new Set(["done", "settled-by-operator", "skipped"]);

function groupStatus(group: RunStep, members: readonly RunStepStatus[]): RunStepStatus {
  const worst = WORST_FIRST.find((status) => members.includes(status));
  if (worst !== undefined) return worst;
  if (members.length < (group.items ?? 0)) return members.length === 0 ? group.status : "begun";
  if (members.length === 0) return group.items === 0 ? "done" : group.status;
  if (members.every((status) => FINISHED.has(status))) return "done";
  if (members.every((status) => status === "not-started")) return "not-started";
  if (members.includes("undone")) return "undone";
  return "begun";
}
