import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { RestoreRequest } from "../store.ts";

/** What a restore writes down of itself, in the folder that it fills. */
export interface Marker {
  readonly run: string;
  readonly name: string;
  /** Base backup that it comes from. */
  readonly point: string;
  readonly moment: string;
  /** What was promised of the server before it was started. */
  readonly port?: number;
  /** Timeline of the WAL that is replayed. */
  readonly timeline?: number;
  readonly isRestored: boolean;
}

/** Where the parts of a restored server are. */
export interface Places {
  readonly folder: string;
  readonly marker: string;
  readonly data: string;
  readonly socket: string;
  readonly log: string;
}

const MARKER = "rampart-restore.json";

export function placesOf(restoreInto: string, name: string): Places {
  const folder = join(restoreInto, name);
  return {
    folder,
    marker: join(folder, MARKER),
    data: join(folder, "data"),
    socket: join(folder, "socket"),
    log: join(folder, "log"),
  };
}

/** Whose a folder is: nobody's, with a marker, or somebody else's. */
export async function markerIn({ folder, marker }: Places): Promise<Marker | "absent" | "foreign"> {
  try {
    return JSON.parse(await readFile(marker, "utf8")) as Marker;
  } catch {
    return (await isThere(folder)) ? "foreign" : "absent";
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await (await open(path)).close();
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ENOENT");
  }
}

/**
 * Makes the folder of a restore, with its marker in it from the beginning.
 *
 * @throws {Error} if something else is there.
 */
export async function claim(places: Places, request: RestoreRequest): Promise<Marker> {
  const { chosen, name, run } = request;
  const marker: Marker = { run, name, point: chosen.point.id, moment: chosen.moment, isRestored: false };
  const draft = `${places.folder}.${run}`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  await writeDurably(join(draft, MARKER), marker);
  // In one act: whatever is cut off leaves a folder that says whose it is, or none.
  await rename(draft, places.folder);
  return marker;
}

export async function mark(places: Places, marker: Marker): Promise<void> {
  const draft = `${places.marker}.new`;
  await writeDurably(draft, marker);
  await rename(draft, places.marker);
}

async function writeDurably(file: string, marker: Marker): Promise<void> {
  const handle = await open(file, "w", 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(marker, undefined, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Removes a folder with all that is in it. */
export async function release(places: Places, run: string): Promise<void> {
  await rename(places.folder, `${places.folder}.${run}`);
  await removeDraft(places, run);
}

/** What a claim, or a removal, that was cut off leaves. */
export async function removeDraft(places: Places, run: string): Promise<void> {
  await rm(`${places.folder}.${run}`, { recursive: true, force: true });
}
