/** Services of Azure that back up, or replicate, what they hold by themselves. */
import type { Reference, Resource } from "@rampart/core/graph";
import { allOf, type Truth, yes } from "@rampart/core/value";
import { AZURE_FIGURES } from "../../figures/azure.ts";
import { daysOf, type Figure } from "../../figures/figure.ts";
import { attachedTo } from "../attached.ts";
import { deletionProtection } from "../deletion-protection.ts";
import { inOtherAccounts, inOtherRegions, placeOf } from "../place.ts";
import type { Protection } from "../protection.ts";
import { type Protector, protectionIf } from "../protector.ts";
import { type Lag, replica } from "../replicas.ts";
import { streamOf } from "../stream.ts";
import { survivingOnly } from "../survival.ts";
import { amountIn, DAY, daysKept, labelled, MINUTE, pathIn, unreadable } from "../undetermined.ts";

const SNAPSHOT_TIME = "Azure states no bound for how long a snapshot takes; it counts as none here";

/** Restore points of a dedicated pool stand in its region, and a geo-backup of each day in the paired one. */
export const protectSqlPool: Protector = (resource) => {
  const kind = (resource as unknown as Resource<{ readonly storageAccountType: string }>)
    .get("storageAccountType")
    .orElse("GRS");
  const path = pathIn(resource, kind.path);
  const isGeo = labelled(resource, kind.oneOf(["GRS"]));
  const interval = AZURE_FIGURES.synapseInterval;
  const kept = {
    seconds: AZURE_FIGURES.synapseRetention.seconds,
    path: AZURE_FIGURES.synapseRetention.source,
  };
  const points = (
    name: string,
    exists: Truth,
    every: Figure,
    survives: Protection["survives"],
  ): readonly Protection[] =>
    protectionIf(exists, {
      kind: "own-backup",
      by: resource,
      name,
      stream: streamOf(name, exists, { kind: "rate", timeZone: "UTC", every: every.seconds }, []),
      survives,
      retention: kept,
      assumes: [SNAPSHOT_TIME, "the pool is not paused; a paused one takes no restore points"],
    });
  return [
    ...points(
      "restore points",
      yes(interval.source),
      interval,
      // The last one of a deleted pool stays as long as its workspace does.
      survivingOnly(path, { deletion: yes(interval.source) }),
    ),
    ...points(
      "geo-backup",
      isGeo,
      AZURE_FIGURES.synapseGeoBackup,
      survivingOnly(path, { zone: yes(path), region: yes(path) }),
    ),
  ];
};

interface Redis {
  readonly redisConfiguration: {
    readonly rdbBackupEnabled: string;
    readonly rdbBackupFrequency: string;
  };
}

/** Snapshots of a premium cache go to a storage account, every so many minutes. */
export const protectRedis: Protector = (resource) => {
  const settings = (resource as unknown as Resource<Redis>).get("redisConfiguration");
  const exists = labelled(
    resource,
    settings.get("rdbBackupEnabled").text((text) => text.toLowerCase() === "true"),
  );
  const frequency = settings.get("rdbBackupFrequency");
  const minutes = Number(frequency.knownText() ?? frequency.knownNumber() ?? Number.NaN);
  const path = pathIn(resource, frequency.path);
  const name = "snapshots in a storage account";
  return protectionIf(exists, {
    kind: "own-backup",
    by: resource,
    name,
    stream: streamOf(
      name,
      exists,
      Number.isFinite(minutes)
        ? { kind: "rate", timeZone: "UTC", every: minutes * MINUTE }
        : unreadable(resource, frequency),
      [],
    ),
    survives: survivingOnly(path, { deletion: yes(path) }),
    retention: { seconds: 0, path },
    assumes: [
      SNAPSHOT_TIME,
      "the storage account of the snapshots stands in the same zone and region, and is not deleted with the cache",
    ],
  });
};

interface ConfigurationStore {
  readonly softDeleteRetentionInDays: number;
  readonly enablePurgeProtection: boolean;
  readonly sku: { readonly name: string };
}

/** A store of the free tier is gone at once; what others keep can be purged unless that is forbidden. */
export const protectConfigurationStore: Protector = (resource) => {
  const store = resource as unknown as Resource<ConfigurationStore>;
  const days = store.get("softDeleteRetentionInDays");
  const isKept = store
    .get("sku")
    .get("name")
    .text((name) => !/^(?:free|developer)$/i.test(name));
  return deletionProtection(
    resource,
    labelled(resource, isKept),
    days.path,
    "soft delete",
    daysKept(resource, days, daysOf(AZURE_FIGURES.configurationSoftDelete)),
    labelled(resource, store.get("enablePurgeProtection").equals(true)),
  );
};

const VOLUME = "azure-native:netapp:CapacityPoolVolume";
const REPLICATED: Reference = {
  type: VOLUME,
  through: "dataProtection.replication.remoteVolumeResourceId",
  to: [VOLUME],
};
const BACKUP_POLICY: Reference = {
  type: VOLUME,
  through: "dataProtection.backup.backupPolicyId",
  to: ["azure-native:netapp:BackupPolicy"],
};

interface Volume {
  readonly dataProtection: {
    readonly backup: { readonly backupPolicyId: string; readonly policyEnforced: boolean };
    readonly replication: { readonly replicationSchedule: string };
  };
}

const REPLICATION_LAGS: ReadonlyMap<string, Figure> = new Map([
  ["_10minutely", AZURE_FIGURES.netAppTenMinutely],
  ["hourly", AZURE_FIGURES.netAppHourly],
  ["daily", AZURE_FIGURES.netAppDaily],
]);

/** Volumes of NetApp Files: backups by a policy, and volumes in other regions that replicate it. */
export const protectNetAppVolume: Protector = (resource, graph) => {
  const home = placeOf(graph, resource);
  const replicas = attachedTo(graph, resource, REPLICATED).flatMap(({ resource: volume, attaches }) => {
    const schedule = (volume as unknown as Resource<Volume>)
      .get("dataProtection")
      .get("replication")
      .get("replicationSchedule");
    const figure = REPLICATION_LAGS.get(schedule.knownText()?.toLowerCase() ?? "");
    const lag: Lag | ReturnType<typeof unreadable> =
      figure === undefined ? unreadable(volume, schedule) : { lag: "typical", typical: figure };
    const there = placeOf(graph, volume);
    const isElsewhere = inOtherRegions(home, there);
    return replica({
      name: `replica volume ${volume.name}`,
      of: resource,
      by: volume,
      path: REPLICATED.through,
      exists: attaches,
      lag,
      survives: {
        deletion: yes(pathIn(volume, REPLICATED.through)),
        zone: isElsewhere,
        region: isElsewhere,
        account: inOtherAccounts(home, there),
      },
    });
  });
  return [...replicas, ...netAppBackups(resource, graph)];
};

function netAppBackups(resource: Resource, graph: Parameters<Protector>[1]): readonly Protection[] {
  const backup = (resource as unknown as Resource<Volume>).get("dataProtection").get("backup");
  const exists = allOf(
    labelled(resource, backup.get("backupPolicyId").isSet()),
    labelled(resource, backup.get("policyEnforced").orElse(true).equals(true)),
  );
  const path = pathIn(resource, backup.path);
  const [policy] = graph.references.from(resource, BACKUP_POLICY);
  const count = (policy as Resource<{ readonly dailyBackupsToKeep: number }> | undefined)?.get(
    "dailyBackupsToKeep",
  );
  const days = count === undefined ? undefined : amountIn(count);
  const name = "backups by policy";
  return protectionIf(exists, {
    kind: "scheduled-backup",
    by: resource,
    name,
    stream: streamOf(name, exists, { kind: "rate", timeZone: "UTC", every: DAY }, []),
    survives: survivingOnly(path, { deletion: yes(path), zone: yes(path) }),
    retention:
      days === undefined
        ? unreadable(policy ?? resource, count ?? backup.get("backupPolicyId"))
        : { seconds: days * DAY, path: pathIn(policy ?? resource, "dailyBackupsToKeep") },
    assumes: [
      "Azure states no bound for how long a backup of NetApp Files takes; it counts as none here",
      "the region has availability zones; backups are kept in one place otherwise",
    ],
  });
}
