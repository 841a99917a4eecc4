/** Aurora, DocumentDB and Neptune: one storage across three zones, continuous backup of it, and global clusters. */
import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { type Truth, yes } from "@rampart/core/value";
import { AWS_FIGURES } from "../../figures/aws.ts";
import { daysOf } from "../../figures/figure.ts";
import { replicaResources } from "../attached.ts";
import { deletionProtection } from "../deletion-protection.ts";
import { inOtherAccounts, inOtherRegions, placeOf } from "../place.ts";
import type { Protection } from "../protection.ts";
import { type Protector, protectionIf } from "../protector.ts";
import { type Lag, replica } from "../replicas.ts";
import { continuous } from "../stream.ts";
import { survivingOnly } from "../survival.ts";
import { type Documented, daysKept, documentedTerm, labelled, pathIn } from "../undetermined.ts";
import { outlivesDeletion } from "./rds.ts";

interface Cluster {
  readonly backupRetentionPeriod: number;
  readonly deleteAutomatedBackups: boolean;
  readonly deletionProtection: boolean;
  readonly engine: string;
  readonly globalClusterIdentifier: string;
  readonly replicationSourceIdentifier: string;
}

/** What differs between the services that are built alike. */
interface ClusterService {
  readonly type: string;
  readonly globalType: string;
  /** Property of the global cluster that names the cluster it was made from. */
  readonly sourceProperty: string;
  readonly latestRestorable: Documented;
  readonly globalLag: Lag;
  readonly storage: string;
  /** Automated backups can be kept when the cluster is deleted. */
  readonly backupsCanStay: boolean;
}

const RETENTION_UNLESS_SET = daysOf(AWS_FIGURES.clusterRetention);

const AURORA: ClusterService = {
  type: "aws:rds/cluster:Cluster",
  globalType: "aws:rds/globalCluster:GlobalCluster",
  sourceProperty: "sourceDbClusterIdentifier",
  latestRestorable: AWS_FIGURES.auroraLatestRestorable,
  globalLag: { lag: "typical", typical: AWS_FIGURES.auroraGlobalLag },
  storage:
    "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Overview.StorageReliability.html",
  backupsCanStay: true,
};

const DOCUMENTDB: ClusterService = {
  type: "aws:docdb/cluster:Cluster",
  globalType: "aws:docdb/globalCluster:GlobalCluster",
  sourceProperty: "sourceDbClusterIdentifier",
  latestRestorable: AWS_FIGURES.documentDbLatestRestorable,
  globalLag: { lag: "typical", typical: AWS_FIGURES.documentDbGlobalLag },
  storage: "https://docs.aws.amazon.com/documentdb/latest/developerguide/how-it-works.html",
  backupsCanStay: false,
};

const NEPTUNE: ClusterService = {
  type: "aws:neptune/cluster:Cluster",
  globalType: "aws:neptune/globalCluster:GlobalCluster",
  sourceProperty: "sourceDbClusterIdentifier",
  latestRestorable: AWS_FIGURES.neptuneLatestRestorable,
  globalLag: { lag: "typical", typical: AWS_FIGURES.neptuneGlobalLag },
  storage: "https://docs.aws.amazon.com/neptune/latest/userguide/feature-overview-storage.html",
  backupsCanStay: false,
};

const BINLOG_REPLICA =
  "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Replication.CrossRegion.html";

export const protectAurora: Protector = (resource, graph) => [
  ...protectCluster(AURORA, resource, graph),
  ...binlogReplicas(resource, graph),
];
export const protectDocumentDb: Protector = (resource, graph) => protectCluster(DOCUMENTDB, resource, graph);
export const protectNeptune: Protector = (resource, graph) => protectCluster(NEPTUNE, resource, graph);

function protectCluster(service: ClusterService, resource: Resource, graph: ResourceGraph): Protection[] {
  const cluster = resource as unknown as Resource<Cluster>;
  const days = cluster.get("backupRetentionPeriod");
  const path = pathIn(resource, days.path);
  const exists = labelled(resource, days.orElse(RETENTION_UNLESS_SET).atLeast(1));
  const deletion: Partial<Record<"deletion", Truth>> = service.backupsCanStay
    ? { deletion: outlivesDeletion(cluster) }
    : {};
  const name = "automated backups";
  return [
    ...protectionIf(exists, {
      kind: "continuous-backup",
      by: resource,
      name,
      stream: continuous(name, exists, documentedTerm("newest restorable moment", service.latestRestorable)),
      survives: survivingOnly(path, { ...deletion, zone: yes(path) }),
      retention: daysKept(resource, days, RETENTION_UNLESS_SET),
    }),
    ...replica({
      name: "storage in three zones",
      of: resource,
      path: "engine",
      exists: yes(service.storage),
      lag: { lag: "none" },
      survives: { zone: yes(service.storage) },
    }),
    ...globalReplicas(service, resource, graph),
    ...deletionProtection(resource, cluster.get("deletionProtection").equals(true), "deletionProtection"),
  ];
}

/** The clusters of other regions that belong to one global cluster with this one. */
function globalReplicas(
  service: ClusterService,
  resource: Resource,
  graph: ResourceGraph,
): readonly Protection[] {
  const { type, globalType, sourceProperty } = service;
  const member: Reference = { type, through: "globalClusterIdentifier", to: [globalType] };
  const source: Reference = { type: globalType, through: sourceProperty, to: [type] };
  const globals = new Set([
    ...graph.references.from(resource, member),
    ...graph.references.to(resource, source).certain,
  ]);
  const others = new Map<string, Resource>();
  for (const global of globals) {
    const members = [
      ...graph.references.to(global, member).certain,
      ...graph.references.from(global, source),
    ];
    for (const one of members) if (one.urn !== resource.urn) others.set(one.urn, one);
  }
  const home = placeOf(graph, resource);
  return [...others.values()].flatMap((other) => {
    const there = placeOf(graph, other);
    const path = pathIn(other, "globalClusterIdentifier");
    return replica({
      name: `global cluster member ${other.name}`,
      of: resource,
      by: other,
      path: "globalClusterIdentifier",
      exists: yes(path),
      lag: service.globalLag,
      survives: {
        deletion: yes(path),
        zone: yes(path),
        region: inOtherRegions(home, there),
        account: inOtherAccounts(home, there),
      },
    });
  });
}

const BINLOG_REPLICAS: Reference = {
  type: AURORA.type,
  through: "replicationSourceIdentifier",
  to: [AURORA.type],
};

function binlogReplicas(resource: Resource, graph: ResourceGraph): readonly Protection[] {
  return replicaResources(graph, resource, {
    reference: BINLOG_REPLICAS,
    lag: { lag: "unbounded", source: BINLOG_REPLICA },
    nameOf: ({ name }) => `replica cluster ${name}`,
    // Its storage is in three zones of its own, in whatever region.
    survivesZone: (one) => yes(pathIn(one, BINLOG_REPLICAS.through)),
  });
}
