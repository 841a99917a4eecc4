import { afterEach, beforeEach, describe } from "vitest";
import type { Journal } from "../journal.ts";
import type { Command } from "./elsewhere.ts";
import { testEntries } from "./entries.ts";
import { testLeases } from "./leases.ts";
import { testMessages } from "./messages.ts";
import { testProcesses, testTwoProcesses } from "./processes.ts";

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

/** Tests that a store keeps the promises of `Journal`. To be called in a test file of vitest. */
export function testJournal(kind: JournalKind): void {
  // The machine may do much else.
  describe(kind.name, { timeout: 120_000 }, () => {
    let bench: Bench | undefined;
    let cleanUp: () => Promise<void> = async () => {};
    beforeEach(async () => {
      const clock = { time: Date.UTC(2026, 10, 20, 3) };
      const { open, elsewhere, tearDown } = await kind.setUp(() => new Date(clock.time));
      let journal = await open();
      bench = {
        get journal() {
          return journal;
        },
        get time() {
          return clock.time;
        },
        set time(time) {
          clock.time = time;
        },
        elsewhere,
        async reopen() {
          await journal.close();
          journal = await open();
          return journal;
        },
      };
      cleanUp = async () => {
        await journal.close();
        await tearDown();
      };
    });
    afterEach(() => cleanUp());

    const get = (): Bench => {
      if (bench === undefined) throw new Error("there is a bench only within a test");
      return bench;
    };
    testEntries(get);
    testLeases(get);
    testMessages(get);
    testProcesses(get);
    if (kind.shared) testTwoProcesses(get);
  });
}
