import { InputError } from "@rampart/core/errors";
import type { RunRecord } from "@rampart/core/run-record";
import { type CommandFlags, commandsFor, type RunOutcome } from "@rampart/runbook/execute";
import { JournalFailed, LeaseLost, LockHeld } from "@rampart/runbook/journal";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { asInputError, journalFile } from "./journal-file.ts";

/** The exit code of a run that stands so. */
export function exitCodeOf(
  { status, because }: RunOutcome,
  { objective }: Pick<RunRecord, "objective">,
): ExitCode {
  switch (status) {
    case "completed":
      return objective.rto.met === false || objective.rpo.met === false ? EXIT.findings : EXIT.ok;
    case "undone":
      // What has no undo stays, and somebody has to look at it.
      return because === undefined ? EXIT.ok : EXIT.findings;
    case "refused":
      return EXIT.findings;
    default:
      return EXIT.failed;
  }
}

/** Runs `work`; a lock that is held, and a journal that does not work, are bad input, since nothing was done. */
export async function beforeAnythingIsDone<Result>(
  journal: string | undefined,
  flags: CommandFlags,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LockHeld) {
      const commandTo = commandsFor(error.lease.run, flags);
      throw new InputError(error.message, {
        advice: `Nothing was done. Talk to them; \`${commandTo("runs show")}\` says how it stands, \`${commandTo("resume", "--take-over")}\` takes it from them.`,
      });
    }
    if (error instanceof JournalFailed) {
      throw asInputError(error, journalFile(journal));
    }
    if (error instanceof LeaseLost) throw new InputError(error.message);
    throw error;
  }
}
