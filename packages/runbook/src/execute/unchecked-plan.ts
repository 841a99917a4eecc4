import { InputError } from "@rampart/core/errors";
import type { Entry, RunEvent } from "../journal/entry.ts";

/** What is written of a run before its plan is found to hold. */
const BEFORE: ReadonlySet<RunEvent["kind"]> = new Set(["run-started", "run-resumed", "run-stopped"]);

/**
 * Refuses to go on with a run that ended before its plan was found to hold: it would be run with no plan, or beyond the
 * one that was applied.
 *
 * @throws {InputError}
 */
export function refuseUncheckedPlan(run: string, entries: readonly Entry[]): void {
  const [first] = entries;
  if (first?.event.kind !== "run-started" || entries.some(({ event }) => !BEFORE.has(event.kind))) return;
  const { appliesPlan = false, planHash } = first.event;
  if (!appliesPlan && planHash !== undefined) return;
  const because = planHash === undefined ? "has no plan" : "ended before its plan was found to hold";
  throw new InputError(`run ${run} ${because}, and nothing of it was begun`, {
    advice: "Make a new plan, and begin a new run.",
  });
}
