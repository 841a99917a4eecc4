import { afterEach, beforeEach, describe } from "vitest";
import type { Bench, JournalKind } from "./bench.ts";
import { testEntries } from "./entries.ts";
import { testLeases } from "./leases.ts";
import { testMessages } from "./messages.ts";
import { testProcesses, testTwoProcesses } from "./processes.ts";

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
