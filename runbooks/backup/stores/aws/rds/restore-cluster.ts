import {
  CreateDBInstanceCommand,
  type DBCluster,
  DescribeDBClusterSnapshotsCommand,
  RestoreDBClusterFromSnapshotCommand,
  RestoreDBClusterToPointInTimeCommand,
} from "@aws-sdk/client-rds";
import type { ReadContext } from "@rampart/runbook";
import type { RestoreRequest, RestoreState } from "../../store.ts";
import { causeOf, explained, isNamed } from "../shared/errors.ts";
import { COMPLETE, isComplete, markOf, ownTags, runOf } from "../shared/mark.ts";
import { cutName } from "../shared/names.ts";
import { type Database, isUsable, stateOf, whyFailed } from "./database-state.ts";
import { clusterNamed, databaseOfCluster, databaseOfInstance, instanceNamed } from "./describe.ts";
import { placementOf } from "./placement.ts";
import { restorableMoment } from "./points.ts";
import { putMark } from "./put-mark.ts";
import type { RdsService } from "./service.ts";
import { whereItIs } from "./where-it-is.ts";

/** Class of the instance of a restored cluster whose original had none. */
const USUAL_CLASS = "db.r6g.large";

/** The instance that a restored cluster gets: without one nobody can reach its data. */
function instanceOf(cluster: string): string {
  return cutName(cluster, "instance-1", 63);
}

/** Asks RDS to restore a cluster. That it was asked before is no error. */
export async function startCluster(
  service: RdsService,
  { chosen: { point, moment }, name, run, isIsolated }: RestoreRequest,
  context: ReadContext,
): Promise<void> {
  const { signal } = context;
  const original = await originalCluster(service, context);
  const placement = placementOf(
    service.placement,
    original === undefined || service.areTwoRegions ? undefined : placementOfCluster(original),
    isIsolated,
  );
  const scaling = original?.ServerlessV2ScalingConfiguration;
  const settings = {
    DBClusterIdentifier: name,
    DBSubnetGroupName: placement.subnetGroup,
    DBClusterParameterGroupName: placement.parameterGroup,
    VpcSecurityGroupIds: placement.securityGroups,
    Port: original?.Port,
    DeletionProtection: !isIsolated && (original?.DeletionProtection ?? true),
    CopyTagsToSnapshot: original?.CopyTagsToSnapshot,
    EnableIAMDatabaseAuthentication: original?.IAMDatabaseAuthenticationEnabled,
    EnableCloudwatchLogsExports: original?.EnabledCloudwatchLogsExports,
    ...(isIsolated ? {} : { BackupRetentionPeriod: original?.BackupRetentionPeriod }),
    ...(scaling === undefined
      ? {}
      : {
          ServerlessV2ScalingConfiguration: {
            MinCapacity: scaling.MinCapacity,
            MaxCapacity: scaling.MaxCapacity,
            SecondsUntilAutoPause: scaling.SecondsUntilAutoPause,
          },
        }),
    Tags: [...(isIsolated ? [] : ownTags(original?.TagList)), ...markOf(run, point.id)],
  };
  try {
    if (point.kind === "snapshot") {
      const { engine, version } = await engineOf(service, point.id, context);
      await explained(
        "rds:RestoreDBClusterFromSnapshot",
        service.recovery.send(
          new RestoreDBClusterFromSnapshotCommand({
            ...settings,
            SnapshotIdentifier: point.id,
            Engine: engine,
            EngineVersion: version,
          }),
          { abortSignal: signal },
        ),
      );
      return;
    }
    await explained(
      "rds:RestoreDBClusterToPointInTime",
      service.recovery.send(
        new RestoreDBClusterToPointInTimeCommand({
          ...settings,
          RestoreToTime: restorableMoment(moment, point.newest),
          ...(original?.DbClusterResourceId === point.id && !service.areTwoRegions
            ? { SourceDBClusterIdentifier: service.identifier }
            : { SourceDbClusterResourceId: point.id }),
        }),
        { abortSignal: signal },
      ),
    );
  } catch (error) {
    // An answer that got lost: whether it is the run's own is told by its tags.
    if (isNamed(causeOf(error), "DBClusterAlreadyExistsFault")) return;
    throw error;
  }
}

async function addInstance(
  service: RdsService,
  cluster: DBCluster,
  { name, run, chosen }: RestoreRequest,
  context: ReadContext,
): Promise<void> {
  const original = await originalCluster(service, context);
  const writer = original?.DBClusterMembers?.find(({ IsClusterWriter: isWriter }) => isWriter === true);
  const writerId = writer?.DBInstanceIdentifier;
  const model =
    writerId === undefined
      ? undefined
      : await whereItIs(service, async () => await instanceNamed(service.original, writerId, context));
  try {
    await explained(
      "rds:CreateDBInstance",
      service.recovery.send(
        new CreateDBInstanceCommand({
          DBInstanceIdentifier: instanceOf(name),
          DBClusterIdentifier: name,
          Engine: cluster.Engine ?? original?.Engine,
          DBInstanceClass: service.placement.instanceClass ?? model?.DBInstanceClass ?? USUAL_CLASS,
          PubliclyAccessible: false,
          Tags: markOf(run, chosen.point.id),
        }),
        { abortSignal: context.signal },
      ),
    );
  } catch (error) {
    if (
      error instanceof Error &&
      isNamed(error.cause, "DBInstanceAlreadyExistsFault", "DBInstanceAlreadyExists")
    )
      return;
    throw error;
  }
}

/** What became of the restore of `request`. */
export async function clusterState(
  service: RdsService,
  { name, run }: RestoreRequest,
  context: ReadContext,
): Promise<RestoreState> {
  const cluster = await clusterNamed(service.recovery, name, context);
  const state = stateOf(cluster && databaseOfCluster(cluster), run);
  if (state.is !== "restoring") return state;
  for (const member of await membersOf(service, cluster, context)) {
    const because = whyFailed(member);
    if (because !== undefined) return { is: "failed", because };
  }
  return state;
}

/** Goes on with a restore: gives the cluster its instance, and marks it as complete once that answers. */
export async function settleCluster(
  service: RdsService,
  request: RestoreRequest,
  context: ReadContext,
): Promise<void> {
  const cluster = await clusterNamed(service.recovery, request.name, context);
  if (cluster === undefined || isComplete(cluster.TagList) || runOf(cluster.TagList) !== request.run) return;
  if (!isUsable(databaseOfCluster(cluster).status)) return;
  const members = await membersOf(service, cluster, context);
  if (members.length === 0) return await addInstance(service, cluster, request, context);
  if (members.some(({ status }) => isUsable(status))) {
    await putMark(service, cluster.DBClusterArn, [COMPLETE], context);
  }
}

async function membersOf(
  { recovery }: RdsService,
  cluster: DBCluster | undefined,
  context: ReadContext,
): Promise<readonly Database[]> {
  const members: Database[] = [];
  for (const { DBInstanceIdentifier: member } of cluster?.DBClusterMembers ?? []) {
    const instance = member === undefined ? undefined : await instanceNamed(recovery, member, context);
    if (instance !== undefined) members.push(databaseOfInstance(instance));
  }
  return members;
}

async function originalCluster(service: RdsService, context: ReadContext): Promise<DBCluster | undefined> {
  return await whereItIs(
    service,
    async () => await clusterNamed(service.original, service.identifier, context),
  );
}

async function engineOf(
  service: RdsService,
  snapshot: string,
  { signal }: ReadContext,
): Promise<{ readonly engine: string; readonly version: string | undefined }> {
  const { DBClusterSnapshots: snapshots = [] } = await explained(
    "rds:DescribeDBClusterSnapshots",
    service.recovery.send(new DescribeDBClusterSnapshotsCommand({ DBClusterSnapshotIdentifier: snapshot }), {
      abortSignal: signal,
    }),
  );
  const { Engine: engine, EngineVersion: version } = snapshots[0] ?? {};
  if (engine === undefined) throw new Error(`RDS does not say what engine the snapshot ${snapshot} is of`);
  return { engine, version };
}

function placementOfCluster(cluster: DBCluster): Parameters<typeof placementOf>[1] {
  return {
    subnetGroup: cluster.DBSubnetGroup,
    parameterGroup: cluster.DBClusterParameterGroup,
    securityGroups: (cluster.VpcSecurityGroups ?? []).flatMap(({ VpcSecurityGroupId: id }) => id ?? []),
  };
}
