import { Disk } from "@pulumi/azure-native/compute/disk.js";
import { Snapshot } from "@pulumi/azure-native/compute/snapshot.js";
import { VirtualMachine } from "@pulumi/azure-native/compute/virtualMachine.js";
import { NetworkInterface } from "@pulumi/azure-native/network/networkInterface.js";
import { createPublicAddress, type Network } from "./network.ts";
import type { Place } from "./place.ts";
import { tags } from "./tags.ts";

/** The nightly settlement runs licensed software that needs a machine. */
export function createWorker(place: Place, network: Network): VirtualMachine {
  const { resourceGroupName, location } = place;
  const card = new NetworkInterface("worker", {
    resourceGroupName,
    location,
    enableIPForwarding: true,
    ipConfigurations: [
      {
        name: "public",
        privateIPAllocationMethod: "Dynamic",
        subnet: { id: network.worker.id },
        publicIPAddress: { id: createPublicAddress(place, "worker").id },
      },
    ],
    tags: tags("none"),
  });
  const results = new Disk("settlement", {
    resourceGroupName,
    location,
    sku: { name: "Premium_LRS" },
    diskSizeGB: 256,
    creationData: { createOption: "Empty" },
    networkAccessPolicy: "AllowAll",
    publicNetworkAccess: "Enabled",
    tags: tags("customer"),
  });
  new Snapshot("settlement", {
    resourceGroupName,
    location,
    creationData: { createOption: "Copy", sourceResourceId: results.id },
    networkAccessPolicy: "AllowAll",
    tags: tags("customer"),
  });
  return new VirtualMachine("worker", {
    resourceGroupName,
    location,
    vmName: "settlement",
    hardwareProfile: { vmSize: "Standard_D2as_v5" },
    securityProfile: { encryptionAtHost: false },
    networkProfile: { networkInterfaces: [{ id: card.id, primary: true }] },
    storageProfile: {
      imageReference: {
        publisher: "Canonical",
        offer: "ubuntu-24_04-lts",
        sku: "server",
        version: "latest",
      },
      osDisk: {
        createOption: "FromImage",
        caching: "ReadWrite",
        managedDisk: { storageAccountType: "Premium_LRS" },
      },
      dataDisks: [{ lun: 0, createOption: "Attach", managedDisk: { id: results.id } }],
    },
    osProfile: {
      computerName: "settlement",
      adminUsername: "settlement",
      adminPassword: "not-a-real-password-2",
      linuxConfiguration: {
        disablePasswordAuthentication: false,
        patchSettings: { patchMode: "ImageDefault", assessmentMode: "ImageDefault" },
      },
    },
  });
}
