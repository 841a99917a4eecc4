import type { Entry, Failure, RunEvent, RunStatus } from "../journal/entry.ts";
import type { Check } from "../model/check.ts";
import type { Json } from "../model/json.ts";

type Requested = Extract<RunEvent, { kind: "approval-requested" }>;

/** What the journal says of one step. */
export interface StepHistory {
  /** Tries that began. */
  attempts: number;
  /** A try, or an undo, began whose end is not written. */
  open: "act" | "undo" | undefined;
  finished: { readonly seq: number; readonly result: Json | undefined; readonly inputs: Hashes } | undefined;
  failure: Failure | undefined;
  verified: Check | undefined;
  gate: Check | undefined;
  undone: boolean;
  marked: "done" | "not-done" | undefined;
  items: readonly Json[] | undefined;
  approval: { readonly request: Requested; readonly given: string[]; expired: boolean } | undefined;
}

type Hashes = Readonly<Record<string, string>>;

/** What the journal says of a run, for those who go on with it. */
export class History {
  readonly #steps = new Map<string, StepHistory>();
  status: RunStatus = "running";

  constructor(entries: readonly Entry[]) {
    for (const entry of entries) this.add(entry);
  }

  /** Steps that anything is written of, in the order in which that began. */
  get names(): readonly string[] {
    return [...this.#steps.keys()];
  }

  of(step: string): StepHistory {
    let history = this.#steps.get(step);
    if (history === undefined) {
      history = {
        attempts: 0,
        open: undefined,
        finished: undefined,
        failure: undefined,
        verified: undefined,
        gate: undefined,
        undone: false,
        marked: undefined,
        items: undefined,
        approval: undefined,
      };
      this.#steps.set(step, history);
    }
    return history;
  }

  /** Whether anything is written of `step`. */
  knows(step: string): boolean {
    return this.#steps.has(step);
  }

  add({ event, seq }: Entry): void {
    switch (event.kind) {
      case "run-started":
      case "plan-confirmed":
        break;
      case "run-resumed":
        this.status = "running";
        break;
      case "run-stopped":
        this.status = event.status;
        break;
      default:
        this.#addToStep(this.of(event.step), event, seq);
    }
  }

  #addToStep(step: StepHistory, event: StepEvent, seq: number): void {
    switch (event.kind) {
      case "step-started":
        step.attempts = event.attempt;
        step.open = "act";
        step.marked = undefined;
        break;
      case "step-finished":
        step.open = undefined;
        step.failure = undefined;
        step.finished = { seq, result: event.result, inputs: event.inputs ?? {} };
        break;
      case "step-failed":
        step.open = undefined;
        step.failure = event.failure;
        break;
      case "step-probed":
        // The act did not happen, so nothing is open and it may begin again.
        if (event.is === "not-done") settleAsNotDone(step);
        break;
      case "step-marked":
        step.marked = event.is;
        if (event.is === "not-done") {
          settleAsNotDone(step);
          step.finished = undefined;
        }
        break;
      case "verified":
        step.verified = event.check;
        break;
      case "gate-checked":
        step.gate = event.check;
        break;
      case "items-listed":
        step.items = event.items;
        break;
      case "approval-requested":
        step.approval = { request: event, given: [], expired: false };
        break;
      case "approval-given":
        step.approval?.given.push(event.approver);
        break;
      case "approval-expired":
        if (step.approval !== undefined) step.approval.expired = true;
        break;
      case "undo-started":
        step.open = "undo";
        break;
      case "undo-finished":
        step.open = undefined;
        step.undone = true;
        break;
      case "undo-failed":
        step.open = undefined;
        step.failure = event.failure;
        break;
      case "approval-refused":
      case "manual-requested":
      case "manual-confirmed":
      case "logged":
        break;
    }
  }
}

type StepEvent = Exclude<
  RunEvent,
  { kind: "run-started" | "plan-confirmed" | "run-resumed" | "run-stopped" }
>;

function settleAsNotDone(step: StepHistory): void {
  if (step.open === "act") step.open = undefined;
  step.failure = undefined;
}
