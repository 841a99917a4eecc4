import { ResourceGroup } from "@pulumi/azure-native/resources/resourceGroup.js";
import { Config, type Output } from "@pulumi/pulumi";
import { BackupPlan, BackupVault, RestoreTestMode } from "@rampart/backup/azure";

const location = "westeurope";
const tags = { service: "orders", owner: "team-orders", "data-class": "customer" };

export default (): Record<string, Output<string>> => {
  const { name: resourceGroupName } = new ResourceGroup("orders", {
    resourceGroupName: "orders",
    location,
    tags,
  });
  // The data stands in a stack of its own, as it should: who can destroy the one need not reach the other.
  const config = new Config();
  const workerId = config.require("workerId");
  const accountId = config.require("accountId");
  const databaseId = config.require("databaseId");

  // Two vaults, since Azure has two kinds, with one key, one guard and one set of alarms. West Europe's pair is North
  // Europe: Azure keeps the second copy there, and nowhere else.
  const vault = new BackupVault("orders", {
    resourceGroupName,
    location,
    copies: { pair: { region: "northeurope" } },
    emails: ["on-call@example.com"],
    tags,
  });

  // Azure begins within two hours of the time, so the machine is backed up every twelve hours, and the documents once a day.
  new BackupPlan("orders", {
    vault,
    objectives: { rpo: "24h", retention: "1y", copies: { regions: 1 }, restoreTestInterval: "7d" },
    selections: {
      orders: {
        resources: {
          worker: { id: workerId, type: "azure-native:compute:VirtualMachine" },
          documents: {
            id: accountId,
            type: "azure-native:storage:StorageAccount",
            containers: ["documents"],
          },
          exports: { id: accountId, type: "azure-native:storage:FileShare", shares: ["exports"] },
        },
      },
    },
    tags,
  });

  // Azure Backup copies PostgreSQL once a week: for the years. Any second of the last 35 days comes from the server's
  // own backups.
  new BackupPlan("archive", {
    vault,
    rules: { weekly: { schedule: "0 4 * * SUN", timeZone: "Europe/Amsterdam", retention: "364d" } },
    selections: {
      orders: { resources: { database: { id: databaseId, type: "azure-native:dbforpostgresql:Server" } } },
    },
    restoreTest: RestoreTestMode.Off,
    tags,
  });

  return { recoveryServicesVault: vault.recoveryServices.id, backupVault: vault.backup.id };
};
