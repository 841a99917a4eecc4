import {
  type DBCluster,
  type DBInstance,
  DescribeDBClustersCommand,
  DescribeDBInstancesCommand,
  type RDSClient,
} from "@aws-sdk/client-rds";
import type { ReadContext } from "@rampart/runbook";
import { explained, unlessMissing } from "../shared/errors.ts";
import type { Database } from "./database-state.ts";

/** The instance of that identifier, or undefined. */
export async function instanceNamed(
  client: RDSClient,
  identifier: string,
  { signal }: Pick<ReadContext, "signal">,
): Promise<DBInstance | undefined> {
  const answer = await explained(
    "rds:DescribeDBInstances",
    unlessMissing(
      client.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: identifier }), {
        abortSignal: signal,
      }),
      "DBInstanceNotFoundFault",
      "DBInstanceNotFound",
    ),
  );
  return answer?.DBInstances?.[0];
}

/** The cluster of that identifier, or undefined. */
export async function clusterNamed(
  client: RDSClient,
  identifier: string,
  { signal }: Pick<ReadContext, "signal">,
): Promise<DBCluster | undefined> {
  const answer = await explained(
    "rds:DescribeDBClusters",
    unlessMissing(
      client.send(new DescribeDBClustersCommand({ DBClusterIdentifier: identifier }), {
        abortSignal: signal,
      }),
      "DBClusterNotFoundFault",
      "DBClusterNotFound",
    ),
  );
  return answer?.DBClusters?.[0];
}

export function databaseOfInstance(instance: DBInstance): Database {
  const { Address: address, Port: port } = instance.Endpoint ?? {};
  return {
    what: "instance",
    identifier: instance.DBInstanceIdentifier ?? "",
    arn: instance.DBInstanceArn ?? "",
    resourceId: instance.DbiResourceId ?? "",
    status: instance.DBInstanceStatus ?? "unknown",
    endpoint: address === undefined ? undefined : `${address}:${port ?? instance.DbInstancePort ?? ""}`,
    percent: percentOf(instance.PercentProgress),
    tags: instance.TagList ?? [],
  };
}

export function databaseOfCluster(cluster: DBCluster): Database {
  return {
    what: "cluster",
    identifier: cluster.DBClusterIdentifier ?? "",
    arn: cluster.DBClusterArn ?? "",
    resourceId: cluster.DbClusterResourceId ?? "",
    status: cluster.Status ?? "unknown",
    endpoint: cluster.Endpoint === undefined ? undefined : `${cluster.Endpoint}:${cluster.Port ?? ""}`,
    percent: percentOf(cluster.PercentProgress),
    tags: cluster.TagList ?? [],
  };
}

function percentOf(text: string | undefined): number | undefined {
  const percent = Number.parseInt(text ?? "", 10);
  return Number.isNaN(percent) ? undefined : percent;
}
