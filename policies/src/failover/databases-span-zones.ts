import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { anyOf, type Plain, type Truth } from "@rampart/core/value";
import { atLeast, countAttached } from "@rampart/core/views";
import { defineGraphRule, must, type Rule, type Verdict } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { hasTwo } from "./zones.ts";

const MEMBERS: readonly Reference[] = [
  {
    type: "aws:rds/clusterInstance:ClusterInstance",
    through: "clusterIdentifier",
    to: ["aws:rds/cluster:Cluster"],
  },
  {
    type: "aws:docdb/clusterInstance:ClusterInstance",
    through: "clusterIdentifier",
    to: ["aws:docdb/cluster:Cluster"],
  },
  {
    type: "aws:neptune/clusterInstance:ClusterInstance",
    through: "clusterIdentifier",
    to: ["aws:neptune/cluster:Cluster"],
  },
];

const ONE_ZONE = "it runs in one zone only, without a standby in another";

type FlexibleServer =
  | Plain<ResourceTypes["azure-native:dbforpostgresql:Server"]>
  | Plain<ResourceTypes["azure-native:dbformysql:Server"]>;

export const databasesSpanZones: Rule = defineGraphRule<ResourceTypes>({
  id: "failover/databases-span-zones",
  title: "Databases have a standby in another zone",
  severity: "high",
  rationale:
    "When a zone fails, a database in it is down until the zone is back or a backup is restored. A standby in another zone takes over within a minute or two and loses nothing.",
  fix: "Set multiAz (RDS), at least two cluster instances (Aurora, DocumentDB, Neptune), highAvailability.mode ZoneRedundant (flexible servers), zoneRedundant (Azure SQL), or isZoneRedundant in each of the locations (Cosmos DB).",
  checks: {
    "aws:rds/instance:Instance": (instance) =>
      must(anyOf(instance.get("multiAz").equals(true), instance.isWired("replicateSourceDb")), ONE_ZONE),
    // Without "aurora", the engine is that of a cluster with a writer and two readers, each in a zone of its own.
    "aws:rds/cluster:Cluster": (cluster, { graph }) =>
      severalMembers(
        graph,
        cluster,
        anyOf(
          cluster.get("engine").oneOf(["mysql", "postgres"]),
          cluster.get("engineMode").oneOf(["serverless"]),
        ),
      ),
    "aws:docdb/cluster:Cluster": (cluster, { graph }) => severalMembers(graph, cluster),
    "aws:neptune/cluster:Cluster": (cluster, { graph }) => severalMembers(graph, cluster),
    "azure-native:dbforpostgresql:Server": standbyInAnotherZone,
    "azure-native:dbformysql:Server": standbyInAnotherZone,
    // A database of a pool has the zones of the pool.
    "azure-native:sql:Database": (database) =>
      must(anyOf(database.get("zoneRedundant").equals(true), database.isWired("elasticPoolId")), ONE_ZONE),
    "azure-native:sql:ElasticPool": (pool) => must(pool.get("zoneRedundant").equals(true), ONE_ZONE),
    "azure-native:sql:ManagedInstance": (instance) =>
      must(instance.get("zoneRedundant").equals(true), ONE_ZONE),
    "azure-native:cosmosdb:DatabaseAccount": (account) =>
      must(
        anyOf(
          hasTwo(account.get("locations")),
          account.get("locations").every((location) => location.get("isZoneRedundant").equals(true)),
        ),
        "it stands in one location, and in one zone of that",
      ),
  },
  remedies: {
    "aws:rds/instance:Instance": { set: { multiAz: true } },
    "azure-native:dbforpostgresql:Server": standbyWherePossible,
    "azure-native:dbformysql:Server": standbyWherePossible,
  },
});

function standbyInAnotherZone(server: Resource<FlexibleServer>): Verdict {
  const mode = server.get("highAvailability").get("mode");
  return must(
    anyOf(mode.oneOf(["ZoneRedundant"]), server.get("createMode").oneOf(["Replica"])),
    mode.knownText() === "SameZone" ? "its standby is in the same zone" : ONE_ZONE,
  );
}

/** A cluster without any instance in sight has them elsewhere, or is a copy without any: there is nothing to say. */
function severalMembers(
  graph: ResourceGraph,
  cluster: Resource<never> | Resource,
  ...spread: readonly Truth[]
): readonly Verdict[] {
  const members = countAttached(
    graph,
    cluster,
    MEMBERS.filter(({ to }) => to.includes(cluster.type)),
  );
  if (members.certain + members.possible.length === 0) return [];
  return [
    must(
      anyOf(atLeast(members, 2), ...spread),
      "it has one instance: when that or its zone fails, a new one must be made first",
    ),
  ];
}

/** Burstable servers cannot have a standby, and a size to take instead is for people to choose. */
function standbyWherePossible(server: Resource<FlexibleServer>) {
  if (server.get("sku").get("tier").oneOf(["GeneralPurpose", "MemoryOptimized"]).state !== "true")
    return undefined;
  return { set: { highAvailability: { mode: "ZoneRedundant" } } };
}
