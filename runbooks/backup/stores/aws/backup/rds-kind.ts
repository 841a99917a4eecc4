import { AddTagsToResourceCommand, RDSClient } from "@aws-sdk/client-rds";
import { InputError } from "@rampart/core/errors";
import type { ReadContext } from "@rampart/runbook";
import { isUsable } from "../rds/database-state.ts";
import { clusterNamed, databaseOfCluster, databaseOfInstance, instanceNamed } from "../rds/describe.ts";
import { readinessOf } from "../rds/readiness.ts";
import { removeCluster, removeInstance } from "../rds/remove.ts";
import type { Regions } from "../shared/connection.ts";
import { explained } from "../shared/errors.ts";
import { COMPLETE, markOf, runOf } from "../shared/mark.ts";
import type { FoundResource, ResourceKind } from "./resource-kind.ts";

/** DB instances or Aurora clusters. */
export function rdsKind(
  what: "instance" | "cluster",
  identifier: string,
  regions: Regions,
  isolatedSecurityGroups: readonly string[] | undefined,
): ResourceKind {
  const original = new RDSClient(regions.original);
  const recovery = regions.areTwo ? new RDSClient(regions.recovery) : original;
  const find = async (
    client: RDSClient,
    name: string,
    context: ReadContext,
  ): Promise<ReturnType<typeof databaseOfInstance> | undefined> => {
    if (what === "instance") {
      const found = await instanceNamed(client, name, context);
      return found && databaseOfInstance(found);
    }
    const found = await clusterNamed(client, name, context);
    return found && databaseOfCluster(found);
  };
  return {
    what: what === "instance" ? "DB instance" : "Aurora cluster",
    type: what === "instance" ? "RDS" : "Aurora",
    nameKey: what === "instance" ? "DBInstanceIdentifier" : "DBClusterIdentifier",
    isolation: () => {
      if (isolatedSecurityGroups === undefined) {
        throw new InputError('input "isolatedSecurityGroups" is missing', {
          advice: "Give security groups that let in nobody but whoever tests.",
        });
      }
      return {
        VpcSecurityGroupIds: JSON.stringify(isolatedSecurityGroups),
        ...(what === "instance" ? { PubliclyAccessible: "false", MultiAZ: "false" } : {}),
        DeletionProtection: "false",
      };
    },
    readiness: (request) => readinessOf(isolatedSecurityGroups, request),
    original: async (context) => {
      const found = await find(original, identifier, context);
      return found && { arn: found.arn, resourceId: found.resourceId };
    },
    find: async (name, context) => {
      const found = await find(recovery, name, context);
      return (
        found && {
          arn: found.arn,
          isUsable: isUsable(found.status),
          status: found.status,
          address: found.endpoint ?? `${name} (no endpoint yet)`,
          maker: runOf(found.tags),
        }
      );
    },
    mark: async ({ arn }: FoundResource, run, point, { signal }) => {
      const command = new AddTagsToResourceCommand({
        ResourceName: arn,
        Tags: [...markOf(run, point), COMPLETE],
      });
      await explained("rds:AddTagsToResource", recovery.send(command, { abortSignal: signal }));
    },
    remove: async (name, run, context) => {
      const remove = what === "instance" ? removeInstance : removeCluster;
      await remove({ recovery }, name, run, context);
    },
    destroy: () => {
      original.destroy();
      recovery.destroy();
    },
  };
}
