import { fileURLToPath } from "node:url";
import { VirtualMachine } from "@pulumi/azure-native/compute/virtualMachine.js";
import { test } from "vitest";
import { BackupAlarms, BackupPlan, BackupVault, RestoreTest } from "../../src/azure/index.ts";
import { expectIdentity } from "../identity.ts";

const COMMITTED = fileURLToPath(new URL("./identity/components.json", import.meta.url));
const PLACE = { resourceGroupName: "orders", location: "westeurope" };
const at = (name: string): string =>
  `/subscriptions/s/resourceGroups/orders/providers/Microsoft.Storage/storageAccounts/${name}`;

test("what stands in stacks keeps its identity, or has an alias", async () => {
  await expectIdentity(
    COMMITTED,
    () => {
      const vault = new BackupVault("orders", {
        ...PLACE,
        copies: { pair: { region: "northeurope" } },
        breakGlass: { leads: "group" },
      });
      const machine = new VirtualMachine("worker", PLACE);
      const selections = {
        all: {
          resources: {
            worker: { id: machine.id, type: "azure-native:compute:VirtualMachine" },
            disk: { id: at("disk"), type: "azure-native:compute:Disk" },
            shares: { id: at("files"), type: "azure-native:storage:FileShare", shares: ["exports"] },
            blobs: { id: at("files"), type: "azure-native:storage:StorageAccount", containers: ["a"] },
            database: { id: at("orders"), type: "azure-native:dbforpostgresql:Server" },
            cluster: {
              id: at("shop"),
              type: "azure-native:containerservice:ManagedCluster",
              principalId: "cluster",
            },
          },
        },
      };
      new BackupPlan("orders", { vault, selections, objectives: {} });
      new RestoreTest("other", { vault, selections });
      new BackupAlarms("other", { resourceGroupName: "orders", vaults: { orders: vault } });
      return {};
    },
    "westeurope",
  );
});
