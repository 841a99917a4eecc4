import { homedir } from "node:os";
import { basename, join } from "node:path";
import { InputError } from "@rampart/core/errors";
import { type Journal, JournalFailed, openSqliteJournal } from "@rampart/runbook/journal";

/**
 * The journal that is named, else that of `RAMPART_JOURNAL`, else one in the state directory of this account: runs from
 * any folder meet there, so that two cannot work on the same.
 */
export function journalFile(named: string | undefined): string {
  const own = process.env.RAMPART_JOURNAL;
  if (named !== undefined) return named;
  if (own !== undefined && own !== "") return own;
  const state = process.env.XDG_STATE_HOME || join(homedir(), ".local", "state");
  return join(state, "rampart", "journal.sqlite");
}

/**
 * Opens the journal, for as long as `use` takes.
 *
 * @throws {InputError} if it cannot be opened, or fails before `use` has done anything.
 */
export async function withJournal<Result>(
  named: string | undefined,
  options: { readonly readOnly?: boolean },
  use: (journal: Journal) => Promise<Result>,
): Promise<Result> {
  const file = journalFile(named);
  try {
    const journal = await openSqliteJournal(file, options);
    try {
      return await use(journal);
    } finally {
      await journal.close();
    }
  } catch (error) {
    throw error instanceof JournalFailed ? asInputError(error, file) : error;
  }
}

/** What is wrong with a journal before anything was done. */
export function asInputError({ message, advice }: JournalFailed, file: string): InputError {
  // Most messages name the file, with its whole path.
  return new InputError(message, { advice, ...(message.includes(basename(file)) ? {} : { file }) });
}
