import { PostgreSQLManagementFlexibleServerClient, type Server } from "@azure/arm-postgresql-flexible";
import type { AnyInputs, ReadContext } from "@rampart/runbook";
import type {
  RecoveryPoint,
  Restored,
  RestoreRequest,
  RestoreState,
  Store,
  StoreModule,
} from "../../store.ts";
import { SIGN_IN } from "../inputs.ts";
import { connectionOf } from "../shared/connect.ts";
import { unlessMissing } from "../shared/errors.ts";
import { foreignBecause, isMadeBy, marksOf } from "../shared/marks.ts";
import { before, HOUR, instant, MINUTE } from "../shared/moments.ts";
import { lastName, parseResourceId, type ResourceId } from "../shared/resource-id.ts";
import { bringToEnd } from "../shared/restoring.ts";
import { momentInput, requiredText, textInput } from "../shared/text-input.ts";

/** A flexible server of Azure Database for PostgreSQL: any moment, beside it or in its paired region. */
export const storeModule: StoreModule = {
  required: ["azureResourceId"],
  optional: [
    "azureTargetGroup",
    "azureTargetRegion",
    "azureSubnetId",
    "azurePrivateDnsZoneId",
    "azureDeletedAt",
    ...SIGN_IN,
  ],
  open: (inputs) => openServer(inputs),
};

/** https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-backup-restore: logs, every 5 minutes. */
const LOG_INTERVAL: number = 5 * MINUTE;
/** The same page: the copy in the paired region is up to an hour behind. */
const GEO_LAG: number = HOUR;
/** The same page: backups of a deleted server stay for 5 days. */
const DELETED_KEPT: number = 5 * 24 * HOUR;

interface ServerStore {
  readonly client: PostgreSQLManagementFlexibleServerClient;
  readonly server: ResourceId;
  readonly name: string;
  readonly group: string;
  readonly region: string | undefined;
  readonly subnet: string | undefined;
  readonly zone: string | undefined;
  readonly deletedAt: Date | undefined;
}

function openServer(inputs: AnyInputs): Store {
  const server = parseResourceId(
    requiredText(inputs, "azureResourceId"),
    "azureResourceId",
    "Microsoft.DBforPostgreSQL/flexibleServers",
  );
  const { credential, options } = connectionOf(inputs);
  const store: ServerStore = {
    client: new PostgreSQLManagementFlexibleServerClient(credential, server.subscription, options),
    server,
    name: lastName(server.id),
    group: textInput(inputs, "azureTargetGroup") ?? server.group,
    region: textInput(inputs, "azureTargetRegion"),
    subnet: textInput(inputs, "azureSubnetId"),
    zone: textInput(inputs, "azurePrivateDnsZoneId"),
    deletedAt: momentInput(inputs, "azureDeletedAt"),
  };
  return {
    address: server.id,
    original: async ({ signal }) => {
      const found = await originalOf(store, signal);
      return found === undefined ? undefined : stateOf(found);
    },
    recoveryPoints: async ({ signal, clock }) => {
      const found = await originalOf(store, signal);
      return found === undefined ? deletedPoints(store, clock.now()) : livePoints(store, found, clock.now());
    },
    restore: async (request, context, progress) => await restore(store, request, context, progress),
    restoreState: async (request, { signal }) => await restoreState(store, request, signal),
    verify: async (restored, { signal }) => {
      const found = await serverOf(store, restored.name, signal);
      if (found === undefined) return { passes: false, value: `server ${restored.name} is not there` };
      return {
        passes: found.state === "Ready",
        value: `state ${found.state ?? "unknown"}, PostgreSQL ${found.version ?? "?"}, ${found.storage?.storageSizeGB ?? "?"} GiB`,
        objective: "state Ready",
      };
    },
    remove: async (request, { signal }) => {
      const found = await serverOf(store, request.name, signal);
      if (found === undefined) return;
      if (!isMadeBy(request.run, found.tags)) {
        throw new Error(`${foreignBecause(`server ${request.name}`, found.tags)}; it stays`);
      }
      const poller = await store.client.servers.beginDelete(store.group, request.name, {
        abortSignal: signal,
      });
      await poller.pollUntilDone({ abortSignal: signal });
    },
    handOver: (restored) =>
      [
        `Server ${restored.name} at ${restored.address} holds the data of ${String(restored.moment)}.`,
        "Log in as before: roles and passwords are those of that moment.",
        "Not taken over from the original; set up before users come:",
        restored.isPrivate === true
          ? "  - the record in your private DNS zone, and links of the zone to the networks of the users"
          : "  - firewall rules and private endpoints: az postgres flexible-server firewall-rule create …",
        "  - high availability, read replicas, virtual endpoints, the maintenance window",
        "  - alerts, diagnostic settings, locks and role assignments",
        "  - Microsoft Entra administrators, if passwords are off",
        "Compare server parameters, and point the users at the new name.",
      ].join("\n"),
  };
}

function stateOf(server: Server): { [name: string]: string | number | boolean | null } {
  return {
    region: server.location,
    version: server.version ?? null,
    sizeGiB: server.storage?.storageSizeGB ?? null,
    retentionDays: server.backup?.backupRetentionDays ?? null,
    geoRedundantBackup: server.backup?.geoRedundantBackup ?? null,
  };
}

async function originalOf(
  { client, server, name }: ServerStore,
  signal: AbortSignal,
): Promise<Server | undefined> {
  return await unlessMissing(client.servers.get(server.group, name, { abortSignal: signal }));
}

async function serverOf(
  { client, group }: ServerStore,
  name: string,
  signal: AbortSignal,
): Promise<Server | undefined> {
  return await unlessMissing(client.servers.get(group, name, { abortSignal: signal }));
}

function livePoints({ region, server }: ServerStore, found: Server, now: Date): readonly RecoveryPoint[] {
  const isElsewhere = region !== undefined && region !== found.location;
  const newest = before(now, isElsewhere ? GEO_LAG : LOG_INTERVAL);
  const oldest = found.backup?.earliestRestoreDate;
  const obstacle = obstacleOf(found, isElsewhere, oldest, newest);
  return [
    {
      id: server.id,
      kind: "continuous",
      newest: instant(newest),
      oldest: instant(oldest ?? newest),
      place: isElsewhere ? `geo-redundant backup in ${region}` : `backup of ${found.location}`,
      ...(obstacle === undefined ? {} : { obstacle }),
    },
  ];
}

function obstacleOf(
  { backup, dataEncryption }: Server,
  isElsewhere: boolean,
  oldest: Date | undefined,
  newest: Date,
): string | undefined {
  if (oldest === undefined || oldest > newest) return "its first backup is not there yet";
  if (isElsewhere && backup?.geoRedundantBackup !== "Enabled") {
    return "geo-redundant backup is off, so there is nothing in another region";
  }
  const status = isElsewhere
    ? dataEncryption?.geoBackupEncryptionKeyStatus
    : dataEncryption?.primaryEncryptionKeyStatus;
  return status === "Invalid" ? "the customer-managed key of its backups cannot be used" : undefined;
}

function deletedPoints({ server, deletedAt }: ServerStore, now: Date): readonly RecoveryPoint[] {
  if (deletedAt === undefined) return [];
  const moment = instant(deletedAt);
  const isGone = deletedAt < before(now, DELETED_KEPT);
  return [
    {
      id: server.id,
      kind: "snapshot",
      newest: moment,
      oldest: moment,
      place: "backup of the deleted server",
      ...(isGone ? { obstacle: "backups of a deleted server are kept for 5 days" } : {}),
    },
  ];
}

async function restoreState(
  store: ServerStore,
  { name, run, chosen, isIsolated }: RestoreRequest,
  signal: AbortSignal,
): Promise<RestoreState> {
  const found = await serverOf(store, name, signal);
  if (found === undefined) return { is: "absent" };
  if (!isMadeBy(run, found.tags))
    return { is: "foreign", because: foreignBecause(`server ${name}`, found.tags) };
  if (found.state === "Inaccessible") {
    return { is: "failed", because: `server ${name} cannot use its key: state Inaccessible` };
  }
  if (found.state === "Disabled") return { is: "failed", because: `server ${name} is in state Disabled` };
  if (found.state !== "Ready") return { is: "restoring" };
  return {
    is: "restored",
    restored: {
      id: found.id ?? "",
      name,
      address: `${found.fullyQualifiedDomainName ?? name}:5432`,
      moment: chosen.moment,
      region: found.location,
      isPrivate: found.network?.delegatedSubnetResourceId !== undefined,
      isIsolated,
      run,
    },
  };
}

async function restore(
  store: ServerStore,
  request: RestoreRequest,
  context: ReadContext,
  progress: (done: number, total: number, unit?: string) => void,
): Promise<Restored> {
  const { signal } = context;
  const original = await originalOf(store, signal);
  return await bringToEnd(
    {
      what: `server ${request.name}`,
      state: async () => await restoreState(store, request, signal),
      begin: async () =>
        await store.client.servers.beginCreateOrUpdate(
          store.group,
          request.name,
          serverFrom(store, request, original),
          { abortSignal: signal },
        ),
    },
    context,
    progress,
  );
}

function serverFrom(
  { server, region, subnet, zone }: ServerStore,
  { run, chosen, isIsolated }: RestoreRequest,
  original: Server | undefined,
): Server {
  const location = region ?? original?.location;
  if (location === undefined) {
    throw new Error(`${server.id} is gone, so nobody says its region; give --input azureTargetRegion=…`);
  }
  const isElsewhere = original !== undefined && location !== original.location;
  return {
    location,
    tags: marksOf(run, chosen.moment),
    createMode: original === undefined ? "ReviveDropped" : isElsewhere ? "GeoRestore" : "PointInTimeRestore",
    sourceServerResourceId: server.id,
    pointInTimeUTC: new Date(chosen.moment),
    network: networkFrom(original, subnet, zone, isElsewhere, isIsolated),
    // The key of the original opens its backups; the new server has to be given its identity.
    ...(original?.dataEncryption?.type === "AzureKeyVault" && !isElsewhere
      ? { dataEncryption: keyOf(original.dataEncryption), ...identityOf(original) }
      : {}),
  };
}

function keyOf({
  primaryKeyURI,
  primaryUserAssignedIdentityId,
}: NonNullable<Server["dataEncryption"]>): NonNullable<Server["dataEncryption"]> {
  return {
    type: "AzureKeyVault",
    ...(primaryKeyURI === undefined ? {} : { primaryKeyURI }),
    ...(primaryUserAssignedIdentityId === undefined ? {} : { primaryUserAssignedIdentityId }),
  };
}

function identityOf({ identity }: Server): Pick<Server, "identity"> {
  if (identity === undefined) return {};
  const names = Object.keys(identity.userAssignedIdentities ?? {});
  return {
    identity: {
      type: identity.type,
      userAssignedIdentities: Object.fromEntries(names.map((name) => [name, {}])),
    },
  };
}

/** Private stays private: a server of a virtual network can only be restored into one. */
function networkFrom(
  original: Server | undefined,
  subnet: string | undefined,
  zone: string | undefined,
  isElsewhere: boolean,
  isIsolated: boolean,
): NonNullable<Server["network"]> {
  const { delegatedSubnetResourceId: ownSubnet, privateDnsZoneArmResourceId: ownZone } =
    original?.network ?? {};
  if (ownSubnet !== undefined && subnet === undefined && (isElsewhere || isIsolated)) {
    throw new Error(
      `the server is in a virtual network; give --input azureSubnetId=… of ${isIsolated ? "an isolated one" : "one in that region"}`,
    );
  }
  const delegated = subnet ?? ownSubnet;
  if (delegated === undefined) return { publicNetworkAccess: "Disabled" };
  const dns = zone ?? (subnet === undefined ? ownZone : undefined);
  return {
    delegatedSubnetResourceId: delegated,
    ...(dns === undefined ? {} : { privateDnsZoneArmResourceId: dns }),
  };
}
