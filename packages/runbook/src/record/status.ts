import type { RunRecordStatus } from "@rampart/core/run-record";
import type { Entry } from "../journal/entry.ts";
import { beginsSession } from "./sessions.ts";

/** How a run stands by its last entries. */
export interface Standing {
  readonly status: RunRecordStatus;
  readonly because: string | undefined;
  readonly step: string | undefined;
  readonly ended: string | undefined;
}

/** It runs unless the last thing that happened is that it stopped. */
export function standingOf(entries: readonly Entry[]): Standing {
  const last = entries.at(-1);
  if (last?.event.kind === "run-stopped") {
    const { status, because, step } = last.event;
    return { status, because, step, ended: last.at };
  }
  return { status: "running", because: undefined, step: currentStep(entries), ended: undefined };
}

/** The step that was last heard of since somebody works on it. */
function currentStep(entries: readonly Entry[]): string | undefined {
  for (const [index, entry] of [...entries.entries()].reverse()) {
    if ("step" in entry.event && entry.event.step !== undefined) return entry.event.step;
    if (beginsSession(entry, entries[index - 1])) return undefined;
  }
  return undefined;
}
