import { readdir, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { AnyInputs, Check, Properties, ReadContext } from "@rampart/runbook";
import type {
  Fingerprint,
  Nonce,
  Proofs,
  Restored,
  RestoreRequest,
  Sabotage,
  Store,
  StoreModule,
} from "../store.ts";
import { type Account, mayRead, serverAccount } from "./account.ts";
import { configOf, type Session, withSession } from "./connect.ts";
import { placesOf } from "./folder.ts";
import { clearNonces, newestNonce, transactionOf, writeNonce } from "./nonces.ts";
import { locatePostgres } from "./program.ts";
import { findRecoverable, Memory, recoveryPointOf } from "./recovery-points.ts";
import { remove, restore, restoreState, socketOf } from "./restore.ts";
import { type Settings, settingsOf } from "./settings.ts";
import { bytesIn } from "./size.ts";
import { fingerprintOf, sumsUntil } from "./tables.ts";
import { verify } from "./verify.ts";

const storeModule: StoreModule = {
  required: ["baseBackups", "restoreInto"],
  optional: [
    "host",
    "port",
    "database",
    "user",
    "password",
    "tls",
    "certificateAuthority",
    "walArchive",
    "restoreCommand",
    "archiveKey",
    "binaries",
    "runAs",
    "restoredPort",
    "checksumRows",
    "verifyBackup",
  ],
  open,
};

export { storeModule };

function open(inputs: AnyInputs): Store {
  const settings = settingsOf(inputs);
  const memory = new Memory();
  locatePostgres(settings.binaries);
  const { original, baseBackups, database, archiveKey } = settings;
  const sabotages: readonly Sabotage[] =
    archiveKey === undefined ? ["missing-wal"] : ["missing-wal", "wrong-key"];
  return {
    address:
      original === undefined
        ? `the backups in ${baseBackups}`
        : `postgresql://${original.host}:${original.port}/${database}`,
    original: async ({ signal }) => await originalState(settings, signal),
    recoveryPoints: async (context) => {
      const found = await findRecoverable(settings, context, memory);
      return found
        .map((one) => recoveryPointOf(one, settings))
        .sort(
          (one, other) =>
            Date.parse(other.newest) - Date.parse(one.newest) || (one.oldest < other.oldest ? 1 : -1),
        );
    },
    restore: async (request, context, progress) =>
      await restore(settings, request, context, memory, progress),
    restoreState: async (request) => await restoreState(settings, request),
    readiness: async (request) => await readiness(settings, request),
    verify: async (restored, context) => await verify(settings, restored, context),
    remove: async (request, context) => await remove(settings, request, context),
    handOver: (restored) => handOver(settings, restored),
    ...(original === undefined ? {} : { proofs: proofsOf(settings) }),
    sabotages,
  };
}

async function originalState(settings: Settings, signal: AbortSignal): Promise<Properties> {
  return await onOriginal(settings, signal, async ({ ask }) => {
    const [row] = await ask<{ version: string; system: string; recovers: boolean }>(
      `SELECT current_setting('server_version') AS version, pg_is_in_recovery() AS recovers,
         (SELECT system_identifier::text FROM pg_control_system()) AS system`,
    );
    return {
      database: settings.database,
      version: row?.version ?? "",
      system: row?.system ?? "",
      isStandby: row?.recovers ?? false,
    };
  });
}

async function onOriginal<Result>(
  { original }: Settings,
  signal: AbortSignal,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  if (original === undefined) throw new Error("nobody said where the original is: the input host is missing");
  return await withSession(configOf(original), signal, work);
}

/** Room for the copy: at the most as large as the backup, plus what recovery writes of its own. */
async function readiness(settings: Settings, { chosen, name }: RestoreRequest): Promise<Check> {
  const { baseBackups, restoreInto, runAs } = settings;
  const account = await serverAccount(runAs);
  const unreadable = await unreadableIn(settings, account);
  if (unreadable !== undefined) {
    return {
      passes: false,
      value: `the account of the server (${runAs ?? "this one"}) cannot read ${unreadable}`,
      advice: "Let it read the archive, and get to its folder.",
    };
  }
  const found = await findFolder(restoreInto);
  if (found === undefined) return { passes: false, value: `there is no folder ${restoreInto}` };
  const needed = await bytesIn(join(baseBackups, chosen.point.id));
  const { bavail, bsize } = await statfs(found);
  const free = bavail * bsize;
  return {
    passes: free > needed,
    value: `${gibibytes(free)} are free for ${placesOf(restoreInto, name).folder}`,
    objective: `${gibibytes(needed)} and what recovery writes`,
  };
}

/** What the server could not read of the archive; a restore command has its own ways. */
async function unreadableIn(
  { walArchive, restoreCommand }: Settings,
  account: Account | undefined,
): Promise<string | undefined> {
  if (walArchive === undefined || restoreCommand !== undefined) return undefined;
  if (!(await mayRead(account, walArchive))) return walArchive;
  const newest = (await readdir(walArchive)).sort().at(-1);
  if (newest === undefined) return undefined;
  const file = join(walArchive, newest);
  return (await mayRead(account, file)) ? undefined : file;
}

/** The folder, or the one above that will get it. */
async function findFolder(path: string): Promise<string | undefined> {
  for (const folder of [path, dirname(path)]) {
    const isThere = await statfs(folder).then(
      () => true,
      () => false,
    );
    if (isThere) return folder;
  }
  return undefined;
}

function gibibytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(2)} GiB`;
}

function proofsOf(settings: Settings): Proofs {
  const on = async <Result>(
    where: Restored | "original",
    { signal }: ReadContext,
    work: (session: Session) => Promise<Result>,
  ): Promise<Result> => {
    if (where === "original") return await onOriginal(settings, signal, work);
    return await withSession({ ...socketOf(settings, where), database: settings.database }, signal, work);
  };
  return {
    writeNonce: async (value, context): Promise<Nonce> =>
      await on("original", context, async (session) => await writeNonce(session, value)),
    newestNonce: async (where, context) => await on(where, context, newestNonce),
    clearNonces: async (before, context) => {
      await on("original", context, async (session) => await clearNonces(session, before));
    },
    fingerprint: async (where, context): Promise<Fingerprint> =>
      await on(where, context, async (session) => await fingerprintOf(session, settings.checksumRows)),
    sameUntil: async ({ value }, restored, names, context) => {
      const { checksumRows } = settings;
      // The one that came back: what the original has of it may have been changed by a later transaction.
      const until = await on(restored, context, async (session) => await transactionOf(session, value));
      if (until === undefined) return [];
      const sums = async (where: Restored | "original"): Promise<ReadonlyMap<string, string>> =>
        await on(where, context, async (session) => await sumsUntil(session, until, names, checksumRows));
      const [original, copy] = [await sums("original"), await sums(restored)];
      return names.filter((name) => original.has(name) && original.get(name) === copy.get(name));
    },
  };
}

function handOver({ restoreInto, user, database }: Settings, { name, port }: Restored): string {
  const { data, socket, log, folder } = placesOf(restoreInto, name);
  return [
    `The restored server takes connections on 127.0.0.1:${port}, database ${database}, with the users and passwords of its moment.`,
    `As the account of the server, without a password: psql -h ${socket} -p ${port} -U ${user} ${database}`,
    `Its data: ${data}. Its log: ${log}.`,
    `Archiving, logical replication and TLS are off, and it listens on this machine only: the end of ${data}/postgresql.auto.conf says so. Before others use it, give it an archive of its own, then take these lines out and restart it.`,
    `Who may connect stands in ${folder}/pg_hba.conf.`,
    "Take a base backup of it at once: until then nothing that is written to it can be restored.",
    "Lead users there yourself: connection strings, DNS or the pooler.",
  ].join("\n");
}
