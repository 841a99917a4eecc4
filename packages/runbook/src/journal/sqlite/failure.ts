import { accessSync, constants } from "node:fs";
import { dirname } from "node:path";
import { JournalFailed } from "../journal.ts";

// Primary result codes, https://www.sqlite.org/rescode.html
const PERM = 3;
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const CONSTRAINT = 19;
const AUTH = 23;
const NOTADB = 26;
/** "no such table" and the like, since none of our statements is wrong. */
const ERROR = 1;

// Extended codes of writes that did not reach the disk: quotas, limits and faults, besides a full disk.
const NOT_WRITTEN: readonly number[] = [
  IOERR | (3 << 8), // WRITE
  IOERR | (4 << 8), // FSYNC
  IOERR | (5 << 8), // DIR_FSYNC
  IOERR | (6 << 8), // TRUNCATE
  IOERR | (19 << 8), // SHMSIZE
];

/** What SQLite, or the file system, said, as a failure of the journal in `file`; other errors as they are. */
export function asJournalFailure(error: unknown, file: string): unknown {
  if (!(error instanceof Error)) return error;
  if ("errcode" in error && typeof error.errcode === "number")
    return ofSqlite(error.errcode, error.message, file);
  if ("syscall" in error && "code" in error) return ofFileSystem(String(error.code), error.message, file);
  // node:sqlite of a number that no version of ours writes.
  if ("code" in error && error.code === "ERR_OUT_OF_RANGE") return damaged(error.message, file);
  return error;
}

function ofSqlite(code: number, message: string, file: string): JournalFailed {
  switch (code & 0xff) {
    case FULL:
      return full(message, file);
    case BUSY:
    case LOCKED:
      return new JournalFailed(
        "busy",
        `${file} is busy: ${message}`,
        "Another process holds it; see which one has it open, and try again.",
      );
    case READONLY:
      return ofAccess(file) ?? readOnly(file);
    case PERM:
    case AUTH:
    case CANTOPEN:
      return ofAccess(file) ?? unreachable(message, file);
    case NOTADB:
    case CORRUPT:
    case CONSTRAINT:
    case ERROR:
      return damaged(message, file);
    default:
      return NOT_WRITTEN.includes(code) ? full(message, file) : unreachable(message, file);
  }
}

function ofFileSystem(code: string, message: string, file: string): JournalFailed {
  if (["ENOSPC", "EDQUOT", "EFBIG"].includes(code)) return full(message, file);
  if (code === "EROFS") return readOnly(file);
  if (code === "EACCES" || code === "EPERM") return noPermission(file, message);
  return unreachable(message, file);
}

/** What keeps this user from writing to `file`, if something does. */
function ofAccess(file: string): JournalFailed | undefined {
  if (errnoOf(file, constants.R_OK) === "EACCES") return noPermission(file, "it may not be read");
  const denied = errnoOf(file, constants.W_OK);
  if (denied === "EACCES" || denied === "EROFS" || denied === "EPERM") return readOnly(file);
  const directory = errnoOf(dirname(file), constants.W_OK | constants.X_OK);
  if (directory === "EACCES") return noPermission(file, "its directory may not be written to");
  return directory === "EROFS" ? readOnly(file) : undefined;
}

function errnoOf(path: string, mode: number): string | undefined {
  try {
    accessSync(path, mode);
    return undefined;
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : undefined;
  }
}

export function damaged(problem: string, file: string): JournalFailed {
  return new JournalFailed(
    "damaged",
    `${file} is damaged: ${problem}`,
    "Keep the file as it is for whoever looks into it, and name another one for new runs.",
  );
}

export function unreachable(problem: string, file: string): JournalFailed {
  return new JournalFailed(
    "unreachable",
    `${file} cannot be reached: ${problem}`,
    "See whether the file is there and its disk answers.",
  );
}

function full(message: string, file: string): JournalFailed {
  return new JournalFailed(
    "full",
    `${file} cannot grow: ${message}`,
    "Free space on its disk, look at quotas and limits of file size, then resume the run.",
  );
}

function readOnly(file: string): JournalFailed {
  return new JournalFailed(
    "read-only",
    `${file} is read-only`,
    "Make it writable for the one who runs this, or name another file for the journal.",
  );
}

function noPermission(file: string, problem: string): JournalFailed {
  return new JournalFailed(
    "no-permission",
    `no permission on ${file}: ${problem}`,
    "Ask its owner for access, or name another file for the journal.",
  );
}

/** Whether another process was in the way. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === BUSY;
}
