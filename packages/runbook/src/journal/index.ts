export type { Entry, Operator, RunEvent, RunStatus } from "./entry.ts";
export {
  type Head,
  type Journal,
  JournalFailed,
  type Lease,
  LeaseLost,
  LockHeld,
  type Message,
} from "./journal.ts";
export { memoryJournal } from "./memory.ts";
export { isGone } from "./process.ts";
export { openSqliteJournal, type SqliteJournalOptions } from "./sqlite/open-sqlite-journal.ts";
export { type ChainProblem, verifyChain } from "./verify.ts";
