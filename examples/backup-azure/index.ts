import { ResourceGroup } from "@pulumi/azure-native/resources/resourceGroup.js";
import { Config, type Output } from "@pulumi/pulumi";
import { BackupPlan, BackupVault } from "@rampart/backup/azure";
import { createData } from "./data.ts";

const location = "westeurope";
const tags = { service: "orders", owner: "team-orders", "data-class": "customer" };

export default (): Record<string, Output<string>> => {
  const { name: resourceGroupName } = new ResourceGroup("orders", {
    resourceGroupName: "orders",
    location,
    tags,
  });
  const { worker, account, orders } = createData(
    { resourceGroupName, location, tags },
    new Config().require("workerPublicKey"),
  );

  // Two vaults, since Azure has two kinds, with one key, one guard and one set of alarms. West Europe's pair is North
  // Europe: Azure keeps the second copy there, and nowhere else.
  const vault = new BackupVault("orders", {
    resourceGroupName,
    location,
    copies: { pair: { region: "northeurope" } },
    emails: ["on-call@example.com"],
    tags,
  });

  // Azure begins within two hours of the time, so the machine is backed up twice a day, and the documents once.
  new BackupPlan("orders", {
    vault,
    objectives: { rpo: "24h", retention: "1y", copies: { regions: 1 }, restoreTestInterval: "7d" },
    selections: {
      orders: {
        resources: {
          worker: { id: worker.id, type: "azure-native:compute:VirtualMachine" },
          documents: {
            id: account.id,
            type: "azure-native:storage:StorageAccount",
            containers: ["documents"],
          },
        },
      },
    },
    tags,
  });

  // Azure Backup copies PostgreSQL once a week: for the years. Any second of the last 35 days comes from the server's
  // own backups..
  new BackupPlan("archive", {
    vault,
    rules: { weekly: { schedule: "0 4 * * SUN", timeZone: "Europe/Amsterdam", retention: "364d" } },
    selections: {
      orders: {
        resources: {
          database: { id: orders.id, type: "azure-native:dbforpostgresql:Server" },
          exports: { id: account.id, type: "azure-native:storage:FileShare", shares: ["exports"] },
        },
      },
    },
    restoreTest: "off",
    tags,
  });

  return { recoveryServicesVault: vault.recoveryServices.id, backupVault: vault.backup.id };
};
