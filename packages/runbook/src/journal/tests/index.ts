export type { JournalKind, JournalSetUp } from "./bench.ts";
export type { Command } from "./elsewhere.ts";
export { testJournal } from "./test-journal.ts";
