import type { Journal } from "../journal.ts";
import type { Command } from "./elsewhere.ts";

/** An empty store for one test. */
export interface JournalSetUp {
  /** Opens the store; opened again, after a close, it has what was in it. */
  open(): Promise<Journal>;
  /** A process that opens the same store and gives it to `serveJournal`, if the store is shared. */
  readonly elsewhere?: Command;
  /** Removes the store, when its journals are closed. */
  tearDown(): Promise<void>;
}

/** A store to be tested. */
export interface JournalKind {
  readonly name: string;
  /** Whether other processes can open the store, too. */
  readonly shared: boolean;
  /** Makes an empty store whose wall clock, for leases and messages, is `now`. */
  setUp(now: () => Date): Promise<JournalSetUp>;
}

/** What a test works with; `journal` is open. */
export interface Bench {
  readonly journal: Journal;
  /** The wall clock of the journal, in milliseconds; tests set it. */
  time: number;
  readonly elsewhere: Command | undefined;
  /** Closes the journal and opens it again. */
  reopen(): Promise<Journal>;
}
