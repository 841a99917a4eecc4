import {
  DeleteDBClusterCommand,
  DeleteDBInstanceCommand,
  ModifyDBClusterCommand,
  ModifyDBInstanceCommand,
} from "@aws-sdk/client-rds";
import type { ReadContext } from "@rampart/runbook";
import { causeOf, explained, isNamed } from "../shared/errors.ts";
import { runOf } from "../shared/mark.ts";
import { until } from "../shared/wait.ts";
import { type Database, isUsable, whyFailed } from "./database-state.ts";
import { clusterNamed, databaseOfCluster, databaseOfInstance, instanceNamed } from "./describe.ts";
import type { RdsService } from "./service.ts";

type Recovery = Pick<RdsService, "recovery">;

/** Removes an instance with its backups, if `run` made it, and returns when it is gone. */
export async function removeInstance(
  { recovery }: Recovery,
  name: string,
  run: string,
  context: ReadContext,
): Promise<void> {
  const { signal } = context;
  await until(async () => {
    const instance = await instanceNamed(recovery, name, context);
    if (instance === undefined || runOf(instance.TagList) !== run) return true;
    if (!isDeletable(databaseOfInstance(instance))) return undefined;
    if (instance.DeletionProtection === true) {
      const unprotect = new ModifyDBInstanceCommand({
        DBInstanceIdentifier: name,
        DeletionProtection: false,
        ApplyImmediately: true,
      });
      await explained("rds:ModifyDBInstance", recovery.send(unprotect, { abortSignal: signal }));
    } else {
      await deleteInstance({ recovery }, name, context);
    }
    return undefined;
  }, context);
}

/** Removes a cluster with its instances and backups, if `run` made it, and returns when it is gone. */
export async function removeCluster(
  { recovery }: Recovery,
  name: string,
  run: string,
  context: ReadContext,
): Promise<void> {
  const { signal } = context;
  await until(async () => {
    const cluster = await clusterNamed(recovery, name, context);
    if (cluster === undefined || runOf(cluster.TagList) !== run) return true;
    if (!isDeletable(databaseOfCluster(cluster))) return undefined;
    if (cluster.DeletionProtection === true) {
      const unprotect = new ModifyDBClusterCommand({
        DBClusterIdentifier: name,
        DeletionProtection: false,
        ApplyImmediately: true,
      });
      await explained("rds:ModifyDBCluster", recovery.send(unprotect, { abortSignal: signal }));
      return undefined;
    }
    // A cluster is deleted only once it has no instance.
    const members = (cluster.DBClusterMembers ?? []).flatMap(({ DBInstanceIdentifier: id }) => id ?? []);
    for (const member of members) {
      const instance = await instanceNamed(recovery, member, context);
      if (instance !== undefined && isDeletable(databaseOfInstance(instance))) {
        await deleteInstance({ recovery }, member, context);
      }
    }
    if (members.length === 0) await deleteCluster({ recovery }, name, context);
    return undefined;
  }, context);
}

/** Whether RDS deletes it now: while it is made, changed or deleted already, it does not. */
function isDeletable(database: Database): boolean {
  return isUsable(database.status) || database.status === "stopped" || whyFailed(database) !== undefined;
}

async function deleteCluster({ recovery }: Recovery, name: string, { signal }: ReadContext): Promise<void> {
  const command = new DeleteDBClusterCommand({
    DBClusterIdentifier: name,
    SkipFinalSnapshot: true,
    DeleteAutomatedBackups: true,
  });
  await unlessGone(explained("rds:DeleteDBCluster", recovery.send(command, { abortSignal: signal })));
}

async function deleteInstance({ recovery }: Recovery, name: string, { signal }: ReadContext): Promise<void> {
  await unlessGone(
    explained(
      "rds:DeleteDBInstance",
      recovery.send(
        new DeleteDBInstanceCommand({
          DBInstanceIdentifier: name,
          SkipFinalSnapshot: true,
          DeleteAutomatedBackups: true,
        }),
        { abortSignal: signal },
      ),
    ),
  );
}

/** What is deleted already, or just now, is no error. */
async function unlessGone(act: Promise<unknown>): Promise<void> {
  try {
    await act;
  } catch (error) {
    const cause = causeOf(error);
    if (isNamed(cause, "DBInstanceNotFoundFault", "DBInstanceNotFound", "DBClusterNotFoundFault")) return;
    if (
      isNamed(cause, "InvalidDBInstanceStateFault", "InvalidDBInstanceState", "InvalidDBClusterStateFault")
    ) {
      if (/delet/i.test(cause instanceof Error ? cause.message : "")) return;
    }
    throw error;
  }
}
