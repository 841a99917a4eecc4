import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
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
    if (!isCannotOpen(error)) throw error;
  }
  const directory = mkdtempSync(join(tmpdir(), "rampart-journal-"));
  try {
    const copy = join(directory, basename(file));
    cpSync(file, copy);
    if (existsSync(`${file}-wal`)) cpSync(`${file}-wal`, `${copy}-wal`);
    return look(withoutWal(new Database(copy)), file, busyMilliseconds);
  } finally {
    // The open database goes on reading it.
    rmSync(directory, { recursive: true, force: true });
  }
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

/** Result code 14, and the extended ones of it: https://www.sqlite.org/rescode.html#cantopen */
function isCannotOpen(error: unknown): boolean {
  if (!(error instanceof Error && "errcode" in error && typeof error.errcode === "number")) return false;
  return (error.errcode & 0xff) === 14;
}
