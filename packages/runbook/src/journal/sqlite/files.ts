import { closeSync, constants, fsyncSync, mkdirSync, openSync, statSync } from "node:fs";
import { dirname, relative, sep } from "node:path";

/**
 * Makes the file, readable by its owner only, where it is not there yet, with the directories above it. SQLite gives
 * the files beside it the same mode.
 */
export function makeFile(file: string): void {
  const directory = dirname(file);
  const firstMade = mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (firstMade !== undefined) syncDirectories(firstMade, directory);
  try {
    closeSync(openSync(file, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}

/** A directory whose name is not on the disk is lost with the power, and what is in it. */
function syncDirectories(first: string, last: string): void {
  // Windows cannot open directories.
  if (process.platform === "win32") return;
  let path = first;
  const names = relative(first, last).split(sep).filter(Boolean);
  for (const name of ["", ...names]) {
    sync(dirname(path));
    path = `${path}${sep}${name}`;
  }
}

function sync(directory: string): void {
  const descriptor = openSync(directory, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Which file a path leads to now; undefined if none. */
export function identityOf(file: string): string | undefined {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat === undefined ? undefined : `${stat.dev}:${stat.ino}`;
}
