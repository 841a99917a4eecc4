import { InputError } from "@rampart/core/errors";
import type { Operator } from "../journal/entry.ts";
import type { Journal } from "../journal/journal.ts";
import type { Runbook } from "../model/runbook.ts";
import type { AnyInputs } from "../model/schema.ts";
import { type CommandFlags, commandsFor } from "./advice.ts";
import { History } from "./history.ts";

/** What no two runs may work on at once. */
export function lockOf(runbook: Runbook, inputs: AnyInputs, stack: string | undefined): string {
  return runbook.lock?.(inputs) ?? `${stack ?? "no stack"} ${runbook.name}`;
}

/**
 * @throws {InputError} if the last run under `lock` began something and neither ended nor was undone.
 * @throws {LockHeld} if somebody works on it at this moment.
 */
export async function refuseUnfinished(
  journal: Journal,
  lock: string,
  holder: Operator,
  milliseconds: number,
  flags?: CommandFlags,
): Promise<void> {
  const last = await journal.lastRun(lock);
  if (last === undefined) return;
  const entries = await journal.read(last);
  const { status } = new History(entries);
  const hasBegun = entries.some(
    ({ event }) => event.kind === "step-started" || event.kind === "manual-confirmed",
  );
  if (!hasBegun || status === "completed" || status === "undone") return;
  // For that run, so that it stays the last one.
  await journal.release(await journal.acquire({ key: lock, run: last, holder, milliseconds }));
  const commandTo = commandsFor(last, flags);
  throw new InputError(`run ${last} of the same is not finished: it is ${saidOf(status)}`, {
    advice: `Go on with it: ${commandTo("resume")}. Take it back: ${commandTo("undo")}. Leave it as it is and begin anew: --anew.`,
  });
}

function saidOf(status: History["status"]): string {
  return status === "running" ? "running, or was until it crashed" : status;
}
