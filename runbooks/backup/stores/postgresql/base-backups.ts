import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Position, parsePosition } from "./wal/position.ts";

/** A base backup in plain format: a copy of the data folder with a `backup_label`. */
export interface BaseBackup {
  /** Name of its folder. */
  readonly id: string;
  readonly folder: string;
  readonly timeline: number;
  /** Where recovery begins. */
  readonly start: Position;
  /** Name of the WAL file of that position. */
  readonly startFile: string;
  /** Where it ends, if it says so itself. */
  readonly stop: Position | undefined;
  /** When it was written to the end, in milliseconds since 1970, if it says so itself. */
  readonly ended: number | undefined;
  /** Why it cannot be restored here. */
  readonly obstacle: string | undefined;
}

/**
 * The base backups in a folder.
 *
 * @throws {Error} if it cannot be read.
 */
export async function baseBackupsIn(folder: string): Promise<readonly BaseBackup[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const found = await Promise.all(folders.map(async (name) => await baseBackup(name, join(folder, name))));
  return found.filter((backup) => backup !== undefined);
}

/** Undefined where there is no label: that is something else, or is being written at this moment. */
async function baseBackup(id: string, folder: string): Promise<BaseBackup | undefined> {
  const label = await readIfThere(join(folder, "backup_label"));
  if (label === undefined) return undefined;
  const start = /^START WAL LOCATION: (\S+) \(file ([0-9A-F]{24})\)/m.exec(label);
  const [, position, startFile] = start ?? [];
  if (position === undefined || startFile === undefined) return undefined;
  const manifest = await readManifest(folder);
  return {
    id,
    folder,
    timeline: Number.parseInt(startFile.slice(0, 8), 16),
    start: parsePosition(position),
    startFile,
    stop: manifest?.stop,
    ended: manifest?.ended,
    obstacle: await obstacleIn(folder),
  };
}

async function obstacleIn(folder: string): Promise<string | undefined> {
  if ((await readIfThere(join(folder, "PG_VERSION"))) === undefined)
    return "it has no PG_VERSION: part of it is missing";
  if ((await readIfThere(join(folder, "global", "pg_control"))) === undefined) {
    return "it has no global/pg_control: part of it is missing";
  }
  const tablespaces = await readdir(join(folder, "pg_tblspc")).catch(() => []);
  if (tablespaces.length > 0 || (await readIfThere(join(folder, "tablespace_map"))) !== undefined) {
    return "it has tablespaces, which would be restored over those of the original";
  }
  return undefined;
}

/** What `pg_basebackup` writes last of all. */
async function readManifest(
  folder: string,
): Promise<{ readonly stop: Position | undefined; readonly ended: number } | undefined> {
  const file = join(folder, "backup_manifest");
  const text = await readIfThere(file);
  if (text === undefined) return undefined;
  const { mtimeMs } = await stat(file);
  // The ranges stand at its end; the files before them may be many.
  const ends = [...text.matchAll(/"End-LSN":\s*"([0-9A-Fa-f]+\/[0-9A-Fa-f]+)"/g)];
  const stop = ends.at(-1)?.[1];
  return { stop: stop === undefined ? undefined : parsePosition(stop), ended: Math.ceil(mtimeMs) };
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "latin1");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
