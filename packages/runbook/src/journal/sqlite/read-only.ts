import { chmodSync, copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { unreachable } from "./failure.ts";
import { checkSchema } from "./schema.ts";

/**
 * Opens `file` so that it can be read although neither it nor its directory can be written to.
 *
 * Even to read, a database in WAL mode needs a `-shm` file beside it. Where that is not there and cannot be made, this
 * reads a copy of the database and of its `-wal` file, with the entries that are only there:
 * https://www.sqlite.org/wal.html#readonly
 */
export function openToRead(
  Database: typeof DatabaseSync,
  file: string,
  busyMilliseconds: number,
): DatabaseSync {
  if (!existsSync(file)) throw unreachable("there is no such file", file);
  try {
    return look(new Database(file, { readOnly: true }), file, busyMilliseconds);
  } catch (error) {
    if (!cannotMakeFiles(error)) throw error;
  }
  const directory = mkdtempSync(join(tmpdir(), "rampart-journal-"));
  try {
    const copy = join(directory, basename(file));
    copyToWrite(file, copy);
    if (existsSync(`${file}-wal`)) copyToWrite(`${file}-wal`, `${copy}-wal`);
    return look(withoutWal(new Database(copy)), file, busyMilliseconds);
  } finally {
    // The open database goes on reading it.
    rmSync(directory, { recursive: true, force: true });
  }
}

/** A copy has the mode of what it was made of. */
function copyToWrite(from: string, to: string): void {
  copyFileSync(from, to);
  chmodSync(to, 0o600);
}

function withoutWal(database: DatabaseSync): DatabaseSync {
  database.exec("PRAGMA journal_mode = DELETE; PRAGMA query_only = ON;");
  return database;
}

function look(database: DatabaseSync, file: string, busyMilliseconds: number): DatabaseSync {
  try {
    database.exec(`PRAGMA busy_timeout = ${Math.trunc(busyMilliseconds)}`);
    checkSchema(database, file);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** SQLITE_READONLY (of the directory) and SQLITE_CANTOPEN: https://www.sqlite.org/rescode.html */
function cannotMakeFiles(error: unknown): boolean {
  if (!(error instanceof Error && "errcode" in error && typeof error.errcode === "number")) return false;
  return [8, 14].includes(error.errcode & 0xff);
}
