import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ReadContext } from "@rampart/runbook";
import type { Settings } from "./settings.ts";
import { type Position, parsePosition } from "./wal/position.ts";
import { type Ancestor, parseHistory } from "./wal/timeline.ts";

/** What ended when a base backup did, as the server wrote it into the archive. */
export interface BackupEnd {
  readonly stop: Position;
  /** Milliseconds since 1970; not before the backup ended. */
  readonly ended: number;
}

/** The archived WAL. */
export interface Archive {
  /** Names of segments that are there in full, without the endings of compressed or encrypted files. */
  readonly segments: ReadonlySet<string>;
  /** Names of timelines' histories, and of backups' ends. */
  readonly others: ReadonlySet<string>;
  /** A file of it, as the server would get it; undefined where it is not to be had. */
  file(name: string): Promise<Buffer | undefined>;
}

const SEGMENT = /^([0-9A-F]{24})(\.(?!partial)[a-z0-9]+)*$/;
const OTHER = /^([0-9A-F]{8}\.history|[0-9A-F]{24}\.[0-9A-F]{8}\.backup)(\.[a-z0-9]+)*$/;

/**
 * Looks at the archive, through the restore command where there is one.
 *
 * @throws {Error} if its folder cannot be read.
 */
export async function openArchive(
  { walArchive, restoreCommand, archiveKey }: Settings,
  { $, signal }: Pick<ReadContext, "$" | "signal">,
  known: KnownFiles,
): Promise<Archive> {
  const names = walArchive === undefined ? [] : await readdir(walArchive);
  const matching = (pattern: RegExp): ReadonlySet<string> =>
    new Set(names.flatMap((name) => pattern.exec(name)?.[1] ?? []));
  const fetch = async (name: string): Promise<Buffer | undefined> => {
    if (walArchive === undefined) return undefined;
    if (restoreCommand === undefined) {
      return await readFile(join(walArchive, name), { signal }).catch(() => undefined);
    }
    const folder = await mkdtemp(join(tmpdir(), "rampart-wal-"));
    try {
      const target = join(folder, name);
      const command = commandFor(restoreCommand, name, target);
      const env = archiveKey === undefined ? {} : { ARCHIVE_KEY: archiveKey };
      const { exitCode } = await $({
        env: { ...process.env, ...env },
        nothrow: true,
        quiet: true,
      })`sh -c ${command}`;
      return exitCode === 0 ? await readFile(target).catch(() => undefined) : undefined;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
  return {
    segments: matching(SEGMENT),
    others: matching(OTHER),
    file: async (name) => {
      const content = known.get(name) ?? (await fetch(name));
      // Segments are large, and looked at once.
      if (content !== undefined && !/^[0-9A-F]{24}$/.test(name)) known.set(name, content);
      return content;
    },
  };
}

/** What has been read already: a file of an archive never changes. */
export type KnownFiles = Map<string, Buffer>;

/** As PostgreSQL puts names into a command: `%%` is a percent sign. */
function commandFor(command: string, name: string, target: string): string {
  return command.replaceAll(/%[fpr%]/g, (place) => {
    if (place === "%f") return name;
    if (place === "%p") return target;
    return place === "%%" ? "%" : name;
  });
}

/** The ancestors of each timeline that the archive has a history of. */
export async function historiesIn(archive: Archive): Promise<ReadonlyMap<number, readonly Ancestor[]>> {
  const names = [...archive.others].filter((name) => name.endsWith(".history"));
  const read = await Promise.all(
    names.map(async (name) => {
      const text = (await archive.file(name))?.toString("latin1");
      return text === undefined ? [] : [[Number.parseInt(name.slice(0, 8), 16), parseHistory(text)] as const];
    }),
  );
  return new Map(read.flat());
}

/** What the archive says of the end of the backup that began in the WAL file `startFile`. */
export async function backupEndIn(
  archive: Archive,
  startFile: string,
  start: Position,
  folder: string | undefined,
): Promise<BackupEnd | undefined> {
  for (const name of archive.others) {
    if (!name.startsWith(`${startFile}.`)) continue;
    const text = (await archive.file(name))?.toString("latin1") ?? "";
    const [, begun] = /^START WAL LOCATION: (\S+) /m.exec(text) ?? [];
    const [, stop] = /^STOP WAL LOCATION: (\S+) /m.exec(text) ?? [];
    const [, time] = /^STOP TIME: (.+)$/m.exec(text) ?? [];
    if (begun === undefined || stop === undefined || parsePosition(begun) !== start) continue;
    return { stop: parsePosition(stop), ended: await endedAt(time, folder, name) };
  }
  return undefined;
}

/** The time is cut to seconds, and its zone may be an abbreviation that means several. */
async function endedAt(time: string | undefined, folder: string | undefined, name: string): Promise<number> {
  const match = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) (UTC|GMT)$/.exec(time ?? "");
  if (match !== null) return Date.parse(`${match[1]}T${match[2]}Z`) + 1000;
  // When it was archived: later than the end, and so on the safe side.
  const { mtimeMs } = await stat(join(folder ?? "", name)).catch(() => ({ mtimeMs: Number.NaN }));
  return Math.ceil(mtimeMs);
}
