import type { Entry } from "../journal/entry.ts";

/**
 * Whether `entry` is the first of somebody who works on the run anew: after a crash, a stop or a takeover. Nothing that
 * was begun before goes on.
 */
export function beginsSession(entry: Entry, before: Entry | undefined): boolean {
  if (before === undefined) return true;
  return (
    entry.event.kind === "run-resumed" || before.event.kind === "run-stopped" || entry.token !== before.token
  );
}

/** Whether the run was left for somebody to decide, and not by a crash or for good. */
export function awaitsDecision({ event }: Entry): boolean {
  return event.kind === "run-stopped" && (event.status === "waiting" || event.status === "in-doubt");
}
