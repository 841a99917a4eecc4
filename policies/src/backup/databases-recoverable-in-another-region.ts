import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { allOf, anyOf, no, type Truth, undetermined, type Value, yes } from "@rampart/core/value";
import { atLeast, countAttached, isSelectedForBackup, someAttached } from "@rampart/core/views";
import { defineGraphRule, type Rule, severityByTier } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { regionOf, somePlanCopiesToAnotherRegion } from "./cross-region-copies.ts";

const INSTANCE = "aws:rds/instance:Instance";
const CLUSTER = "aws:rds/cluster:Cluster";
const TABLE = "aws:dynamodb/table:Table";

const BACKUP_REPLICATION: Reference = {
  type: "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
  through: "sourceDbInstanceArn",
  to: [INSTANCE],
};
const REPLICA: Reference = { type: INSTANCE, through: "replicateSourceDb", to: [INSTANCE] };
const TABLE_REPLICA: Reference = {
  type: "aws:dynamodb/tableReplica:TableReplica",
  through: "globalTableArn",
  to: [TABLE],
};

export const databasesRecoverableInAnotherRegion: Rule = defineGraphRule<ResourceTypes>({
  id: "backup/databases-recoverable-in-another-region",
  title: "Databases can be recovered in another region",
  severity: "medium",
  severityOf: severityByTier,
  rationale:
    "Backups and replicas of a database stand in its region unless the program says otherwise. When the region is down, the data cannot be reached; if it is lost, there is none.",
  fix: "RDS: add an InstanceAutomatedBackupsReplication or a replica in another region. Aurora: a globalClusterIdentifier. DynamoDB: replicas. Or select the database in a backup plan whose rules copy to a vault in another region.",
  failure: "nothing of it stands in another region: neither a replica nor a copy of its backups",
  requires: {
    "aws:rds/instance:Instance": (instance, { graph }) =>
      anyOf(
        instance.isWired("replicateSourceDb"),
        atLeast(countAttached(graph, instance, [BACKUP_REPLICATION]), 1),
        someAttached(graph, instance, REPLICA, (replica) => standsElsewhere(graph, instance, replica)),
        backupsAreCopied(graph, instance),
      ),
    "aws:rds/cluster:Cluster": (cluster, { graph }) =>
      anyOf(
        cluster.isWired("globalClusterIdentifier"),
        cluster.isWired("replicationSourceIdentifier"),
        atLeast(
          countAttached(graph, cluster, [
            { type: CLUSTER, through: "replicationSourceIdentifier", to: [CLUSTER] },
            {
              type: "aws:rds/globalCluster:GlobalCluster",
              through: "sourceDbClusterIdentifier",
              to: [CLUSTER],
            },
          ]),
          1,
        ),
        backupsAreCopied(graph, cluster),
      ),
    "aws:dynamodb/table:Table": (table, { graph }) =>
      anyOf(
        table.get("replicas").isSet(),
        atLeast(countAttached(graph, table, [TABLE_REPLICA]), 1),
        backupsAreCopied(graph, table),
      ),
  },
});

function backupsAreCopied(graph: ResourceGraph, resource: Resource<never> | Resource): Truth {
  return allOf(isSelectedForBackup(graph, resource), somePlanCopiesToAnotherRegion(graph));
}

function standsElsewhere(graph: ResourceGraph, source: Resource<never> | Resource, replica: Resource): Truth {
  const here: Value<string> = regionOf(graph, source);
  const there: Value<string> = regionOf(graph, replica);
  const [from, to] = [here.knownText(), there.knownText()];
  if (from === undefined || to === undefined) return undetermined({ path: "region", reason: "computed" });
  return from === to ? no("region") : yes("region");
}
