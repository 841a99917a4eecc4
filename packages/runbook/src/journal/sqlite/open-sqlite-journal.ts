import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import type { Journal } from "../journal.ts";
import { asJournalFailure, damaged, isBusy } from "./failure.ts";
import { makeFile } from "./files.ts";
import { openToRead } from "./read-only.ts";
import { checkSchema, isEmpty, makeTables } from "./schema.ts";
import { SqliteJournal } from "./store.ts";

export interface SqliteJournalOptions {
  /** Only to look: nothing is made or written, and the file, its directory and its disk may be read-only. */
  readonly readOnly?: boolean;
  /** How long to wait for other processes that write, in milliseconds. 5,000 by default. */
  readonly busyMilliseconds?: number;
  /** The wall clock, for leases and messages; that of the machine by default. */
  readonly now?: () => Date;
}

/**
 * Opens the journal in `file`, an SQLite database on a disk of this machine. Makes it, readable by its owner only, with
 * the directories above it, if it is not there. Several processes may have it open.
 *
 * Each write is a transaction that is on the disk before the promise resolves (`synchronous=FULL`, and `F_FULLFSYNC` on
 * macOS). The database is in WAL mode, which network file systems do not support: https://www.sqlite.org/wal.html
 *
 * @throws {JournalFailed} if it cannot be opened, is no journal, or was made by a newer version.
 */
export async function openSqliteJournal(file: string, options: SqliteJournalOptions = {}): Promise<Journal> {
  const path = resolve(file);
  const { readOnly = false, busyMilliseconds = 5_000, now = () => new Date() } = options;
  // Loaded here, because commands that need no journal should not pay for it.
  const { DatabaseSync: Database } = await import("node:sqlite");
  try {
    const database = readOnly
      ? openToRead(Database, path, busyMilliseconds)
      : await openToWrite(Database, path, busyMilliseconds);
    return new SqliteJournal(database, path, now);
  } catch (error) {
    throw asJournalFailure(error, path);
  }
}

async function openToWrite(
  Database: typeof DatabaseSync,
  file: string,
  busyMilliseconds: number,
): Promise<DatabaseSync> {
  makeFile(file);
  refuseShortFile(file);
  const database = new Database(file);
  try {
    database.exec(`PRAGMA busy_timeout = ${Math.trunc(busyMilliseconds)}`);
    // Before anything is written: the file may be of another program.
    if (!isEmpty(database)) checkSchema(database, file);
    await useWal(database, busyMilliseconds);
    database.exec("PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;");
    if (isEmpty(database)) makeTables(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Below this a file is no database: https://www.sqlite.org/fileformat.html#the_database_header */
const HEADER_BYTES = 100;

/** SQLite takes a file of a byte or two for an empty database, and would write over what somebody has in it. */
function refuseShortFile(file: string): void {
  const { size } = statSync(file);
  if (size > 0 && size < HEADER_BYTES) throw damaged("file is not a database", file);
}

/** SQLite does not wait for others where two processes switch a new database to WAL mode at once. */
async function useWal(database: DatabaseSync, busyMilliseconds: number): Promise<void> {
  const deadline = performance.now() + busyMilliseconds;
  for (;;) {
    try {
      database.exec("PRAGMA journal_mode = WAL");
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error;
    }
    await sleep(10);
  }
}
