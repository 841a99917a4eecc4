import { ModifyDBClusterCommand, ModifyDBInstanceCommand, RDSClient } from "@aws-sdk/client-rds";
import { InputError } from "@rampart/core/errors";
import type { AnyInputs } from "@rampart/runbook";
import type { Store, StoreModule } from "../../store.ts";
import { regionsOf } from "../shared/connection.ts";
import { explained } from "../shared/errors.ts";
import { textOf, textsOf } from "../shared/inputs.ts";
import { SIGN_IN_INPUTS } from "../shared/sign-in-inputs.ts";
import { clusterPoints } from "./cluster-points.ts";
import { databaseStore } from "./database-store.ts";
import { clusterNamed, databaseOfCluster, databaseOfInstance, instanceNamed } from "./describe.ts";
import { RDS_INPUTS } from "./inputs.ts";
import { instancePoints } from "./instance-points.ts";
import { removeCluster, removeInstance } from "./remove.ts";
import { clusterState, settleCluster, startCluster } from "./restore-cluster.ts";
import { instanceState, settleInstance, startInstance } from "./restore-instance.ts";
import type { RdsService } from "./service.ts";

/** Amazon RDS instances and Aurora clusters. */
export const storeModule: StoreModule = {
  required: ["awsRegion"],
  optional: [
    ...Object.keys(SIGN_IN_INPUTS).filter((name) => name !== "awsRegion"),
    ...Object.keys(RDS_INPUTS),
  ],
  open: (inputs) => open(inputs),
};

function open(inputs: AnyInputs): Store {
  const instance = textOf(inputs, "rdsInstance");
  const cluster = textOf(inputs, "rdsCluster");
  if ((instance === undefined) === (cluster === undefined)) {
    throw new InputError(
      instance === undefined
        ? 'store "aws-rds" needs input "rdsInstance" or "rdsCluster", and neither is given'
        : 'inputs "rdsInstance" and "rdsCluster" are two things to restore: give one',
    );
  }
  const service = serviceOf(inputs, (instance ?? cluster ?? "").toLowerCase());
  return instance === undefined ? clusterStore(service) : instanceStore(service);
}

function serviceOf(inputs: AnyInputs, identifier: string): RdsService {
  const regions = regionsOf(inputs);
  const placement = {
    instanceClass: textOf(inputs, "dbInstanceClass"),
    subnetGroup: textOf(inputs, "dbSubnetGroup"),
    parameterGroup: textOf(inputs, "dbParameterGroup"),
    securityGroups: textsOf(inputs, "dbSecurityGroups"),
    isolatedSecurityGroups: textsOf(inputs, "isolatedSecurityGroups"),
  };
  if (regions.areTwo && placement.subnetGroup === undefined) {
    throw new InputError('input "dbSubnetGroup" is missing', {
      advice: "The groups of the original are not in the other region.",
    });
  }
  if (
    regions.areTwo &&
    placement.securityGroups === undefined &&
    placement.isolatedSecurityGroups === undefined
  ) {
    throw new InputError('input "dbSecurityGroups" is missing', {
      advice: "The groups of the original are not in the other region.",
    });
  }
  const original = new RDSClient(regions.original);
  return {
    original,
    recovery: regions.areTwo ? new RDSClient(regions.recovery) : original,
    recoveryRegion: regions.recovery.region,
    areTwoRegions: regions.areTwo,
    identifier,
    placement,
  };
}

function instanceStore(service: RdsService): Store {
  return databaseStore(service, {
    what: "instance",
    find: async (client, identifier, context) => {
      const found = await instanceNamed(client, identifier, context);
      return found && databaseOfInstance(found);
    },
    describe: async (client, identifier, context) => {
      const found = await instanceNamed(client, identifier, context);
      return (
        found && {
          arn: found.DBInstanceArn ?? null,
          resourceId: found.DbiResourceId ?? null,
          engine: `${found.Engine ?? "?"} ${found.EngineVersion ?? ""}`.trim(),
          class: found.DBInstanceClass ?? null,
          encrypted: found.StorageEncrypted ?? false,
          deletionProtection: found.DeletionProtection ?? false,
          backupRetentionDays: found.BackupRetentionPeriod ?? 0,
        }
      );
    },
    points: async (context) => await instancePoints(service, context),
    start: async (request, context) => await startInstance(service, request, context),
    state: async (request, context) => await instanceState(service, request, context),
    settle: async (request, context) => await settleInstance(service, request, context),
    remove: async ({ name, run }, context) => await removeInstance(service, name, run, context),
    rename: async (from, to, { signal }) => {
      const command = new ModifyDBInstanceCommand({
        DBInstanceIdentifier: from,
        NewDBInstanceIdentifier: to,
        ApplyImmediately: true,
      });
      await explained("rds:ModifyDBInstance", service.recovery.send(command, { abortSignal: signal }));
    },
  });
}

function clusterStore(service: RdsService): Store {
  return databaseStore(service, {
    what: "cluster",
    find: async (client, identifier, context) => {
      const found = await clusterNamed(client, identifier, context);
      return found && databaseOfCluster(found);
    },
    describe: async (client, identifier, context) => {
      const found = await clusterNamed(client, identifier, context);
      return (
        found && {
          arn: found.DBClusterArn ?? null,
          resourceId: found.DbClusterResourceId ?? null,
          engine: `${found.Engine ?? "?"} ${found.EngineVersion ?? ""}`.trim(),
          instances: (found.DBClusterMembers ?? []).length,
          encrypted: found.StorageEncrypted ?? false,
          deletionProtection: found.DeletionProtection ?? false,
          backupRetentionDays: found.BackupRetentionPeriod ?? 0,
        }
      );
    },
    points: async (context) => await clusterPoints(service, context),
    start: async (request, context) => await startCluster(service, request, context),
    state: async (request, context) => await clusterState(service, request, context),
    settle: async (request, context) => await settleCluster(service, request, context),
    remove: async ({ name, run }, context) => await removeCluster(service, name, run, context),
    rename: async (from, to, { signal }) => {
      const command = new ModifyDBClusterCommand({
        DBClusterIdentifier: from,
        NewDBClusterIdentifier: to,
        ApplyImmediately: true,
      });
      await explained("rds:ModifyDBCluster", service.recovery.send(command, { abortSignal: signal }));
    },
  });
}
