/** Databases of Azure SQL: point-in-time restore, long-term retention, geo-restore and replicas. */
import type { Resource, ResourceGraph } from "@rampart/core/graph";
import { allOf, type Truth, undetermined, type Value, yes } from "@rampart/core/value";
import { AZURE_FIGURES } from "../../figures/azure.ts";
import { daysOf } from "../../figures/figure.ts";
import { inOtherAccounts, inOtherRegions, placeOf } from "../place.ts";
import type { Protection } from "../protection.ts";
import { type Protector, protectionIf } from "../protector.ts";
import { replica } from "../replicas.ts";
import { continuous, streamOf } from "../stream.ts";
import { survivingOnly } from "../survival.ts";
import {
  DAY,
  type Documented,
  daysKept,
  documentedTerm,
  labelled,
  pathIn,
  unreadable,
} from "../undetermined.ts";
import { leastSeconds } from "./intervals.ts";
import { belongingTo } from "./named.ts";
import { protectIfZoneRedundant } from "./zonal-services.ts";

const DATABASE = "azure-native:sql:Database";
const FAILOVER_GROUP = "azure-native:sql:FailoverGroup";

interface Database {
  readonly requestedBackupStorageRedundancy: string;
}

const BACKUPS: string = AZURE_FIGURES.sqlLogs.source;
const LOG_BACKUPS: Documented = AZURE_FIGURES.sqlLogs;
const GEO_RESTORE: Documented = AZURE_FIGURES.sqlGeoRestore;
const GEO_REPLICA: Documented = AZURE_FIGURES.sqlGeoReplica;
const RETENTION_UNLESS_SET = daysOf(AZURE_FIGURES.sqlRetention);
const USUAL = "transaction logs are backed up about every ten minutes, depending on the load";
const SERVER_DELETED = "the database is deleted, and not its server, whose deletion takes the backups along";

export const protectDatabase: Protector = (resource, graph) => {
  const database = resource as unknown as Resource<Database>;
  const redundancy = database.get("requestedBackupStorageRedundancy").orElse("Geo");
  const storage = {
    zones: labelled(resource, redundancy.oneOf(["Zone", "GeoZone"])),
    pair: labelled(resource, redundancy.oneOf(["Geo", "GeoZone"])),
  };
  return [
    ...shortTerm(graph, resource, storage),
    ...longTerm(graph, resource, storage, LONG_TERM_OF_DATABASE),
    ...protectIfZoneRedundant(resource, graph),
    ...failoverGroups(graph, resource),
    ...secondaries(graph, resource),
  ];
};

const MANAGED_INSTANCE = "azure-native:sql:ManagedInstance";

/** A database of a managed instance is stored as its instance says. */
export const protectManagedDatabase: Protector = (resource, graph) => {
  const reference = { type: resource.type, through: "managedInstanceName", to: [MANAGED_INSTANCE] };
  const [instance] = graph.references.from(resource, reference);
  const hidden = labelled(resource, undetermined({ path: "managedInstanceName", reason: "computed" }));
  const redundancy = (instance as Resource<Database> | undefined)
    ?.get("requestedBackupStorageRedundancy")
    .orElse("Geo");
  const storage =
    instance === undefined || redundancy === undefined
      ? { zones: hidden, pair: hidden }
      : {
          zones: labelled(instance, redundancy.oneOf(["Zone", "GeoZone"])),
          pair: labelled(instance, redundancy.oneOf(["Geo", "GeoZone"])),
        };
  return [
    ...shortTerm(graph, resource, storage),
    ...longTerm(graph, resource, storage, LONG_TERM_OF_MANAGED),
    ...(instance === undefined ? [] : protectIfZoneRedundant(instance, graph)),
  ];
};

interface Storage {
  readonly zones: Truth;
  readonly pair: Truth;
}

function shortTerm(graph: ResourceGraph, resource: Resource, storage: Storage): readonly Protection[] {
  const policies = belongingTo(graph, resource, "azure-native:sql:BackupShortTermRetentionPolicy", [
    "databaseName",
    "serverName",
  ]);
  const [policy] = policies;
  const days =
    policy === undefined
      ? undefined
      : (policy.resource as unknown as Resource<{ readonly retentionDays: number }>).get("retentionDays");
  const path = BACKUPS;
  const retention =
    policy === undefined || days === undefined
      ? { seconds: RETENTION_UNLESS_SET * DAY, path: `${resource.name}#backupShortTermRetentionPolicy` }
      : policy.belongs.state === "unknown"
        ? { undetermined: policy.belongs.hidden }
        : daysKept(policy.resource, days, RETENTION_UNLESS_SET);
  const name = "point-in-time restore";
  const geoName = "geo-restore";
  return [
    ...protectionIf(yes(path), {
      kind: "continuous-backup",
      by: resource,
      name,
      stream: continuous(name, yes(path), documentedTerm("backup of the transaction log", LOG_BACKUPS)),
      survives: survivingOnly(path, { deletion: yes(path), zone: storage.zones }),
      retention,
      assumes: [USUAL, SERVER_DELETED],
    }),
    ...protectionIf(storage.pair, {
      kind: "own-backup",
      by: resource,
      name: geoName,
      stream: continuous(geoName, storage.pair, documentedTerm("replication of the backups", GEO_RESTORE)),
      survives: survivingOnly(path, { zone: yes(path), region: yes(path) }),
      retention,
    }),
  ];
}

interface LongTerm {
  readonly weeklyRetention: string;
  readonly monthlyRetention: string;
  readonly yearlyRetention: string;
}

const LONG_TERM_OF_DATABASE: { readonly type: string; readonly names: readonly string[] } = {
  type: "azure-native:sql:LongTermRetentionPolicy",
  names: ["databaseName", "serverName"],
};

const LONG_TERM_OF_MANAGED: typeof LONG_TERM_OF_DATABASE = {
  type: "azure-native:sql:ManagedInstanceLongTermRetentionPolicy",
  names: ["databaseName", "managedInstanceName"],
};

const TIERS = [
  ["weeklyRetention", 7],
  ["monthlyRetention", 31],
  ["yearlyRetention", 366],
] as const;

/** Full backups that are kept longer. They stay when the database, and even its server, is deleted. */
function longTerm(
  graph: ResourceGraph,
  resource: Resource,
  storage: Storage,
  { type, names }: typeof LONG_TERM_OF_DATABASE,
): readonly Protection[] {
  const policies = belongingTo(graph, resource, type, names);
  return policies.flatMap(({ resource: policy, belongs }) =>
    TIERS.flatMap(([property, days]) => {
      const kept = (policy as unknown as Resource<LongTerm>).get(property);
      const exists = allOf(
        belongs,
        labelled(
          policy,
          kept.text((text) => (leastSeconds(text) ?? 1) > 0),
        ),
      );
      const path = pathIn(policy, property);
      const seconds = leastSeconds(kept.knownText() ?? "");
      const name = `long-term retention, ${property.replace("Retention", "")}`;
      return protectionIf(exists, {
        kind: "own-backup",
        by: policy,
        name,
        stream: streamOf(name, exists, { kind: "rate", timeZone: "UTC", every: days * DAY }, []),
        survives: survivingOnly(path, { deletion: yes(path), zone: storage.zones, region: storage.pair }),
        retention: seconds === undefined ? unreadable(policy, kept) : { seconds, path },
        assumes: ["Azure states no bound for how long a full backup takes; it counts as none here"],
      });
    }),
  );
}

interface FailoverGroup {
  readonly databases: readonly string[];
  readonly partnerServers: readonly { readonly id: string }[];
}

function failoverGroups(graph: ResourceGraph, resource: Resource): readonly Protection[] {
  const reference = { type: FAILOVER_GROUP, through: "databases", to: [DATABASE] };
  const home = placeOf(graph, resource);
  return graph.references.to(resource, reference).certain.flatMap((group) => {
    const path = pathIn(group, "databases");
    const servers = (group as unknown as Resource<FailoverGroup>).get("partnerServers").items();
    return servers.flatMap((partner) => {
      const server = serverOf(graph, group, partner.get("id"));
      const unknown = unreadable(group, partner.get("id"));
      const hidden: Truth = { state: "unknown", hidden: unknown.undetermined };
      return replica({
        name: `failover group ${group.name}`,
        of: resource,
        by: group,
        path: "databases",
        exists: yes(path),
        lag: { lag: "typical", typical: GEO_REPLICA },
        survives: {
          // The replica is detached, and stays, when the primary is deleted.
          deletion: yes(path),
          zone: yes(path),
          region: server === undefined ? hidden : inOtherRegions(home, placeOf(graph, server)),
          account: server === undefined ? hidden : inOtherAccounts(home, placeOf(graph, server)),
        },
      });
    });
  });
}

function serverOf(graph: ResourceGraph, group: Resource, id: Value<string>): Resource | undefined {
  const text = id.knownText()?.toLowerCase();
  const servers = graph.ofType("azure-native:sql:Server");
  if (text !== undefined) return servers.find((server) => server.id?.toLowerCase() === text);
  const wired = new Set(group.sourcesOf("partnerServers") ?? []);
  return servers.find(({ urn }) => wired.has(urn));
}

/** Databases that were made as secondaries of this one. */
function secondaries(graph: ResourceGraph, resource: Resource): readonly Protection[] {
  const reference = { type: DATABASE, through: "sourceDatabaseId", to: [DATABASE] };
  const home = placeOf(graph, resource);
  return graph.references.to(resource, reference).certain.flatMap((secondary) => {
    const there = placeOf(graph, secondary);
    const path = pathIn(secondary, "sourceDatabaseId");
    const mode = (secondary as unknown as Resource<{ readonly createMode: string }>).get("createMode");
    return replica({
      name: `geo-replica ${secondary.name}`,
      of: resource,
      by: secondary,
      path: "sourceDatabaseId",
      exists: labelled(secondary, mode.oneOf(["Secondary", "OnlineSecondary"])),
      lag: { lag: "typical", typical: GEO_REPLICA },
      survives: {
        deletion: yes(path),
        zone: inOtherRegions(home, there),
        region: inOtherRegions(home, there),
        account: inOtherAccounts(home, there),
      },
    });
  });
}
