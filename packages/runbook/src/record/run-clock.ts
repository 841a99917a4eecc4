import type { Entry, RunEvent } from "../journal/entry.ts";
import { beginsSession } from "./sessions.ts";

/** Where the wall clock shows so much more than the steady one, it was set forward, or the machine slept. */
const NOTED = 60_000;

export interface RunClock {
  /** For each entry, milliseconds since the first; it never goes back. */
  readonly times: readonly number[];
  readonly jumps: readonly { readonly seq: number; readonly milliseconds: number }[];
}

/**
 * When the entries were written, whatever their wall clocks say. Forward, the wall clock is believed: a machine that
 * slept did not count the time, but the service was down. Where it went back, only what steady clocks measured counts.
 */
export function runClock(entries: readonly Entry[]): RunClock {
  const times: number[] = [];
  const jumps: { seq: number; milliseconds: number }[] = [];
  let begun = new Map<string, number>();
  let now = 0;
  let before: Entry | undefined;
  for (const entry of entries) {
    if (beginsSession(entry, before)) begun = new Map();
    const passed = before === undefined ? 0 : wallTime(entry) - wallTime(before);
    const measured = Math.round(millisecondsOf(entry.event) ?? 0);
    const act = actOf(entry.event);
    const start = act === undefined || startsAct(entry.event) ? undefined : begun.get(act);
    if (passed < 0) jumps.push({ seq: entry.seq, milliseconds: passed });
    const counted = passed < 0 && start === undefined ? measured : Math.max(0, passed);
    now += counted;
    if (start !== undefined) {
      const excess = now - start - measured;
      if (passed > NOTED && excess > NOTED) jumps.push({ seq: entry.seq, milliseconds: excess });
      now = Math.max(now, start + measured);
    }
    if (act !== undefined && startsAct(entry.event)) begun.set(act, now);
    times.push(now);
    before = entry;
  }
  return { times, jumps };
}

/** Milliseconds since 1970; of what is no time, 0. */
export function wallTime({ at }: Pick<Entry, "at">): number {
  const time = Date.parse(at);
  return Number.isNaN(time) ? 0 : time;
}

/** How long it took by a clock that never goes back, where it was measured. */
export function millisecondsOf(event: RunEvent): number | undefined {
  return "milliseconds" in event ? Math.max(0, event.milliseconds) : undefined;
}

function startsAct({ kind }: RunEvent): boolean {
  return kind === "step-started" || kind === "undo-started";
}

/** The act that an event begins or ends. */
function actOf(event: RunEvent): string | undefined {
  switch (event.kind) {
    case "step-started":
    case "step-finished":
    case "step-failed":
      return `do ${event.step}`;
    case "undo-started":
    case "undo-finished":
    case "undo-failed":
      return `undo ${event.step}`;
    default:
      return undefined;
  }
}
