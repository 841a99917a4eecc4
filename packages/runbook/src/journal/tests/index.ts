export type { Command } from "./elsewhere.ts";
export { type JournalKind, type JournalSetUp, testJournal } from "./test-journal.ts";
