import { VirtualMachine } from "@pulumi/azure-native/compute/virtualMachine.js";
import { Server } from "@pulumi/azure-native/dbforpostgresql/server.js";
import { NetworkInterface } from "@pulumi/azure-native/network/networkInterface.js";
import { VirtualNetwork } from "@pulumi/azure-native/network/virtualNetwork.js";
import { BlobContainer } from "@pulumi/azure-native/storage/blobContainer.js";
import { FileShare } from "@pulumi/azure-native/storage/fileShare.js";
import { StorageAccount } from "@pulumi/azure-native/storage/storageAccount.js";
import type { Input } from "@pulumi/pulumi";

/** Where everything stands. */
export interface Place {
  resourceGroupName: Input<string>;
  location: string;
  tags: Record<string, string>;
}

/** What would be missed. */
export interface Data {
  worker: VirtualMachine;
  account: StorageAccount;
  orders: Server;
}

export function createData(place: Place, publicKey: string): Data {
  const account = new StorageAccount("files", {
    ...place,
    accountName: "ordersfiles",
    kind: "StorageV2",
    sku: { name: "Standard_ZRS" },
    minimumTlsVersion: "TLS1_2",
    allowBlobPublicAccess: false,
    networkRuleSet: { defaultAction: "Deny", bypass: "AzureServices" },
  });
  const { resourceGroupName } = place;
  new BlobContainer("documents", {
    resourceGroupName,
    accountName: account.name,
    containerName: "documents",
  });
  new FileShare("exports", {
    resourceGroupName,
    accountName: account.name,
    shareName: "exports",
    shareQuota: 100,
  });
  const orders = new Server("orders", {
    ...place,
    serverName: "orders",
    version: "17",
    sku: { name: "Standard_D2ds_v5", tier: "GeneralPurpose" },
    storage: { storageSizeGB: 128 },
    backup: { backupRetentionDays: 35, geoRedundantBackup: "Enabled" },
    authConfig: { activeDirectoryAuth: "Enabled", passwordAuth: "Disabled" },
    network: { publicNetworkAccess: "Disabled" },
  });
  return { worker: createWorker(place, publicKey), account, orders };
}

function createWorker(place: Place, publicKey: string): VirtualMachine {
  const network = new VirtualNetwork("orders", {
    ...place,
    virtualNetworkName: "orders",
    addressSpace: { addressPrefixes: ["10.40.0.0/24"] },
    subnets: [{ name: "worker", addressPrefix: "10.40.0.0/26" }],
  });
  const subnet = network.subnets.apply((subnets) => ({ id: subnets?.[0]?.id ?? "" }));
  const card = new NetworkInterface("worker", {
    ...place,
    ipConfigurations: [{ name: "private", privateIPAllocationMethod: "Dynamic", subnet }],
  });
  return new VirtualMachine("worker", {
    ...place,
    vmName: "settlement",
    hardwareProfile: { vmSize: "Standard_D2as_v5" },
    networkProfile: { networkInterfaces: [{ id: card.id, primary: true }] },
    securityProfile: { encryptionAtHost: true, securityType: "TrustedLaunch" },
    storageProfile: {
      imageReference: {
        publisher: "Canonical",
        offer: "ubuntu-24_04-lts",
        sku: "server",
        version: "latest",
      },
      osDisk: { createOption: "FromImage", managedDisk: { storageAccountType: "Premium_LRS" } },
    },
    osProfile: {
      computerName: "settlement",
      adminUsername: "settlement",
      linuxConfiguration: {
        disablePasswordAuthentication: true,
        ssh: { publicKeys: [{ path: "/home/settlement/.ssh/authorized_keys", keyData: publicKey }] },
      },
    },
  });
}
