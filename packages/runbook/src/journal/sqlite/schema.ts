import type { DatabaseSync } from "node:sqlite";
import { JournalFailed } from "../journal.ts";

/** "RAMP": what `file` and SQLite call the application id of a journal. */
const APPLICATION_ID = 0x52414d50;
/** Goes up with every change that an older version could not read. */
const VERSION = 1;

const TABLES = `
  CREATE TABLE heads(
    id INTEGER PRIMARY KEY,
    run TEXT NOT NULL UNIQUE,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  CREATE TABLE entries(
    run TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    token INTEGER NOT NULL,
    event TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (run, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE locks(
    key TEXT PRIMARY KEY,
    token INTEGER NOT NULL,
    run TEXT NOT NULL,
    holder TEXT NOT NULL,
    since TEXT NOT NULL,
    expires TEXT NOT NULL,
    released INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE messages(
    run TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (run, seq)
  ) STRICT, WITHOUT ROWID;
`;

/** Makes the tables where there are none: another process may have been first. */
export function makeTables(database: DatabaseSync): void {
  database.exec("BEGIN IMMEDIATE");
  try {
    if (isEmpty(database)) {
      database.exec(`${TABLES}
        PRAGMA application_id = ${APPLICATION_ID};
        PRAGMA user_version = ${VERSION};`);
    }
    database.exec("COMMIT");
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}

/** @throws {JournalFailed} `newer-version`; `damaged` if it is not a journal. */
export function checkSchema(database: DatabaseSync, file: string): void {
  const version = pragma(database, "user_version");
  if (pragma(database, "application_id") !== APPLICATION_ID) {
    throw new JournalFailed(
      "damaged",
      `${file} is no journal: it is ${isEmpty(database) ? "an empty database" : "the database of another program"}`,
      "Name another file for the journal.",
    );
  }
  if (version > VERSION) {
    throw new JournalFailed(
      "newer-version",
      `${file} was made by a newer version of Rampart: it has format ${version}, this one knows ${VERSION}`,
      "Use that version, or a newer one, to work on its runs.",
    );
  }
}

/** Whether nobody has put anything into the database yet. */
export function isEmpty(database: DatabaseSync): boolean {
  const any = database.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get();
  return any === undefined && pragma(database, "application_id") === 0;
}

function pragma(database: DatabaseSync, name: "application_id" | "user_version"): number {
  return Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);
}
