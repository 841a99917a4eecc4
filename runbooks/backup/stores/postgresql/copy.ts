import { constants } from "node:fs";
import { cp, readdir } from "node:fs/promises";
import { relative, sep } from "node:path";

/**
 * What belongs to the server that was copied, and not to its data.
 *
 * https://www.postgresql.org/docs/current/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP-DATA
 */
const OF_THE_SERVER = new Set(["postmaster.pid", "postmaster.opts", "recovery.signal", "standby.signal"]);
const EMPTIED = new Set([
  "pg_replslot",
  "pg_dynshmem",
  "pg_notify",
  "pg_serial",
  "pg_snapshots",
  "pg_stat_tmp",
  "pg_subtrans",
]);

/** Copies a base backup to where a server will work on it. */
export async function copyBackup(
  from: string,
  to: string,
  signal: AbortSignal,
  progress: (done: number, total: number, unit?: string) => void,
): Promise<void> {
  const total = (await readdir(from, { recursive: true })).length;
  let done = 0;
  await cp(from, to, {
    recursive: true,
    verbatimSymlinks: true,
    preserveTimestamps: true,
    // A file system that can share the blocks does.
    mode: constants.COPYFILE_FICLONE,
    filter: (source) => {
      signal.throwIfAborted();
      done += 1;
      if (done % 100 === 0) progress(Math.min(done, total), total, "files");
      return isData(relative(from, source).split(sep));
    },
  });
}

function isData([first = "", second]: readonly string[]): boolean {
  if (second === undefined) return !OF_THE_SERVER.has(first);
  return !EMPTIED.has(first);
}
