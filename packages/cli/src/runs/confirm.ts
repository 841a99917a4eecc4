import { userInfo } from "node:os";
import { InputError } from "@rampart/core/errors";
import { didYouMean } from "@rampart/core/text";
import type { Entry } from "@rampart/runbook/journal";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Terminal } from "../output/terminal.ts";
import { withJournal } from "../run/journal-file.ts";
import { refuseUnknownRun } from "./unknown-run.ts";

interface ConfirmOptions {
  readonly journal?: string;
  readonly step: string;
  readonly as?: string;
  readonly note?: string;
}

/** Leaves word for a run that a manual step is done. */
export async function confirmStep(
  run: string,
  { journal: named, step, as = userInfo().username, note }: ConfirmOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  return await withJournal(named, {}, async (journal) => {
    const entries = await journal.read(run);
    if (entries.length === 0) return await refuseUnknownRun(journal, run);
    const asked = openRequests(entries);
    if (!asked.includes(step)) {
      throw new InputError(`run ${run} does not wait for "${step}"${didYouMean(step, asked)}`, {
        advice:
          asked.length === 0
            ? "It has asked for nothing to be done by hand."
            : `It waits for: ${asked.join(", ")}.`,
      });
    }
    await journal.post(run, { kind: "confirmation", step, by: as, ...(note === undefined ? {} : { note }) });
    terminal.progress(`Noted. If nobody waits at the run: rampart resume ${run}`);
    return EXIT.ok;
  });
}

/** Manual steps that were asked for and are not done yet. */
function openRequests(entries: readonly Entry[]): readonly string[] {
  const open = new Set<string>();
  for (const { event } of entries) {
    if (event.kind === "manual-requested") open.add(event.step);
    else if (event.kind === "step-finished") open.delete(event.step);
  }
  return [...open];
}
