import type { RDSClient } from "@aws-sdk/client-rds";
import type { Properties, ReadContext } from "@rampart/runbook";
import type { RecoveryPoint, Restored, RestoreRequest, RestoreState, Store } from "../../store.ts";
import { completed } from "../shared/completed.ts";
import { type Database, isUsable } from "./database-state.ts";
import { readinessOf } from "./readiness.ts";
import { bringBack, cutOversByRenaming, parkedName, type Renamable } from "./rename.ts";
import type { RdsService } from "./service.ts";

/** What instances and clusters do each in their own way. */
export interface DatabaseKind {
  readonly what: "instance" | "cluster";
  find(client: RDSClient, identifier: string, context: ReadContext): Promise<Database | undefined>;
  describe(client: RDSClient, identifier: string, context: ReadContext): Promise<Properties | undefined>;
  points(context: ReadContext): Promise<readonly RecoveryPoint[]>;
  start(request: RestoreRequest, context: ReadContext): Promise<void>;
  state(request: RestoreRequest, context: ReadContext): Promise<RestoreState>;
  /** Does the next part of a restore that is under way, if it is time for it; marks it as complete at the end. */
  settle(request: RestoreRequest, context: ReadContext): Promise<void>;
  remove(request: RestoreRequest, context: ReadContext): Promise<void>;
  rename(from: string, to: string, context: ReadContext): Promise<void>;
}

/** The store of an instance or a cluster. */
export function databaseStore(service: RdsService, kind: DatabaseKind): Store {
  const { identifier } = service;
  const renamable: Renamable = {
    identifier,
    find: async (name, context) => await kind.find(service.recovery, name, context),
    rename: kind.rename,
  };
  const store: Store = {
    address: `rds:${service.recoveryRegion}:${kind.what}:${identifier}`,
    original: async (context) => await kind.describe(service.original, identifier, context),
    recoveryPoints: kind.points,
    restore: async (request, context, progress) => {
      const before = await kind.state(request, context);
      if (before.is === "absent") await kind.start(request, context);
      return await completed({
        look: async () => {
          await kind.settle(request, context);
          return await kind.state(request, context);
        },
        context,
        progress,
        name: request.name,
      });
    },
    restoreState: kind.state,
    readiness: (request) => Promise.resolve(readinessOf(service.placement.isolatedSecurityGroups, request)),
    verify: async (restored, context) => {
      const found = await kind.find(service.recovery, restored.name, context);
      return {
        passes: found !== undefined && isUsable(found.status) && found.endpoint !== undefined,
        value:
          found === undefined
            ? `${kind.what} "${restored.name}" is not there`
            : `${kind.what} "${restored.name}" is ${found.status} at ${found.endpoint ?? "no endpoint"}; its data were not looked at`,
        objective: "available, with an endpoint",
        advice: "Look at the events of it: aws rds describe-events.",
      };
    },
    remove: async (request, context) => {
      // A cut-over that was cut off in the middle left the original without its name.
      if (!service.areTwoRegions) await bringBack(renamable, parkedName(identifier, request.run), context);
      await kind.remove(request, context);
    },
    handOver: (restored) => handOver(kind.what, restored, service),
    ...(service.areTwoRegions ? {} : { cutOvers: cutOversByRenaming(renamable) }),
    [Symbol.asyncDispose]: async () => {
      service.original.destroy();
      service.recovery.destroy();
    },
  };
  return store;
}

function handOver(what: "instance" | "cluster", restored: Restored, service: RdsService): string {
  const { identifier, recoveryRegion, areTwoRegions } = service;
  const verb =
    what === "instance"
      ? "modify-db-instance --db-instance-identifier"
      : "modify-db-cluster --db-cluster-identifier";
  const renamed = what === "instance" ? "--new-db-instance-identifier" : "--new-db-cluster-identifier";
  return [
    `Restored: ${what} ${restored.name} in ${recoveryRegion}, reached at ${restored.address}.`,
    "It has the users and passwords of the moment it was restored to, also where they were changed since.",
    areTwoRegions
      ? `Lead users to it where they are configured: ${identifier} is in another region, and its name cannot be taken.`
      : `To lead users to it by its name, rename both, in this order, and wait after each: aws rds ${verb} ${identifier} ${renamed} ${identifier}-before --apply-immediately; aws rds ${verb} ${restored.name} ${renamed} ${identifier} --apply-immediately.`,
    "Not restored, to be set again where the original had it: read replicas, roles, event subscriptions, alarms, a proxy's targets, and the secret of a password that RDS manages.",
    "Tell the stack: it still describes the original.",
  ].join("\n");
}
