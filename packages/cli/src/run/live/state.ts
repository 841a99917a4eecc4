import type { Notice } from "@rampart/runbook/execute";
import type { RunEvent } from "@rampart/runbook/journal";
import { printedLines } from "../../output/cut.ts";
import { isOf, type Part } from "./parts.ts";

/** How far a step is. */
interface Progress {
  readonly done: number;
  readonly total: number;
  readonly unit: string | undefined;
  /** When it was told first, and how far it was then: what speed is reckoned from. */
  readonly since: { readonly at: number; readonly done: number };
  readonly at: number;
}

/** A step that runs. */
export interface CurrentStep {
  readonly name: string;
  readonly began: number;
  readonly ifItFails: string | undefined;
  readonly estimate: number | undefined;
  readonly progress: Progress | undefined;
  /** The last lines that its commands printed. */
  readonly output: readonly string[];
}

/** Something that somebody else has to do. */
export interface Waiting {
  readonly step: string;
  readonly kind: "approval" | "manual";
  /** How many are still missing, and who may. */
  readonly count: number;
  readonly from: readonly string[];
  /** Of an approval: ISO 8601. */
  readonly expires: string | undefined;
  /** What they run, where that is known. */
  readonly command?: string;
}

/** What a person sees of a run at a moment. Times are milliseconds of the wall clock. */
export interface LiveState {
  readonly run: string;
  readonly parts: readonly Part[];
  /** When the clock of the objective began to run. */
  readonly began: number | undefined;
  /** Recovery time objective in milliseconds. */
  readonly rto: number | undefined;
  readonly current: readonly CurrentStep[];
  readonly waiting: readonly Waiting[];
  /** Index of the part that the run has come to. */
  readonly reached: number;
  readonly estimates: ReadonlyMap<string, number>;
  readonly isStopping: boolean;
}

const KEPT_LINES = 3;
const KEPT_CHARACTERS = 2_000;

/** Nothing has happened yet. */
export function beginning(
  run: string,
  parts: readonly Part[],
  { rto, began }: { readonly rto?: number | undefined; readonly began?: number | undefined } = {},
): LiveState {
  return {
    run,
    parts,
    began,
    rto,
    current: [],
    waiting: [],
    reached: -1,
    estimates: new Map(),
    isStopping: false,
  };
}

/** The state after `notice`, which came at `now`. */
export function after(state: LiveState, notice: Notice, now: number): LiveState {
  switch (notice.kind) {
    case "planned": {
      const estimates = notice.plan.steps.flatMap(({ name, estimate }) =>
        estimate === undefined ? [] : [[name, estimate] as const],
      );
      return { ...state, estimates: new Map(estimates) };
    }
    case "entry":
      return afterEvent(state, notice.entry.event, now);
    case "output":
      return withStep(state, notice.step, (step) => ({
        ...step,
        output: lastLines(step.output, notice.text),
      }));
    case "progress":
      return withStep(state, notice.step, (step) => ({ ...step, progress: progressed(step, notice, now) }));
    case "waiting":
      return waiting(reaching(state, notice.step), { ...notice, kind: "approval" });
    case "command":
    case "retrying":
      return state;
    case "stopping":
      return { ...state, isStopping: true };
  }
}

function afterEvent(state: LiveState, event: RunEvent, now: number): LiveState {
  switch (event.kind) {
    case "run-started": {
      const { incidentBegan } = event;
      const began = incidentBegan === undefined ? now : Date.parse(incidentBegan);
      return { ...state, began: state.began ?? began };
    }
    case "step-started":
    case "undo-started":
      return begun(withoutWaiting(state, event.step), event.step, now);
    case "step-finished":
    case "step-failed":
    case "undo-finished":
    case "undo-failed":
      return ended(withoutWaiting(state, event.step), event.step);
    case "approval-requested":
      return waiting(reaching(state, event.step), { ...event, kind: "approval" });
    case "approval-given":
      return approved(state, event.step, event.approver);
    case "approval-expired":
      return withoutWaiting(state, event.step);
    case "manual-requested":
      return waiting(reaching(state, event.step), {
        step: event.step,
        kind: "manual",
        count: 1,
        from: [],
        expires: undefined,
      });
    case "manual-confirmed":
      return withoutWaiting(state, event.step);
    case "gate-checked":
    case "items-listed":
      return reaching(state, event.step);
    case "run-stopped":
      return { ...state, current: [], waiting: [] };
    default:
      return state;
  }
}

function begun(state: LiveState, name: string, now: number): LiveState {
  const step: CurrentStep = {
    name,
    began: now,
    ifItFails: adviceOn(state.parts, name),
    estimate: state.estimates.get(name),
    progress: undefined,
    output: [],
  };
  const others = state.current.filter((one) => one.name !== name);
  return { ...reaching(state, name), current: [...others, step] };
}

function ended(state: LiveState, name: string): LiveState {
  return { ...state, current: state.current.filter((step) => step.name !== name) };
}

/** What is there to do if `step` fails. */
function adviceOn(parts: readonly Part[], step: string): string | undefined {
  for (const part of parts) {
    if (!isOf(step, part)) continue;
    return adviceOn(part.steps, step) ?? part.ifItFails;
  }
  return undefined;
}

function reaching(state: LiveState, step: string): LiveState {
  const at = state.parts.findIndex((part) => isOf(step, part));
  return at > state.reached ? { ...state, reached: at } : state;
}

function waiting(state: LiveState, { step, kind, count, from, expires, command }: Waiting): LiveState {
  const others = state.waiting.filter((one) => one.step !== step);
  return {
    ...state,
    waiting: [...others, { step, kind, count, from, expires, ...(command === undefined ? {} : { command }) }],
  };
}

function withoutWaiting(state: LiveState, step: string): LiveState {
  return { ...state, waiting: state.waiting.filter((one) => one.step !== step) };
}

function approved(state: LiveState, step: string, approver: string): LiveState {
  const open = state.waiting.find((one) => one.step === step);
  if (open === undefined) return state;
  if (open.count <= 1) return withoutWaiting(state, step);
  return waiting(state, {
    ...open,
    count: open.count - 1,
    from: open.from.filter((name) => name !== approver),
  });
}

function withStep(state: LiveState, name: string, change: (step: CurrentStep) => CurrentStep): LiveState {
  return { ...state, current: state.current.map((step) => (step.name === name ? change(step) : step)) };
}

function lastLines(earlier: readonly string[], text: string): readonly string[] {
  const lines = printedLines(text.slice(-KEPT_CHARACTERS)).filter((line) => line.trim() !== "");
  return [...earlier, ...lines].slice(-KEPT_LINES);
}

type Told = Extract<Notice, { kind: "progress" }>;

function progressed({ progress }: CurrentStep, { done, total, unit }: Told, now: number): Progress {
  // A step that counts something else next begins anew.
  const goesOn = progress !== undefined && progress.unit === unit && done >= progress.done;
  return { done, total, unit, at: now, since: goesOn ? progress.since : { at: now, done } };
}
