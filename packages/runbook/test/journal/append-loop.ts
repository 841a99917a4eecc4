// Appends to a run until it is killed or the journal fails, and says each entry that the journal took:
// node append-loop.ts FILE RUN MESSAGE [UID]
// Waits for a line on standard input first, and becomes the user UID, if given, once everything is loaded.
import { writeSync } from "node:fs";
import { hostname } from "node:os";
import { createInterface } from "node:readline/promises";
import "node:sqlite";
import { headOf, nextEntry } from "../../src/journal/chain.ts";
import { JournalFailed } from "../../src/journal/journal.ts";
import { processStart } from "../../src/journal/process.ts";
import { openSqliteJournal } from "../../src/journal/sqlite/open-sqlite-journal.ts";
import { becomeUser } from "./become-user.ts";

const [file = "", run = "", message = "", user = ""] = process.argv.slice(2);

function say(answer: unknown): void {
  writeSync(1, `${JSON.stringify(answer)}\n`);
}

if (user !== "") becomeUser(Number(user));
say({ ready: true });
const input = createInterface({ input: process.stdin });
await new Promise((resolve) => input.once("line", resolve));
input.close();

try {
  const journal = await openSqliteJournal(file);
  const start = processStart(process.pid);
  const holder = {
    name: "ada",
    host: hostname(),
    pid: process.pid,
    ...(start === undefined ? {} : { processStart: start }),
  };
  const lease = await journal.acquire({ key: run, run, holder, milliseconds: 3_600_000 });
  let head = (await journal.heads()).find((each) => each.run === run);
  for (;;) {
    const entry = nextEntry(head, run, { kind: "logged", step: "s", message }, new Date(), lease.token);
    await journal.append(entry, lease);
    head = headOf(entry);
    say({ seq: entry.seq });
  }
} catch (error) {
  if (!(error instanceof JournalFailed)) throw error;
  say({ failed: error.reason, message: error.message, advice: error.advice });
}
