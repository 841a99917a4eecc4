import { InputError } from "@rampart/core/errors";
import type { RunRecord } from "@rampart/core/run-record";
import type { RunOutcome } from "@rampart/runbook/execute";
import { JournalFailed, LeaseLost, LockHeld } from "@rampart/runbook/journal";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { asInputError, journalFile } from "./journal-file.ts";

/** The exit code of a run that stands so. */
export function exitCodeOf({ status }: RunOutcome, { objective }: Pick<RunRecord, "objective">): ExitCode {
  switch (status) {
    case "completed":
      return objective.rto.met === false || objective.rpo.met === false ? EXIT.findings : EXIT.ok;
    case "undone":
      return EXIT.ok;
    case "refused":
      return EXIT.findings;
    default:
      return EXIT.failed;
  }
}

/** Runs `work`; a lock that is held, and a journal that does not work, are bad input, since nothing was done. */
export async function beforeAnythingIsDone<Result>(
  journal: string | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LockHeld) {
      throw new InputError(error.message, {
        advice: `Nothing was done. Talk to them; \`rampart runs show ${error.lease.run}\` says how it stands, \`rampart resume ${error.lease.run} --take-over\` takes it from them.`,
      });
    }
    if (error instanceof JournalFailed) {
      throw asInputError(error, journalFile(journal));
    }
    if (error instanceof LeaseLost) throw new InputError(error.message);
    throw error;
  }
}
