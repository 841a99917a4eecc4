// A journal on SQLite for a test in another process: node serve-sqlite.ts FILE [--read-only [UID]]
import "node:sqlite";
import { openSqliteJournal } from "../../src/journal/sqlite/open-sqlite-journal.ts";
import { serveJournal } from "../../src/journal/tests/remote.ts";
import { becomeUser } from "./become-user.ts";

const [file, mode, user] = process.argv.slice(2);
if (file === undefined) throw new Error("which file?");
if (user !== undefined) becomeUser(Number(user));
await serveJournal(await openSqliteJournal(file, { readOnly: mode === "--read-only" }));
