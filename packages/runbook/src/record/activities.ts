import type { RunInterval, RunPhase } from "@rampart/core/run-record";
import type { Entry } from "../journal/entry.ts";
import { without } from "./partition.ts";
import { millisecondsOf } from "./run-clock.ts";
import { awaitsDecision, beginsSession } from "./sessions.ts";

export interface Activities {
  /** What each step was at. */
  readonly steps: readonly RunInterval[];
  /** When nobody worked on the run. */
  readonly pauses: readonly RunInterval[];
  /** Milliseconds that each request for approval waited, by step, in the order of the requests. */
  readonly approvals: ReadonlyMap<string, readonly number[]>;
}

/** Something that has begun and not ended. */
interface Open {
  /** Undefined where it is the run as a whole. */
  readonly step?: string;
  readonly phase: RunPhase;
  readonly since: number;
}

/**
 * What went on when. What a crash cut off ends where the journal ends before it: how long it really went on, nobody
 * knows.
 *
 * @param times when each entry was written; see `runClock`.
 */
export function activitiesOf(entries: readonly Entry[], times: readonly number[]): Activities {
  const log = new ActivityLog();
  let before: Entry | undefined;
  let lastTime = 0;
  for (const [index, entry] of entries.entries()) {
    const now = times[index] ?? lastTime;
    if (before !== undefined && beginsSession(entry, before)) {
      log.pause(lastTime, now, awaitsDecision(before) ? "decision" : "idle");
    }
    log.take(entry, now);
    before = entry;
    lastTime = now;
  }
  return log.close(lastTime);
}

class ActivityLog {
  readonly #steps: RunInterval[] = [];
  readonly #pauses: RunInterval[] = [];
  readonly #acts = new Map<string, Open>();
  readonly #waits = new Map<string, Open>();
  /** Approvals that are still missing. */
  readonly #missing = new Map<string, number>();
  readonly #approvals = new Map<string, number[]>();
  #sessionSince = 0;

  pause(from: number, to: number, phase: RunPhase): void {
    this.#endAll(from);
    if (to > from) this.#pauses.push({ phase, from, to });
    this.#sessionSince = to;
    // Whoever was asked before still is.
    for (const [key, wait] of this.#waits) {
      this.#waits.set(key, { ...wait, since: to });
      if (phase === "decision") this.#waited(key, wait.step, to - from);
    }
  }

  take({ event }: Entry, now: number): void {
    switch (event.kind) {
      case "gate-checked":
      case "verified": {
        const from = Math.max(this.#sessionSince, now - Math.round(millisecondsOf(event) ?? 0));
        this.#add({ step: event.step, phase: "verification", since: from }, now);
        return;
      }
      case "plan-confirmed": {
        const from = Math.max(this.#sessionSince, now - Math.round(millisecondsOf(event) ?? 0));
        this.#add({ phase: "decision", since: from }, now);
        return;
      }
      case "approval-requested":
        this.#end(this.#waits, approvalOf(event.step), now);
        this.#missing.set(event.step, event.count);
        this.#approvals.set(event.step, [...(this.#approvals.get(event.step) ?? []), 0]);
        this.#waits.set(approvalOf(event.step), { step: event.step, phase: "decision", since: now });
        return;
      case "approval-given": {
        const missing = (this.#missing.get(event.step) ?? 1) - 1;
        this.#missing.set(event.step, missing);
        if (missing <= 0) this.#end(this.#waits, approvalOf(event.step), now);
        return;
      }
      case "approval-refused":
      case "approval-expired":
        this.#end(this.#waits, approvalOf(event.step), now);
        return;
      case "manual-requested":
        this.#end(this.#waits, manualOf(event.step), now);
        this.#waits.set(manualOf(event.step), { step: event.step, phase: "decision", since: now });
        return;
      case "manual-confirmed":
        this.#end(this.#waits, manualOf(event.step), now);
        return;
      case "step-started":
        this.#end(this.#waits, approvalOf(event.step), now);
        this.#begin(event.step, now);
        return;
      case "step-finished":
      case "step-failed":
        this.#end(this.#waits, manualOf(event.step), now);
        this.#end(this.#acts, event.step, now);
        return;
      case "undo-started":
        this.#begin(event.step, now);
        return;
      case "undo-finished":
      case "undo-failed":
        this.#end(this.#acts, event.step, now);
        return;
      default:
    }
  }

  close(now: number): Activities {
    this.#endAll(now);
    return { steps: withoutOwnWaits(this.#steps), pauses: this.#pauses, approvals: this.#approvals };
  }

  #begin(step: string, now: number): void {
    this.#end(this.#acts, step, now);
    this.#acts.set(step, { step, phase: "action", since: now });
  }

  #end(open: Map<string, Open>, key: string, now: number): void {
    const ended = open.get(key);
    if (ended !== undefined) {
      this.#add(ended, now);
      this.#waited(key, ended.step, now - ended.since);
    }
    open.delete(key);
  }

  #endAll(now: number): void {
    for (const act of this.#acts.values()) this.#add(act, now);
    this.#acts.clear();
    for (const [key, wait] of this.#waits) {
      this.#add(wait, now);
      this.#waited(key, wait.step, now - wait.since);
    }
  }

  #waited(key: string, step: string | undefined, milliseconds: number): void {
    const requests = step === undefined ? undefined : this.#approvals.get(step);
    if (step === undefined || requests === undefined || key !== approvalOf(step)) return;
    requests[requests.length - 1] = (requests.at(-1) ?? 0) + milliseconds;
  }

  #add({ step, phase, since }: Open, now: number): void {
    if (now > since) this.#steps.push({ ...(step !== undefined && { step }), phase, from: since, to: now });
  }
}

function approvalOf(step: string): string {
  return `approval ${step}`;
}

function manualOf(step: string): string {
  return `manual ${step}`;
}

/** A step does not act while it waits for people, nor while what it did is verified. */
function withoutOwnWaits(intervals: readonly RunInterval[]): readonly RunInterval[] {
  const holes = Map.groupBy(
    intervals.filter(({ phase }) => phase !== "action"),
    ({ step }) => step,
  );
  return intervals.flatMap((interval) =>
    interval.phase === "action" ? without(interval, holes.get(interval.step) ?? []) : [interval],
  );
}
