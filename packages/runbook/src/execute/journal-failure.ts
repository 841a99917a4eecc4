import { JournalFailed, LeaseLost } from "../journal/journal.ts";

/** Whether nothing more can be written: then nothing more may be done. */
export function isOfJournal(error: unknown): error is JournalFailed | LeaseLost {
  return error instanceof JournalFailed || error instanceof LeaseLost;
}
