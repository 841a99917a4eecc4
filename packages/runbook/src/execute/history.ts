import type { Entry, Failure, RunEvent, RunStatus } from "../journal/entry.ts";
import type { Check } from "../model/check.ts";
import type { Json } from "../model/json.ts";

type Requested = Extract<RunEvent, { kind: "approval-requested" }>;

/** What the journal says of one part. */
export type StepHistory = Readonly<Facts>;

interface Facts {
  /** Tries that began. */
  attempts: number;
  /** The act may have begun, be it by a person: not only asked for, looked at or approved. */
  begun: boolean;
  /** A try began of which nobody knows whether it had its effect. */
  inDoubt: boolean;
  /** The same of taking it back. */
  undoInDoubt: boolean;
  /** A try, or an undo, began whose end is not written. */
  open: "act" | "undo" | undefined;
  finished: { readonly seq: number; readonly result: Json | undefined; readonly inputs: Hashes } | undefined;
  failure: Failure | undefined;
  verified: Check | undefined;
  gate: Check | undefined;
  undone: boolean;
  marked: "done" | "not-done" | undefined;
  items: readonly Json[] | undefined;
  /** The newest request; closed when its time was over or somebody said no. */
  approval: { readonly request: Requested; readonly given: Given[]; isClosed: boolean } | undefined;
  /** How often each person said no. */
  refusals: Readonly<Record<string, number>>;
}

type Given = Extract<RunEvent, { kind: "approval-given" }>;

const NOTHING: StepHistory = Object.freeze(nothing());

function nothing(): Facts {
  return {
    attempts: 0,
    begun: false,
    inDoubt: false,
    undoInDoubt: false,
    open: undefined,
    finished: undefined,
    failure: undefined,
    verified: undefined,
    gate: undefined,
    undone: false,
    marked: undefined,
    items: undefined,
    approval: undefined,
    refusals: {},
  };
}

type Hashes = Readonly<Record<string, string>>;

/** What the journal says of a run, for those who go on with it. */
export class History {
  readonly #steps = new Map<string, Facts>();
  status: RunStatus = "running";

  constructor(entries: readonly Entry[]) {
    for (const entry of entries) this.add(entry);
  }

  /** Steps that anything is written of, in the order in which that began. */
  get names(): readonly string[] {
    return [...this.#steps.keys()];
  }

  of(step: string): StepHistory {
    return this.#steps.get(step) ?? NOTHING;
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
        addToStep(this.#factsOf(event.step), event, seq);
    }
  }

  #factsOf(step: string): Facts {
    const known = this.#steps.get(step);
    if (known !== undefined) return known;
    const made = nothing();
    this.#steps.set(step, made);
    return made;
  }
}

function addToStep(step: Facts, event: StepEvent, seq: number): void {
  switch (event.kind) {
    case "step-started":
      step.attempts = event.attempt;
      step.begun = true;
      step.inDoubt = true;
      step.open = "act";
      step.marked = undefined;
      step.verified = undefined;
      break;
    case "step-finished":
      step.begun = true;
      step.inDoubt = false;
      step.open = undefined;
      step.failure = undefined;
      step.marked = undefined;
      step.finished = { seq, result: event.result, inputs: event.inputs ?? {} };
      break;
    case "step-failed":
      // What failed before it began leaves no doubt, and what was cut off may have happened.
      if (step.open === "act") step.inDoubt = isCutOff(event.failure);
      step.open = undefined;
      step.failure = event.failure;
      break;
    case "step-probed":
      if (event.is === "not-done" && !isBeingUndone(step)) settleAsNotDone(step);
      break;
    case "step-marked":
      step.marked = event.is;
      if (event.is === "not-done" && !isBeingUndone(step)) {
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
      step.approval = { request: event, given: [], isClosed: false };
      break;
    case "approval-given":
      step.approval?.given.push(event);
      break;
    case "approval-expired":
      if (step.approval !== undefined) step.approval.isClosed = true;
      break;
    case "approval-refused":
      if (event.saidNo !== true) break;
      step.refusals = { ...step.refusals, [event.approver]: (step.refusals[event.approver] ?? 0) + 1 };
      if (step.approval !== undefined) step.approval.isClosed = true;
      break;
    case "undo-started":
      step.open = "undo";
      step.undoInDoubt = true;
      step.marked = undefined;
      break;
    case "undo-finished":
      step.open = undefined;
      step.undoInDoubt = false;
      step.undone = true;
      break;
    case "undo-failed":
      if (step.open === "undo") step.undoInDoubt = isCutOff(event.failure);
      step.open = undefined;
      break;
    case "manual-requested":
    case "manual-confirmed":
      step.begun = true;
      break;
    case "logged":
      break;
  }
}

type StepEvent = Exclude<
  RunEvent,
  { kind: "run-started" | "plan-confirmed" | "run-resumed" | "run-stopped" }
>;

function isBeingUndone({ open, undoInDoubt }: Facts): boolean {
  return open === "undo" || undoInDoubt;
}

/** The act did not happen, so nothing is open and it may begin again. */
function settleAsNotDone(step: Facts): void {
  step.inDoubt = false;
  step.open = undefined;
  step.failure = undefined;
}

/** Whether it may have happened although it failed: it was not its own no that ended it. */
export function isCutOff({ kind }: Failure): boolean {
  return kind === "timeout" || kind === "aborted";
}
