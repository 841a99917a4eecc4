import { type Database, SqlManagementClient } from "@azure/arm-sql";
import type { AnyInputs, ReadContext } from "@rampart/runbook";
import type { CutOver, Restored, RestoreRequest, RestoreState, Store, StoreModule } from "../../store.ts";
import { SIGN_IN } from "../inputs.ts";
import { connectionOf } from "../shared/connect.ts";
import { unlessMissing } from "../shared/errors.ts";
import { foreignBecause, isMadeBy, marksOf } from "../shared/marks.ts";
import { lastName, parseResourceId } from "../shared/resource-id.ts";
import { bringToEnd } from "../shared/restoring.ts";
import { requiredText, textInput } from "../shared/text-input.ts";
import { recoveryPoints } from "./points.ts";
import { createModeOf } from "./source.ts";
import type { SqlStore } from "./sql-store.ts";

/** A database of Azure SQL: any moment, deleted ones, geo-redundant and long-term backups. */
export const storeModule: StoreModule = {
  required: ["azureResourceId"],
  optional: ["azureTargetGroup", "azureTargetRegion", "azureTargetServer", ...SIGN_IN],
  open: (inputs) => openDatabase(inputs),
};

function openDatabase(inputs: AnyInputs): Store {
  const database = parseResourceId(
    requiredText(inputs, "azureResourceId"),
    "azureResourceId",
    "Microsoft.Sql/servers/databases",
  );
  const { credential, options } = connectionOf(inputs);
  const server = database.names[0] ?? "";
  const store: SqlStore = {
    client: new SqlManagementClient(credential, database.subscription, options),
    database,
    name: lastName(database.id),
    server,
    targetGroup: textInput(inputs, "azureTargetGroup") ?? database.group,
    targetServer: textInput(inputs, "azureTargetServer") ?? server,
    region: textInput(inputs, "azureTargetRegion"),
  };
  return {
    address: database.id,
    original: async ({ signal }) => {
      const found = await originalOf(store, signal);
      return found === undefined ? undefined : stateOf(found);
    },
    recoveryPoints: async ({ signal, clock }) =>
      await recoveryPoints(store, await originalOf(store, signal), clock.now(), signal),
    restore: async (request, context, progress) => await restore(store, request, context, progress),
    restoreState: async (request, { signal }) => await restoreState(store, request, signal),
    verify: async (restored, { signal }) => {
      const found = await restoredOf(store, restored, signal);
      if (found === undefined) return { passes: false, value: `database ${restored.name} is not there` };
      return {
        passes: found.status === "Online",
        value: `status ${found.status ?? "unknown"}, ${found.currentServiceObjectiveName ?? "?"} on ${store.targetServer}`,
        objective: "status Online",
      };
    },
    remove: async (request, { signal }) => {
      // A cut-over that failed is not done, so nobody asks to take it back: what is there of it ends here.
      if (canCutOver(store)) await bringBack(store, request, signal);
      const found = await databaseOf(store, request.name, signal);
      if (found === undefined) return;
      if (!isMadeBy(request.run, found.tags)) {
        throw new Error(`${foreignBecause(`database ${request.name}`, found.tags)}; it stays`);
      }
      const poller = await store.client.databases.beginDelete(
        store.targetGroup,
        store.targetServer,
        request.name,
        { abortSignal: signal },
      );
      await poller.pollUntilDone({ abortSignal: signal });
    },
    handOver: (restored) =>
      [
        `Database ${restored.name} on ${restored.address} holds the data of ${String(restored.moment)}.`,
        store.targetServer === server
          ? "It is on the server of the original: logins and firewall of the server hold for it too."
          : "It is on another server: its logins, firewall rules and private endpoints are not those of the original.",
        "Not taken over: long-term retention, failover group, geo-replicas, data sync, alerts, locks.",
        `To have it take the place of the original, run again with afterwards=cut-over, or rename both databases.`,
      ].join("\n"),
    ...(canCutOver(store)
      ? {
          cutOvers: {
            cutOver: async (restored, { signal }) => await cutOver(store, restored, signal),
            hasCutOver: async (restored, { signal }) => await hasCutOver(store, restored, signal),
            takeBack: async (restored, done, { signal }) => await takeBack(store, restored, done, signal),
          },
        }
      : {}),
  };
}

function stateOf(database: Database): { [name: string]: string | number | boolean | null } {
  return {
    region: database.location,
    objective: database.currentServiceObjectiveName ?? null,
    maxBytes: database.maxSizeBytes ?? null,
    backupRedundancy: database.currentBackupStorageRedundancy ?? null,
  };
}

async function originalOf(
  { client, database, server, name }: SqlStore,
  signal: AbortSignal,
): Promise<Database | undefined> {
  return await unlessMissing(client.databases.get(database.group, server, name, { abortSignal: signal }));
}

async function databaseOf(
  { client, targetGroup, targetServer }: SqlStore,
  name: string,
  signal: AbortSignal,
): Promise<Database | undefined> {
  return await unlessMissing(client.databases.get(targetGroup, targetServer, name, { abortSignal: signal }));
}

/** Under its own name, or under that of the original once it has taken its place. */
async function restoredOf(
  store: SqlStore,
  restored: Restored,
  signal: AbortSignal,
): Promise<Database | undefined> {
  const found = await databaseOf(store, restored.name, signal);
  if (found !== undefined) return found;
  const other = await databaseOf(store, store.name, signal);
  return isMadeBy(runOf(restored), other?.tags) ? other : undefined;
}

async function restoreState(
  store: SqlStore,
  { name, run, chosen }: RestoreRequest,
  signal: AbortSignal,
): Promise<RestoreState> {
  const found = await databaseOf(store, name, signal);
  if (found === undefined) return { is: "absent" };
  if (!isMadeBy(run, found.tags))
    return { is: "foreign", because: foreignBecause(`database ${name}`, found.tags) };
  if (FAILED.has(found.status ?? ""))
    return { is: "failed", because: `database ${name} is in status ${found.status}` };
  if (found.status !== "Online") return { is: "restoring" };
  return {
    is: "restored",
    restored: {
      id: found.id ?? "",
      name,
      address: `${store.targetServer}/${name}`,
      moment: chosen.moment,
      region: found.location,
      run,
    },
  };
}

const FAILED: ReadonlySet<string> = new Set([
  "Disabled",
  "EmergencyMode",
  "Inaccessible",
  "RecoveryPending",
  "Suspect",
]);

async function restore(
  store: SqlStore,
  request: RestoreRequest,
  context: ReadContext,
  progress: (done: number, total: number, unit?: string) => void,
): Promise<Restored> {
  const { signal } = context;
  const original = await originalOf(store, signal);
  const location = store.region ?? original?.location ?? (await serverRegion(store, signal));
  return await bringToEnd(
    {
      what: `database ${request.name}`,
      state: async () => await restoreState(store, request, signal),
      begin: async () =>
        await store.client.databases.beginCreateOrUpdate(
          store.targetGroup,
          store.targetServer,
          request.name,
          {
            location,
            tags: marksOf(request.run, request.chosen.moment),
            ...createModeOf(request.chosen),
          },
          { abortSignal: signal },
        ),
    },
    context,
    progress,
  );
}

async function serverRegion(
  { client, targetGroup, targetServer }: SqlStore,
  signal: AbortSignal,
): Promise<string> {
  return (await client.servers.get(targetGroup, targetServer, { abortSignal: signal })).location;
}

function runOf(restored: Restored): string {
  return String(restored.run);
}

/** Names of databases lead users only on the server that they know. */
function canCutOver({ targetServer, server, targetGroup, database }: SqlStore): boolean {
  return targetServer === server && targetGroup === database.group;
}

/** What the original is called once it has made way. A long name is cut, never the run: it says whose doing it is. */
function asideName(name: string, run: string): string {
  const suffix = `-before-${run}`;
  return `${name.slice(0, Math.max(1, 128 - suffix.length))}${suffix}`;
}

async function cutOver(store: SqlStore, restored: Restored, signal: AbortSignal): Promise<CutOver> {
  const done = await hasCutOver(store, restored, signal);
  if (typeof done === "object") return done;
  const aside = asideName(store.name, runOf(restored));
  if ((await databaseOf(store, store.name, signal)) !== undefined) {
    if ((await databaseOf(store, aside, signal)) !== undefined) {
      throw new Error(`${aside} is there already, and so is ${store.name}: somebody made one of them anew`);
    }
    await rename(store, store.name, aside, signal);
  }
  await rename(store, restored.name, store.name, signal);
  return await madeWay(store, aside, signal);
}

async function hasCutOver(
  store: SqlStore,
  restored: Restored,
  signal: AbortSignal,
): Promise<CutOver | false> {
  const there = await databaseOf(store, store.name, signal);
  if (!isMadeBy(runOf(restored), there?.tags)) return false;
  return await madeWay(store, asideName(store.name, runOf(restored)), signal);
}

/** Null where the original was gone before. */
async function madeWay(store: SqlStore, aside: string, signal: AbortSignal): Promise<CutOver> {
  return { before: (await databaseOf(store, aside, signal)) === undefined ? null : aside };
}

async function takeBack(
  store: SqlStore,
  restored: Restored,
  { before }: CutOver,
  signal: AbortSignal,
): Promise<void> {
  const there = await databaseOf(store, store.name, signal);
  if (isMadeBy(runOf(restored), there?.tags)) await rename(store, store.name, restored.name, signal);
  else if (there !== undefined) return;
  if (typeof before === "string") await rename(store, before, store.name, signal);
}

/**
 * Gives both databases the names they had before the run, from wherever a cut-over of it stopped.
 *
 * @throws if somebody made a database of the original's name meanwhile: which of them is to have it, people decide.
 */
async function bringBack(
  store: SqlStore,
  { name, run }: Pick<RestoreRequest, "name" | "run">,
  signal: AbortSignal,
): Promise<void> {
  // Where the original was gone, what was restored may have its name from the start.
  if (name === store.name) return;
  const there = await databaseOf(store, store.name, signal);
  const isRestored = isMadeBy(run, there?.tags);
  if (isRestored) await rename(store, store.name, name, signal);
  const aside = asideName(store.name, run);
  if ((await databaseOf(store, aside, signal)) === undefined) return;
  if (there !== undefined && !isRestored) {
    throw new Error(
      `the original is called ${aside} since the cut-over, and cannot have its name back: ${foreignBecause(`database ${store.name}`, there.tags)}. Rename one of them, and undo again; nothing was removed`,
    );
  }
  await rename(store, aside, store.name, signal);
}

/** The service renames at once; users are cut off and have to connect anew. */
async function rename(store: SqlStore, from: string, to: string, signal: AbortSignal): Promise<void> {
  const { client, targetGroup, targetServer, database } = store;
  const id = database.id.slice(0, database.id.lastIndexOf("/"));
  await client.databases.rename(
    targetGroup,
    targetServer,
    from,
    { id: `${id}/${to}` },
    { abortSignal: signal },
  );
}
