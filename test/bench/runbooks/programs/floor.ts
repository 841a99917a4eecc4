// No executor, but the least that one can cost: each step is journalled before and after, in a chain of hashes, with a
// synced commit each. It knows no lock, and does again what has no outcome.
import { createHash } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { givenWork } from "./task.ts";

const work = givenWork();
const { run, steps, store } = work.task;

const database = new DatabaseSync(store);
database.exec(`
  PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS entries (
    seq INTEGER PRIMARY KEY, run TEXT, step INTEGER, kind TEXT, data TEXT, previous TEXT, hash TEXT
  );
  CREATE INDEX IF NOT EXISTS by_step ON entries (run, step, kind);
`);
const outcomeOf = database.prepare("SELECT 1 FROM entries WHERE run = ? AND step = ? AND kind = 'outcome'");
const last = database.prepare("SELECT hash FROM entries ORDER BY seq DESC LIMIT 1");
const insert = database.prepare(
  "INSERT INTO entries (run, step, kind, data, previous, hash) VALUES (?, ?, ?, ?, ?, ?)",
);

function append(step: number, kind: "intent" | "outcome", data: string): void {
  const previous = (last.get() as { hash: string } | undefined)?.hash ?? "";
  const text = JSON.stringify([previous, run, step, kind, data]);
  insert.run(run, step, kind, data, previous, createHash("sha256").update(text).digest("hex"));
}

for (let position = 1; position <= steps.length; position += 1) {
  // By position: it does not know the names.
  if (outcomeOf.get(run, position) !== undefined) continue;
  append(position, "intent", "");
  append(position, "outcome", JSON.stringify(await work.act(position)));
}
work.report("done");
database.close();
