import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { allOf, anyOf, no, type Truth, undetermined, type Value, yes } from "@rampart/core/value";
import { atLeast, countAttached, isSelectedForBackup, someAttached } from "@rampart/core/views";
import {
  defineGraphRule,
  type GraphRuleContext,
  must,
  objectivesFor,
  type Rule,
  severityByTier,
  type Verdict,
} from "@rampart/policy";
import { postureOf } from "@rampart/recovery";
import type { ResourceTypes } from "../resource-types/index.ts";
import { regionOf, somePlanCopiesToAnotherRegion } from "./cross-region-copies.ts";
import { wantsOtherRegions } from "./promised.ts";

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

const FAILURE = "nothing of it stands in another region: neither a replica nor a copy of its backups";

export const databasesRecoverableInAnotherRegion: Rule = defineGraphRule<ResourceTypes>({
  id: "backup/databases-recoverable-in-another-region",
  title: "Databases can be recovered in another region",
  severity: "medium",
  severityOf: severityByTier,
  rationale:
    "Backups and replicas of a database stand in its region unless the program says otherwise. When the region is down, the data cannot be reached; if it is lost, there is none.",
  fix: "RDS: add an InstanceAutomatedBackupsReplication or a replica in another region. Aurora: a globalClusterIdentifier. DynamoDB: replicas. Or select the database in a backup plan whose rules copy to a vault in another region.",
  checks: {
    "aws:rds/instance:Instance": (instance, context) =>
      recoverable(
        instance,
        context,
        instance.isWired("replicateSourceDb"),
        atLeast(countAttached(context.graph, instance, [BACKUP_REPLICATION]), 1),
        someAttached(context.graph, instance, REPLICA, (replica) =>
          standsElsewhere(context.graph, instance, replica),
        ),
        backupsAreCopied(context.graph, instance),
      ),
    "aws:rds/cluster:Cluster": (cluster, context) =>
      recoverable(
        cluster,
        context,
        cluster.isWired("globalClusterIdentifier"),
        cluster.isWired("replicationSourceIdentifier"),
        atLeast(
          countAttached(context.graph, cluster, [
            { type: CLUSTER, through: "replicationSourceIdentifier", to: [CLUSTER] },
            {
              type: "aws:rds/globalCluster:GlobalCluster",
              through: "sourceDbClusterIdentifier",
              to: [CLUSTER],
            },
          ]),
          1,
        ),
        backupsAreCopied(context.graph, cluster),
      ),
    "aws:dynamodb/table:Table": (table, context) =>
      recoverable(
        table,
        context,
        table.get("replicas").isSet(),
        atLeast(countAttached(context.graph, table, [TABLE_REPLICA]), 1),
        backupsAreCopied(context.graph, table),
      ),
  },
});

function recoverable(
  database: Resource<never> | Resource,
  context: GraphRuleContext,
  ...ways: readonly Truth[]
): readonly Verdict[] {
  const verdict = must(anyOf(...ways), FAILURE);
  // Where something is promised for the loss of the region, the rules about promises say what is missing.
  return verdict.outcome === "fail" && isMissedAsPromised(database, context) ? [] : [verdict];
}

function isMissedAsPromised(database: Resource<never> | Resource, context: GraphRuleContext): boolean {
  const objectives = objectivesFor(database, context);
  if (objectives === undefined) return false;
  const posture = postureOf(context.graph, context.settings.promises).of(database.urn);
  return wantsOtherRegions(objectives) || posture?.scenarios.region.rpo.verdict === "missed";
}

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
