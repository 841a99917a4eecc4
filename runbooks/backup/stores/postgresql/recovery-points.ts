import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ReadContext } from "@rampart/runbook";
import type { RecoveryPoint } from "../store.ts";
import { type Archive, backupEndIn, historiesIn, type KnownFiles, openArchive } from "./archive.ts";
import { type BaseBackup, baseBackupsIn } from "./base-backups.ts";
import type { Settings } from "./settings.ts";
import { type Commit, lastCommitIn, segmentSizeIn } from "./wal/commits.ts";
import { type Position, showPosition } from "./wal/position.ts";
import { numberAt, segmentName } from "./wal/segment.ts";
import { pathFrom, type Stretch } from "./wal/timeline.ts";

/** A base backup, and the WAL after it without a gap. */
export interface Recoverable {
  readonly backup: BaseBackup;
  /** Milliseconds since 1970: not before the backup is consistent. */
  readonly oldest: number;
  /** The last commit that can be had; undefined where there was none since the backup. */
  readonly lastCommit: Commit | undefined;
  /** The timeline on which the last WAL is. */
  readonly timeline: number;
  readonly stop: Position;
  /** Name of the last WAL file that the backup itself needs. */
  readonly lastOfBackup: string;
  /** Name of the first WAL file after the backup that is missing while later ones are there. */
  readonly gap: string | undefined;
}

/** What can be restored of each base backup, or why it cannot. */
export type Found =
  | { readonly backup: BaseBackup; readonly recoverable: Recoverable }
  | { readonly backup: BaseBackup; readonly obstacle: string };

type Context = Pick<ReadContext, "$" | "signal">;

/** What was seen in files of the archive, which never change: they may be large, and far away. */
export class Memory {
  readonly files: KnownFiles = new Map();
  /** Sizes of segments by the path of the first file of a backup. */
  readonly sizes: Map<string, number> = new Map();
  /** The last commit in a file; null where there is none. */
  readonly commits: Map<string, Commit | null> = new Map();
}

/**
 * Looks through base backups and archive.
 *
 * @throws {Error} if a folder cannot be read.
 */
export async function findRecoverable(
  settings: Settings,
  context: Context,
  memory: Memory,
): Promise<readonly Found[]> {
  const backups = await baseBackupsIn(settings.baseBackups);
  const archive = await openArchive(settings, context, memory.files);
  const histories = await historiesIn(archive);
  const found: Found[] = [];
  for (const backup of backups) {
    context.signal.throwIfAborted();
    const looked = await lookAt(backup, { archive, histories, settings, memory });
    found.push(typeof looked === "string" ? { backup, obstacle: looked } : { backup, recoverable: looked });
  }
  return found;
}

/** As the runbooks know it; `continuous` where there is an archive. */
export function recoveryPointOf(found: Found, { walArchive }: Settings): RecoveryPoint {
  const { backup } = found;
  if ("obstacle" in found) {
    const ended = instant(backup.ended ?? 0);
    const { id, folder: place } = backup;
    return { id, kind: "snapshot", newest: ended, oldest: ended, place, obstacle: found.obstacle };
  }
  const { oldest, gap } = found.recoverable;
  const newest = newestOf(found.recoverable);
  const archived = walArchive === undefined ? "" : ` and ${walArchive}`;
  const missing = gap === undefined ? "" : `, up to ${gap}, which is missing there`;
  return {
    id: backup.id,
    kind: newest > oldest ? "continuous" : "snapshot",
    newest: instant(newest),
    oldest: instant(oldest),
    place: `${backup.folder}${archived}${missing}`,
  };
}

/** The newest moment whose commits are all there, in milliseconds since 1970. */
export function newestOf({ oldest, lastCommit }: Recoverable): number {
  // Commits count microseconds, moments milliseconds: rounded up, so that the last commit is before it.
  return lastCommit === undefined ? oldest : Math.max(oldest, Number((lastCommit.time + 999n) / 1000n));
}

interface Ground {
  readonly archive: Archive;
  readonly histories: Awaited<ReturnType<typeof historiesIn>>;
  readonly settings: Settings;
  readonly memory: Memory;
}

/** @returns the obstacle where it cannot be restored. */
async function lookAt(
  backup: BaseBackup,
  { archive, histories, settings, memory }: Ground,
): Promise<Recoverable | string> {
  if (backup.obstacle !== undefined) return backup.obstacle;
  const end = await backupEndIn(archive, backup.startFile, backup.start, settings.walArchive);
  const stop = backup.stop ?? end?.stop;
  const ended = end?.ended ?? backup.ended;
  if (stop === undefined || ended === undefined || Number.isNaN(ended)) {
    return `nothing says where it ended: it has no backup_manifest, and the archive no ${backup.startFile}.….backup`;
  }
  const wal = await walOf(backup, archive);
  const size = await sizeOfSegments(backup, wal, memory);
  if (size === undefined) return `its first WAL file, ${backup.startFile}, is missing or cannot be read`;
  const path = pathFrom(backup.timeline, stop, histories);
  const names = contiguous(backup, path, size, wal.names);
  const last = numberAt(stop - 1n, size);
  const first = numberAt(backup.start, size);
  if (BigInt(names.length) <= last - first) {
    const missing = fileAt(first + BigInt(names.length), path, size, wal.names);
    return `the WAL file ${missing.name} that it needs (up to ${showPosition(stop)}) is missing`;
  }
  const lastCommit = await lastCommitOf(names, last - first, wal, size, memory);
  const next = fileAt(first + BigInt(names.length), path, size, wal.names);
  const isGap = [...wal.names].some(
    (name) => name.slice(0, 8) === next.name.slice(0, 8) && name.slice(8) > next.name.slice(8),
  );
  return {
    backup,
    oldest: ended,
    lastCommit,
    stop,
    lastOfBackup: names[Number(last - first)] ?? backup.startFile,
    timeline: Number.parseInt(names.at(-1)?.slice(0, 8) ?? "1", 16),
    gap: isGap ? next.name : undefined,
  };
}

/** WAL of the archive, and what `pg_basebackup` put into the backup. */
interface Wal {
  readonly names: ReadonlySet<string>;
  read(name: string): Promise<Buffer | undefined>;
}

async function walOf({ folder }: BaseBackup, archive: Archive): Promise<Wal> {
  const own = await readdir(join(folder, "pg_wal")).catch(() => []);
  const within = new Set(own.filter((name) => /^[0-9A-F]{24}$/.test(name)));
  return {
    names: new Set([...within, ...archive.segments]),
    read: async (name) =>
      archive.segments.has(name)
        ? await archive.file(name)
        : await readFile(join(folder, "pg_wal", name)).catch(() => undefined),
  };
}

async function sizeOfSegments(
  { folder, startFile }: BaseBackup,
  wal: Wal,
  { sizes }: Memory,
): Promise<number | undefined> {
  if (!wal.names.has(startFile)) return undefined;
  const known = sizes.get(`${folder}/${startFile}`);
  if (known !== undefined) return known;
  const first = await wal.read(startFile);
  const size = first === undefined ? undefined : segmentSizeIn(first);
  if (size !== undefined) sizes.set(`${folder}/${startFile}`, size);
  return size;
}

/** The files that recovery reads one after another, from the beginning of the backup until one is missing. */
function contiguous(
  { start }: BaseBackup,
  path: readonly Stretch[],
  size: number,
  names: ReadonlySet<string>,
): readonly string[] {
  const files: string[] = [];
  for (let number = numberAt(start, size); ; number += 1n) {
    const { name, isThere } = fileAt(number, path, size, names);
    if (!isThere) return files;
    files.push(name);
  }
}

/**
 * The file of a segment: that of the newest timeline that has begun by then. An older one may have a file of that number,
 * too, with what was left behind when the newer one began.
 */
function fileAt(
  number: bigint,
  path: readonly Stretch[],
  size: number,
  names: ReadonlySet<string>,
): { readonly name: string; readonly isThere: boolean } {
  const begun = path.findLast(({ from }) => numberAt(from, size) <= number);
  const name = segmentName({ timeline: begun?.timeline ?? 0, number }, size);
  return { name, isThere: names.has(name) };
}

/** Looks backwards, as a server that rests writes segments without a commit. */
async function lastCommitOf(
  files: readonly string[],
  from: bigint,
  wal: Wal,
  size: number,
  { commits }: Memory,
): Promise<Commit | undefined> {
  let next: Buffer | undefined;
  for (let index = files.length - 1; index >= Number(from); index -= 1) {
    const name = files[index] ?? "";
    // A record may end in the file after it.
    const key = `${name} ${files[index + 1] ?? ""}`;
    let commit = commits.get(key);
    if (commit === undefined) {
      const segment = await wal.read(name);
      // A server refuses one that is not there in full, as it is being copied still.
      const isWhole = segment?.length === size;
      commit = (isWhole ? lastCommitIn(segment, next) : undefined) ?? null;
      if (isWhole) commits.set(key, commit);
      next = isWhole ? segment : undefined;
    }
    if (commit !== null) return commit;
  }
  return undefined;
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
