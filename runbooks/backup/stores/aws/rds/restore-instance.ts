import {
  type DBInstance,
  ModifyDBInstanceCommand,
  type ModifyDBInstanceCommandInput,
  RestoreDBInstanceFromDBSnapshotCommand,
  RestoreDBInstanceToPointInTimeCommand,
} from "@aws-sdk/client-rds";
import type { ReadContext } from "@rampart/runbook";
import type { RestoreRequest, RestoreState } from "../../store.ts";
import { causeOf, explained, isNamed } from "../shared/errors.ts";
import { COMPLETE, isComplete, isSettling, markOf, ownTags, runOf, SETTLING } from "../shared/mark.ts";
import { isUsable, stateOf } from "./database-state.ts";
import { databaseOfInstance, instanceNamed } from "./describe.ts";
import { placementOf } from "./placement.ts";
import { restorableMoment } from "./points.ts";
import { putMark } from "./put-mark.ts";
import type { RdsService } from "./service.ts";
import { whereItIs } from "./where-it-is.ts";

/** Asks RDS to restore an instance. That it was asked before is no error. */
export async function startInstance(
  service: RdsService,
  { chosen: { point, moment }, name, run, isIsolated }: RestoreRequest,
  context: ReadContext,
): Promise<void> {
  const { signal } = context;
  const original = await whereItIs(
    service,
    async () => await instanceNamed(service.original, service.identifier, context),
  );
  const placement = placementOf(
    service.placement,
    original === undefined || service.areTwoRegions ? undefined : placementOfInstance(original),
    isIsolated,
  );
  const settings = {
    DBInstanceClass: service.placement.instanceClass ?? original?.DBInstanceClass,
    DBSubnetGroupName: placement.subnetGroup,
    DBParameterGroupName: placement.parameterGroup,
    VpcSecurityGroupIds: placement.securityGroups,
    OptionGroupName: service.areTwoRegions ? undefined : optionGroupOf(original),
    PubliclyAccessible: isIsolated ? false : (original?.PubliclyAccessible ?? false),
    // What is only tested is removed again, and does not need a standby.
    MultiAZ: isIsolated ? false : original?.MultiAZ,
    DeletionProtection: !isIsolated && (original?.DeletionProtection ?? true),
    CopyTagsToSnapshot: original?.CopyTagsToSnapshot,
    EnableIAMDatabaseAuthentication: original?.IAMDatabaseAuthenticationEnabled,
    EnableCloudwatchLogsExports: original?.EnabledCloudwatchLogsExports,
    AutoMinorVersionUpgrade: original?.AutoMinorVersionUpgrade,
    Tags: [...(isIsolated ? [] : ownTags(original?.TagList)), ...markOf(run, point.id)],
  };
  try {
    if (point.kind === "snapshot") {
      await explained(
        "rds:RestoreDBInstanceFromDBSnapshot",
        service.recovery.send(
          new RestoreDBInstanceFromDBSnapshotCommand({
            ...settings,
            DBInstanceIdentifier: name,
            DBSnapshotIdentifier: point.id,
          }),
          { abortSignal: signal },
        ),
      );
      return;
    }
    await explained(
      "rds:RestoreDBInstanceToPointInTime",
      service.recovery.send(
        new RestoreDBInstanceToPointInTimeCommand({
          ...settings,
          TargetDBInstanceIdentifier: name,
          RestoreTime: restorableMoment(moment, point.newest),
          ...(point.id.startsWith("arn:")
            ? { SourceDBInstanceAutomatedBackupsArn: point.id }
            : { SourceDbiResourceId: point.id }),
        }),
        { abortSignal: signal },
      ),
    );
  } catch (error) {
    // An answer that got lost: whether it is the run's own is told by its tags.
    if (isNamed(causeOf(error), "DBInstanceAlreadyExistsFault", "DBInstanceAlreadyExists")) return;
    throw error;
  }
}

/** What became of the restore of `request`. */
export async function instanceState(
  service: RdsService,
  { name, run }: RestoreRequest,
  context: ReadContext,
): Promise<RestoreState> {
  const instance = await instanceNamed(service.recovery, name, context);
  return stateOf(instance && databaseOfInstance(instance), run);
}

/** Sets what a restore does not take over from the original, once the instance answers, and then marks it as complete. */
export async function settleInstance(
  service: RdsService,
  { name, run, isIsolated }: RestoreRequest,
  context: ReadContext,
): Promise<void> {
  const restored = await instanceNamed(service.recovery, name, context);
  if (restored === undefined || isComplete(restored.TagList) || runOf(restored.TagList) !== run) return;
  // While it is busy with a change, it takes no other.
  if (!isUsable(databaseOfInstance(restored).status)) return;
  const arn = restored.DBInstanceArn;
  if (isIsolated || isSettling(restored.TagList)) return await putMark(service, arn, [COMPLETE], context);
  const original = await whereItIs(
    service,
    async () => await instanceNamed(service.original, service.identifier, context),
  );
  const changes = original === undefined ? {} : changesTo(restored, original);
  if (Object.keys(changes).length === 0) return await putMark(service, arn, [COMPLETE], context);
  await explained(
    "rds:ModifyDBInstance",
    service.recovery.send(
      new ModifyDBInstanceCommand({ DBInstanceIdentifier: name, ...changes, ApplyImmediately: true }),
      { abortSignal: context.signal },
    ),
  );
  await putMark(service, arn, [SETTLING], context);
}

function changesTo(restored: DBInstance, original: DBInstance): Partial<ModifyDBInstanceCommandInput> {
  return {
    ...differing("BackupRetentionPeriod", original, restored),
    ...differing("PreferredBackupWindow", original, restored),
    ...differing("PreferredMaintenanceWindow", original, restored),
    ...differing("MaxAllocatedStorage", original, restored),
    ...(original.DeletionProtection === true && restored.DeletionProtection !== true
      ? { DeletionProtection: true }
      : {}),
    ...(original.PerformanceInsightsEnabled === true && restored.PerformanceInsightsEnabled !== true
      ? { EnablePerformanceInsights: true }
      : {}),
  };
}

function differing<
  Name extends
    | "BackupRetentionPeriod"
    | "PreferredBackupWindow"
    | "PreferredMaintenanceWindow"
    | "MaxAllocatedStorage",
>(name: Name, original: DBInstance, restored: DBInstance): Pick<DBInstance, Name> | Record<never, never> {
  const wanted = original[name];
  return wanted === undefined || wanted === restored[name] ? {} : { [name]: wanted };
}

/** The option group of the original, unless it is the default one, which RDS chooses by itself. */
function optionGroupOf(instance: DBInstance | undefined): string | undefined {
  const name = instance?.OptionGroupMemberships?.[0]?.OptionGroupName;
  return name?.startsWith("default:") === true ? undefined : name;
}

function placementOfInstance(instance: DBInstance): Parameters<typeof placementOf>[1] {
  return {
    subnetGroup: instance.DBSubnetGroup?.DBSubnetGroupName,
    parameterGroup: instance.DBParameterGroups?.[0]?.DBParameterGroupName,
    securityGroups: (instance.VpcSecurityGroups ?? []).flatMap(({ VpcSecurityGroupId: id }) => id ?? []),
  };
}
