/** Redshift, ElastiCache, MemoryDB and OpenSearch: snapshots that the services take by themselves. */
import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import type { Schedule } from "@rampart/core/units";
import { allOf, type Truth, undetermined, yes } from "@rampart/core/value";
import { AWS_FIGURES } from "../../figures/aws.ts";
import { daysOf } from "../../figures/figure.ts";
import { inOtherRegions, placeOf } from "../place.ts";
import type { Protection, Undetermined } from "../protection.ts";
import { type Protector, protectionIf } from "../protector.ts";
import { replica } from "../replicas.ts";
import { readSchedule } from "../schedules.ts";
import { streamOf } from "../stream.ts";
import { survivingOnly } from "../survival.ts";
import { DAY, daysKept, labelled, MINUTE, pathIn, textOf } from "../undetermined.ts";

const UNBOUNDED = "AWS states no bound for how long a snapshot takes; it counts as none here";

interface Warehouse {
  readonly automatedSnapshotRetentionPeriod: number;
  readonly multiAz: boolean;
}

const WAREHOUSE = "aws:redshift/cluster:Cluster";
const REDSHIFT_SCHEDULE: Schedule = {
  kind: "rate",
  timeZone: "UTC",
  every: AWS_FIGURES.redshiftInterval.seconds,
};
const REDSHIFT_RETENTION = daysOf(AWS_FIGURES.redshiftRetention);
const COPIED_RETENTION = daysOf(AWS_FIGURES.redshiftCopyRetention);

const SCHEDULED: Reference = {
  type: "aws:redshift/snapshotScheduleAssociation:SnapshotScheduleAssociation",
  through: "clusterIdentifier",
  to: [WAREHOUSE],
};
const SCHEDULE_OF: Reference = {
  type: "aws:redshift/snapshotScheduleAssociation:SnapshotScheduleAssociation",
  through: "scheduleIdentifier",
  to: ["aws:redshift/snapshotSchedule:SnapshotSchedule"],
};
const COPIED: Reference = {
  type: "aws:redshift/snapshotCopy:SnapshotCopy",
  through: "clusterIdentifier",
  to: [WAREHOUSE],
};

export const protectWarehouse: Protector = (resource, graph) => {
  const warehouse = resource as unknown as Resource<Warehouse>;
  const days = warehouse.get("automatedSnapshotRetentionPeriod");
  const exists = labelled(resource, days.orElse(REDSHIFT_RETENTION).atLeast(1));
  const path = pathIn(resource, days.path);
  const name = "automated snapshots";
  const schedules = schedulesOf(graph, resource);
  const snapshots = schedules.flatMap((schedule) => [
    ...protectionIf(exists, {
      kind: "own-backup",
      by: resource,
      name,
      stream: streamOf(name, exists, schedule, []),
      // They are deleted with the cluster.
      survives: survivingOnly(path, { zone: yes(path) }),
      retention: daysKept(resource, days, REDSHIFT_RETENTION),
      assumes: [UNBOUNDED],
    }),
    ...copiesOf(graph, resource, exists, schedule),
  ]);
  return [
    ...snapshots,
    ...replica({
      name: "nodes in two zones",
      of: resource,
      path: "multiAz",
      exists: labelled(resource, warehouse.get("multiAz").equals(true)),
      lag: { lag: "none" },
      survives: { zone: yes(pathIn(resource, "multiAz")) },
    }),
  ];
};

/** The schedules that are associated with the cluster take the place of the usual eight hours. */
function schedulesOf(graph: ResourceGraph, resource: Resource): readonly (Schedule | Undetermined)[] {
  const { certain, possible } = graph.references.to(resource, SCHEDULED);
  const [unplaced] = possible;
  if (unplaced !== undefined && certain.length === 0) {
    const path = pathIn(unplaced.resource, unplaced.path);
    return [{ undetermined: [{ path, reason: "computed" }] }];
  }
  const found = certain.flatMap((association): readonly (Schedule | Undetermined)[] => {
    const [owner] = graph.references.from(association, SCHEDULE_OF);
    if (owner === undefined) {
      const path = pathIn(association, "scheduleIdentifier");
      return [{ undetermined: [{ path, reason: "computed" }] }];
    }
    return (owner as unknown as Resource<{ readonly definitions: readonly string[] }>)
      .get("definitions")
      .items()
      .map((item) => {
        const text = textOf(owner, item);
        if (typeof text === "object") return text;
        return readSchedule(text ?? "", "UTC", pathIn(owner, item.path));
      });
  });
  return found.length > 0 ? found : [REDSHIFT_SCHEDULE];
}

function copiesOf(
  graph: ResourceGraph,
  resource: Resource,
  exists: Truth,
  schedule: Schedule | Undetermined,
): readonly Protection[] {
  const { certain, possible } = graph.references.to(resource, COPIED);
  const home = placeOf(graph, resource);
  return [...certain, ...possible.map((one) => one.resource)].flatMap((owner) => {
    const copy = owner as unknown as Resource<{
      readonly destinationRegion: string;
      readonly retentionPeriod: number;
    }>;
    const path = pathIn(owner, "destinationRegion");
    const region = copy.get("destinationRegion").knownText();
    const attached: Truth = certain.includes(owner)
      ? yes(path)
      : undetermined({ path: pathIn(owner, "clusterIdentifier"), reason: "computed" });
    const there = { of: path, region, account: undefined, namesRegion: true };
    const name = `automated snapshots copied to ${region ?? "a region not known yet"}`;
    const both = allOf(exists, attached);
    return protectionIf(both, {
      kind: "own-backup",
      by: owner,
      name,
      stream: streamOf(name, both, schedule, []),
      survives: survivingOnly(path, { zone: yes(path), region: inOtherRegions(home, there) }),
      retention: daysKept(owner, copy.get("retentionPeriod"), COPIED_RETENTION),
      assumes: [UNBOUNDED, "AWS states no bound for how long a copy of a snapshot takes"],
    });
  });
}

interface Cache {
  readonly snapshotRetentionLimit: number;
  readonly snapshotWindow: string;
  readonly dailySnapshotTime: string;
}

const CACHE_SNAPSHOTS: string = AWS_FIGURES.cacheWindow.source;

/** Snapshots of caches are taken daily, within a window; the shortest window there is where none is set. */
export const protectCache: Protector = (resource) => {
  const cache = resource as unknown as Resource<Cache>;
  const days = cache.get("snapshotRetentionLimit");
  const exists = labelled(resource, days.orElse(0).atLeast(1));
  const path = pathIn(resource, days.path);
  const name = "automatic snapshots";
  const window = textOf(resource, cache.get("snapshotWindow").or(cache.get("dailySnapshotTime")));
  const { schedule, length } = readWindow(window, pathIn(resource, "snapshotWindow"));
  const snapshots = protectionIf(exists, {
    kind: "own-backup",
    by: resource,
    name,
    stream: streamOf(name, exists, schedule, [
      { name: "snapshot window", seconds: length, source: CACHE_SNAPSHOTS },
    ]),
    // They are deleted with the cache.
    survives: survivingOnly(path, { zone: yes(path) }),
    retention: daysKept(resource, days, 0),
    assumes: [UNBOUNDED],
  });
  return resource.type.startsWith("aws:memorydb/")
    ? [
        ...snapshots,
        ...replica({
          name: "transaction log in several zones",
          of: resource,
          path: "shardConfiguration",
          exists: yes(MEMORYDB_LOG),
          lag: { lag: "none" },
          survives: { zone: yes(MEMORYDB_LOG) },
        }),
      ]
    : snapshots;
};

const MEMORYDB_LOG = "https://docs.aws.amazon.com/memorydb/latest/devguide/what-is-memorydb.html";

const CACHE_WINDOW = AWS_FIGURES.cacheWindow.seconds;

/** `05:00-09:00`, or a time of day alone. */
function readWindow(
  window: string | undefined | Undetermined,
  path: string,
): { readonly schedule: Schedule | Undetermined; readonly length: number } {
  if (typeof window === "object") return { schedule: window, length: CACHE_WINDOW };
  const match = /^(\d{1,2}):(\d{2})(?:-(\d{1,2}):(\d{2}))?$/.exec(window ?? "");
  if (match === null) {
    if (window !== undefined) {
      return { schedule: { undetermined: [{ path, reason: "malformed" }] }, length: CACHE_WINDOW };
    }
    return { schedule: { kind: "rate", timeZone: "UTC", every: DAY }, length: CACHE_WINDOW };
  }
  const [hour = 0, minute = 0, endHour = 0, endMinute = 0] = match.slice(1).map(Number);
  const minutes = (endHour - hour) * 60 + (endMinute - minute);
  const length = Number.isNaN(minutes) ? CACHE_WINDOW : ((minutes + 1440) % 1440) * MINUTE;
  return { schedule: readSchedule(`${minute} ${hour} * * *`, "UTC", path), length };
}

const SEARCH_SNAPSHOTS: string = AWS_FIGURES.searchInterval.source;
/** At a minute of the hour that nobody knows. */
const HOURLY: Schedule = { kind: "rate", timeZone: "UTC", every: AWS_FIGURES.searchInterval.seconds };

/** OpenSearch takes a snapshot every hour and keeps 336 of them; they go with the domain. */
export const protectSearch: Protector = (resource, _graph) => {
  const name = "automated snapshots";
  return protectionIf(yes(SEARCH_SNAPSHOTS), {
    kind: "own-backup",
    by: resource,
    name,
    stream: streamOf(name, yes(), HOURLY, []),
    survives: survivingOnly(SEARCH_SNAPSHOTS, { zone: yes(SEARCH_SNAPSHOTS) }),
    retention: { seconds: AWS_FIGURES.searchRetention.seconds, path: SEARCH_SNAPSHOTS },
    assumes: [UNBOUNDED],
  });
};
