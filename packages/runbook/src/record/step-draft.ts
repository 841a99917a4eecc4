import type {
  RunApproval,
  RunAttempt,
  RunCheck,
  RunFailure,
  RunManual,
  RunMark,
  RunStateChange,
  RunStepStatus,
} from "@rampart/core/run-record";
import type { Entry } from "../journal/entry.ts";
import type { Check } from "../model/check.ts";
import { present } from "./present.ts";

/** What the entries so far say of a step. */
export interface StepDraft {
  status: RunStepStatus;
  /** Whether an attempt was begun and its end is not known. */
  isOpen: boolean;
  attempts: RunAttempt[];
  approvals: RunApproval[];
  marks: RunMark[];
  executed?: readonly RunStateChange[];
  check?: RunCheck;
  manual?: RunManual;
  settledBy?: "probe" | "operator";
  inDoubtBecause?: string;
  undo?: { readonly milliseconds?: number; readonly failure?: RunFailure };
  items?: number;
  output?: string;
}

export function newDraft(): StepDraft {
  return { status: "not-started", isOpen: false, attempts: [], approvals: [], marks: [] };
}

export function checkOf({ passes, value, objective, advice }: Check): RunCheck {
  return present({ passes, value, objective, advice });
}

/** Takes what `entry` says of its step into `draft`. */
export function takeEntry(draft: StepDraft, { event, at }: Entry): void {
  switch (event.kind) {
    case "gate-checked":
    case "verified":
      draft.check = checkOf(event.check);
      if (event.check.passes !== true) draft.status = "failed";
      else if (event.kind === "gate-checked") draft.status = "done";
      else if (draft.status === "failed" && draft.attempts.at(-1)?.failure === undefined)
        draft.status = "done";
      return;
    case "approval-requested":
      draft.status = "waiting";
      draft.approvals.push({
        requested: at,
        count: event.count,
        from: event.from,
        expires: event.expires,
        given: [],
        refused: [],
        outcome: "pending",
        waited: 0,
      });
      return;
    case "approval-given":
      changeApproval(draft, (approval) => {
        const given = [...approval.given, { by: event.approver, at, sshKey: event.sshKey }];
        return { ...approval, given, outcome: given.length >= approval.count ? "granted" : approval.outcome };
      });
      return;
    case "approval-refused":
      changeApproval(draft, (approval) => ({
        ...approval,
        refused: [...approval.refused, { by: event.approver, at, because: event.because }],
        outcome: "refused",
      }));
      return;
    case "approval-expired":
      changeApproval(draft, (approval) => ({ ...approval, outcome: "expired" }));
      return;
    case "items-listed":
      draft.items = event.items.length;
      return;
    case "step-started":
      draft.status = "begun";
      draft.isOpen = true;
      draft.attempts.push({ started: at });
      return;
    case "step-finished":
      endAttempt(draft, event.milliseconds);
      // A verification may have been journalled before the end of its step.
      if (draft.status !== "failed")
        draft.status = event.settledBy === "operator" ? "settled-by-operator" : "done";
      if (event.settledBy !== undefined) draft.settledBy = event.settledBy;
      if (event.changed !== undefined) draft.executed = event.changed;
      if (event.output !== undefined) draft.output = event.output;
      return;
    case "step-failed":
      endAttempt(draft, event.milliseconds, event.failure);
      draft.status = event.retries ? "begun" : "failed";
      if (event.failure.output !== undefined) draft.output = event.failure.output;
      return;
    case "step-probed":
      draft.isOpen = false;
      draft.status = { done: "done", "not-done": "not-started", unknown: "in-doubt" }[
        event.is
      ] as RunStepStatus;
      if (event.is === "unknown" && event.because !== undefined) draft.inDoubtBecause = event.because;
      if (event.is === "done") draft.settledBy = "probe";
      return;
    case "step-marked":
      draft.isOpen = false;
      draft.marks.push({ is: event.is, by: event.operator.name, at });
      draft.status = event.is === "done" ? "settled-by-operator" : "not-started";
      if (event.is === "done") draft.settledBy = "operator";
      return;
    case "manual-requested":
      draft.status = "waiting";
      draft.manual = { instructions: event.instructions, requested: at };
      return;
    case "manual-confirmed":
      draft.status = "done";
      draft.manual = present({
        instructions: draft.manual?.instructions ?? "",
        requested: draft.manual?.requested ?? at,
        confirmed: at,
        confirmedBy: event.by,
        note: event.note,
      });
      return;
    case "undo-started":
      draft.isOpen = true;
      draft.undo = {};
      return;
    case "undo-finished":
      draft.isOpen = false;
      draft.status = "undone";
      draft.undo = { milliseconds: event.milliseconds };
      return;
    case "undo-failed":
      draft.isOpen = false;
      draft.status = "undo-failed";
      draft.undo = { milliseconds: event.milliseconds, failure: event.failure };
      return;
    default:
  }
}

/** Nobody works on the run any more: what was begun and has not ended is in doubt. */
export function cutOff(draft: StepDraft, isLeftWaiting: boolean): void {
  if (draft.isOpen) draft.status = "in-doubt";
  else if (draft.status === "begun") draft.status = "failed";
  else if (draft.status === "waiting" && !isLeftWaiting) draft.status = "not-started";
}

function changeApproval(draft: StepDraft, change: (approval: RunApproval) => RunApproval): void {
  const approval = draft.approvals.pop();
  if (approval === undefined) return;
  const changed = change(approval);
  draft.approvals.push(changed);
  if (changed.outcome !== "pending" && draft.status === "waiting") draft.status = "not-started";
}

function endAttempt(draft: StepDraft, milliseconds: number, failure?: RunFailure): void {
  const attempt = draft.attempts.at(-1);
  if (draft.isOpen && attempt !== undefined) {
    draft.attempts[draft.attempts.length - 1] = present({ ...attempt, milliseconds, failure });
  } else if (failure !== undefined && attempt !== undefined && attempt.failure === undefined) {
    draft.attempts[draft.attempts.length - 1] = { ...attempt, failure };
  }
  draft.isOpen = false;
}
