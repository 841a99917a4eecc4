import { classicOperations } from "./models/classic.ts";
import { modularOperations } from "./models/modular.ts";
import type { Operation } from "./models/operation.ts";
import { sdk } from "./sdk.ts";

/** The operations that the fake has, each as the SDK that is installed has it. */
export async function loadOperations(): Promise<readonly Operation[]> {
  return [
    ...modularOperations(
      "compute",
      "@azure/arm-compute",
      ["models", "common/models", "compute/models", "computeDisk/models"],
      [
        "disks.get",
        "disks.createOrUpdate",
        "disks.$delete",
        "snapshots.get",
        "snapshots.list",
        "snapshots.createOrUpdate",
        "snapshots.$delete",
        "virtualMachines.get",
        "virtualMachines.update",
        "virtualMachines.$delete",
        "virtualMachines.instanceView",
      ],
    ),
    ...(await classicOperations(
      "postgresql",
      make("@azure/arm-postgresql-flexible", "PostgreSQLManagementFlexibleServerClient"),
      ["servers.get", "servers.beginCreateOrUpdate", "servers.beginDelete"],
    )),
    ...(await classicOperations("sql", make("@azure/arm-sql", "SqlManagementClient"), [
      "databases.get",
      "databases.beginCreateOrUpdate",
      "databases.beginDelete",
      "databases.rename",
      "recoverableDatabases.get",
      "restorableDroppedDatabases.listByServer",
      "longTermRetentionBackups.listByDatabase",
      "servers.get",
    ])),
    ...(await classicOperations(
      "recoveryservices",
      make("@azure/arm-recoveryservicesbackup", "RecoveryServicesBackupClient"),
      [
        "backupProtectedItems.list",
        "recoveryPoints.list",
        "restores.beginTrigger",
        "backupJobs.list",
        "jobDetails.get",
      ],
    )),
  ];
}

type ClientClass = new (credential: object, subscription: string) => unknown;

function make(name: string, className: string): (credential: object, subscription: string) => unknown {
  const found = sdk(name)[className];
  if (typeof found !== "function") throw new Error(`${name} has no ${className}`);
  // What is exported under that name is the class of the client.
  const Client = found as ClientClass;
  return (credential, subscription) => new Client(credential, subscription);
}
