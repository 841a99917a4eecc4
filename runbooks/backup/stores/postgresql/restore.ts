import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmod, mkdir, readdir, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import type { ReadContext } from "@rampart/runbook";
import type { Restored, RestoreRequest, RestoreState } from "../store.ts";
import { giveTo, serverAccount } from "./account.ts";
import { configure, type Target } from "./configuration.ts";
import { copyBackup } from "./copy.ts";
import { claim, type Marker, mark, markerIn, type Places, placesOf, release, removeDraft } from "./folder.ts";
import { verifyManifest } from "./manifest.ts";
import { locatePostgres } from "./program.ts";
import { findRecoverable, type Memory, newestOf, type Recoverable } from "./recovery-points.ts";
import { complaintsIn, serverState, startServer, stopServer } from "./server.ts";
import type { Settings } from "./settings.ts";
import { showPosition } from "./wal/position.ts";

type Progress = (done: number, total: number, unit?: string) => void;

const SOCKET_NAME = "/.s.PGSQL.65535";
/** Of the address of a Unix socket (unix(7)). */
const MOST_OF_AN_ADDRESS = 107;
const LOOK_AGAIN = 50;
const PORT_ATTEMPTS = 5;

/** Restores beside the original; what this run began before is gone on with, or begun anew where nobody is at it. */
export async function restore(
  settings: Settings,
  request: RestoreRequest,
  context: ReadContext,
  memory: Memory,
  progress: Progress,
): Promise<Restored> {
  const places = placesOf(settings.restoreInto, request.name);
  const marker = await ownMarker(places, request);
  if (serverState(places.data).is === "stopped")
    await begin(settings, request, marker, context, memory, progress);
  return await whenReady(settings, places, context, () => serverState(places.data).is === "stopped");
}

/** @throws {Error} if something else has the name. */
async function ownMarker(places: Places, request: RestoreRequest): Promise<Marker> {
  const found = await markerIn(places);
  if (found === "absent") return await claim(places, request);
  if (found !== "foreign" && found.run === request.run) return found;
  throw new Error(foreign(places, found));
}

function foreign({ folder }: Places, found: Marker | "foreign" | "absent"): string {
  return typeof found === "string"
    ? `${folder} is there, and no restore made it`
    : `${folder} was restored by run ${found.run}`;
}

async function begin(
  settings: Settings,
  request: RestoreRequest,
  marker: Marker,
  context: ReadContext,
  memory: Memory,
  progress: Progress,
): Promise<void> {
  const places = placesOf(settings.restoreInto, request.name);
  refuseLongSocket(places);
  const program = locatePostgres(settings.binaries);
  const account = await serverAccount(settings.runAs);
  const recoverable = await recoverableFor(settings, request, context, memory);
  if (settings.verifyBackup) await verifyManifest(recoverable.backup.folder, context.signal, progress);
  await rm(places.data, { recursive: true, force: true });
  await rm(places.log, { force: true });
  await mkdir(places.data, { mode: 0o700 });
  await copyBackup(recoverable.backup.folder, places.data, context.signal, progress);
  await chmod(places.data, 0o700);
  if (request.sabotage === "missing-wal") await dropWalAfter(places, recoverable);
  for (let attempt = 1; ; attempt += 1) {
    const port = settings.restoredPort ?? (request.isIsolated ? 5432 : await freePort());
    await configure(places, {
      port,
      isIsolated: request.isIsolated,
      restoreCommand: restoreCommandOf(settings, request, recoverable),
      timeline: recoverable.timeline,
      target: targetOf(recoverable, request.chosen.moment),
    });
    await mark(places, { ...marker, port, timeline: recoverable.timeline });
    await giveTo(account, places.folder);
    const hasEnded = startServer({
      program,
      data: places.data,
      log: places.log,
      account,
      environment: keyOf(settings, request),
    });
    // Another process can take the port first: whether the server got it, only the server can tell.
    if (
      !(await losesItsPort(places, hasEnded, context)) ||
      attempt === PORT_ATTEMPTS ||
      settings.restoredPort
    ) {
      await whenReady(settings, places, context, hasEnded);
      return;
    }
    await rm(places.log, { force: true });
  }
}

/** @throws {Error} if the backup or its WAL cannot be had any more. */
async function recoverableFor(
  settings: Settings,
  { chosen }: RestoreRequest,
  context: ReadContext,
  memory: Memory,
): Promise<Recoverable> {
  const found = (await findRecoverable(settings, context, memory)).find(
    ({ backup }) => backup.id === chosen.point.id,
  );
  if (found === undefined)
    throw new Error(`the base backup ${chosen.point.id} is gone from ${settings.baseBackups}`);
  if ("obstacle" in found)
    throw new Error(`the base backup ${chosen.point.id} cannot be restored: ${found.obstacle}`);
  const newest = newestOf(found.recoverable);
  if (newest < Date.parse(chosen.moment)) {
    throw new Error(
      `the WAL after ${chosen.point.id} reaches to ${new Date(newest).toISOString()} only, not to ${chosen.moment} any more`,
    );
  }
  return found.recoverable;
}

/** Exactly the commits up to the moment: all of them, and none that came later. */
function targetOf({ lastCommit, stop }: Recoverable, moment: string): Target {
  if (lastCommit === undefined || lastCommit.at < stop) return { kind: "backup-end" };
  // The server wants to see a later commit before it believes that it has reached a time.
  if (BigInt(Date.parse(moment)) * 1000n < lastCommit.time) return { kind: "time", value: timeOf(moment) };
  return { kind: "position", value: showPosition(lastCommit.at) };
}

/** Where settings are read, the letter Z is not known yet. */
function timeOf(moment: string): string {
  return new Date(moment).toISOString().replace("T", " ").replace("Z", "+00");
}

function restoreCommandOf(
  { walArchive, restoreCommand }: Settings,
  { sabotage }: RestoreRequest,
  { lastOfBackup }: Recoverable,
): string | undefined {
  if (walArchive === undefined) return undefined;
  const command = restoreCommand ?? `cp ${shellQuoted(walArchive.replaceAll("%", "%%"))}/%f "%p"`;
  if (sabotage !== "missing-wal") return command;
  const last = lastOfBackup.slice(8);
  return `n=%f; n=\${n#????????}; { [ \${#n} -ne 16 ] || expr "x$n" "<=" "x${last}" >/dev/null; } && { ${command}; }`;
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function keyOf({ archiveKey }: Settings, { sabotage }: RestoreRequest): Readonly<Record<string, string>> {
  if (archiveKey === undefined) return {};
  if (sabotage !== "wrong-key") return { ARCHIVE_KEY: archiveKey };
  const bytes = randomBytes(Math.ceil(archiveKey.length / 2));
  return { ARCHIVE_KEY: bytes.toString("hex").slice(0, archiveKey.length) };
}

async function dropWalAfter({ data }: Places, { lastOfBackup }: Recoverable): Promise<void> {
  const folder = join(data, "pg_wal");
  for (const name of await readdir(folder).catch(() => [])) {
    if (/^[0-9A-F]{24}$/.test(name) && name.slice(8) > lastOfBackup.slice(8)) await rm(join(folder, name));
  }
}

/** @throws {Error} with what the server complained about if it ends. */
async function whenReady(
  settings: Settings,
  places: Places,
  { clock, signal }: ReadContext,
  hasEnded: () => boolean,
): Promise<Restored> {
  for (;;) {
    const { is } = serverState(places.data);
    if (is === "ready") break;
    if (hasEnded()) throw new Error(`the server did not recover:\n${complaintsIn(places.log)}`);
    await clock.sleep(LOOK_AGAIN, signal);
  }
  const marker = await markerIn(places);
  if (typeof marker === "string") throw new Error(`the marker in ${places.folder} is gone`);
  if (!marker.isRestored) await mark(places, { ...marker, isRestored: true });
  return restoredOf(settings, places, marker);
}

async function losesItsPort(
  places: Places,
  hasEnded: () => boolean,
  { clock, signal }: ReadContext,
): Promise<boolean> {
  while (!hasEnded()) {
    // It takes its port before it makes anything known of itself.
    if (serverState(places.data).is !== "stopped") return false;
    await clock.sleep(LOOK_AGAIN, signal);
  }
  return complaintsIn(places.log).includes("Address already in use");
}

function restoredOf(settings: Settings, places: Places, { name, port = 0 }: Marker): Restored {
  return { id: places.data, name, port, address: `${settings.database} at ${places.socket}, port ${port}` };
}

/** How far a restore of this run is. One that nobody is at any more has failed. */
export async function restoreState(settings: Settings, request: RestoreRequest): Promise<RestoreState> {
  const places = placesOf(settings.restoreInto, request.name);
  const marker = await markerIn(places);
  if (marker === "absent") return { is: "absent" };
  if (marker === "foreign" || marker.run !== request.run) {
    return { is: "foreign", because: foreign(places, marker) };
  }
  const { is } = serverState(places.data);
  if (is === "recovering") return { is: "restoring" };
  // What was not marked as restored is asked for once more, so that nothing is taken for it that is not.
  if (is === "ready")
    return marker.isRestored
      ? { is: "restored", restored: restoredOf(settings, places, marker) }
      : { is: "restoring" };
  return { is: "failed", because: `no server runs on ${places.data}: ${complaintsIn(places.log)}` };
}

/** @throws {Error} if it is not of this run. */
export async function remove(
  settings: Settings,
  request: RestoreRequest,
  context: ReadContext,
): Promise<void> {
  const places = placesOf(settings.restoreInto, request.name);
  await removeDraft(places, request.run);
  const marker = await markerIn(places);
  if (marker === "absent") return;
  if (marker === "foreign" || marker.run !== request.run) {
    throw new Error(`${foreign(places, marker)}: it is not removed`);
  }
  await stopServer(places.data, context.clock);
  // Its name is free in one act, and what is left of it is told by the name of the run.
  await release(places, request.run);
}

function refuseLongSocket({ socket }: Places): void {
  if (Buffer.byteLength(socket) + SOCKET_NAME.length <= MOST_OF_AN_ADDRESS) return;
  throw new Error(
    `the path ${socket} is too long for a socket: use a shorter folder for the input restoreInto`,
  );
}

/** A TCP port of this machine that is free now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** For a session on a restored server, over its socket: no password of the original has to be known. */
export function socketOf(
  settings: Settings,
  { name, port }: Restored,
): { host: string; port: number; user: string } {
  return { host: placesOf(settings.restoreInto, name).socket, port: Number(port), user: settings.user };
}
