import { Disk } from "@pulumi/azure-native/compute/disk.js";
import { DiskEncryptionSet } from "@pulumi/azure-native/compute/diskEncryptionSet.js";
import { VirtualMachine } from "@pulumi/azure-native/compute/virtualMachine.js";
import { BastionHost } from "@pulumi/azure-native/network/bastionHost.js";
import { NetworkInterface } from "@pulumi/azure-native/network/networkInterface.js";
import type { Keys } from "./keys.ts";
import { allZones, createPublicAddress, type Network } from "./network.ts";
import type { Place } from "./place.ts";
import { tags } from "./tags.ts";

export interface Worker {
  machine: VirtualMachine;
  bastion: BastionHost;
}

/** The nightly settlement runs licensed software that needs a machine; people reach it by Bastion only. */
export function createWorker(place: Place, network: Network, keys: Keys, publicKey: string): Worker {
  const { resourceGroupName, location } = place;
  const zones = ["1"];
  const encryptionSet = new DiskEncryptionSet(
    "worker",
    {
      resourceGroupName,
      location,
      encryptionType: "EncryptionAtRestWithPlatformAndCustomerKeys",
      rotationToLatestKeyVersionEnabled: true,
      identity: { type: "UserAssigned", userAssignedIdentities: [keys.data.identity.id] },
      activeKey: { keyUrl: keys.data.key.keyUriWithVersion },
      tags: tags("customer"),
    },
    { dependsOn: keys.data.ready },
  );
  const card = new NetworkInterface("worker", {
    resourceGroupName,
    location,
    enableIPForwarding: false,
    ipConfigurations: [
      { name: "private", privateIPAllocationMethod: "Dynamic", subnet: { id: network.worker.id } },
    ],
    tags: tags("none"),
  });
  const results = new Disk(
    "settlement",
    {
      resourceGroupName,
      location,
      sku: { name: "Premium_ZRS" },
      diskSizeGB: 256,
      creationData: { createOption: "Empty" },
      encryption: {
        type: "EncryptionAtRestWithPlatformAndCustomerKeys",
        diskEncryptionSetId: encryptionSet.id,
      },
      networkAccessPolicy: "DenyAll",
      publicNetworkAccess: "Disabled",
      dataAccessAuthMode: "AzureActiveDirectory",
      tags: tags("customer"),
    },
    { protect: true },
  );
  const machine = new VirtualMachine("worker", {
    resourceGroupName,
    location,
    zones,
    vmName: "settlement",
    hardwareProfile: { vmSize: "Standard_D2as_v5" },
    identity: { type: "SystemAssigned" },
    securityProfile: {
      encryptionAtHost: true,
      securityType: "TrustedLaunch",
      uefiSettings: { secureBootEnabled: true, vTpmEnabled: true },
    },
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
        deleteOption: "Delete",
        managedDisk: { storageAccountType: "Premium_LRS", diskEncryptionSet: { id: encryptionSet.id } },
      },
      dataDisks: [
        { lun: 0, createOption: "Attach", deleteOption: "Detach", managedDisk: { id: results.id } },
      ],
    },
    osProfile: {
      computerName: "settlement",
      adminUsername: "settlement",
      linuxConfiguration: {
        disablePasswordAuthentication: true,
        provisionVMAgent: true,
        ssh: { publicKeys: [{ path: "/home/settlement/.ssh/authorized_keys", keyData: publicKey }] },
        patchSettings: {
          patchMode: "AutomaticByPlatform",
          assessmentMode: "AutomaticByPlatform",
          automaticByPlatformSettings: { rebootSetting: "IfRequired" },
        },
      },
    },
    diagnosticsProfile: { bootDiagnostics: { enabled: true } },
    tags: tags("customer"),
  });
  const bastion = new BastionHost("orders", {
    resourceGroupName,
    location,
    zones: allZones,
    sku: { name: "Standard" },
    scaleUnits: 2,
    enableShareableLink: false,
    enableFileCopy: false,
    disableCopyPaste: true,
    enableTunneling: true,
    ipConfigurations: [
      {
        name: "bastion",
        subnet: { id: network.bastion.id },
        publicIPAddress: { id: createPublicAddress(place, "bastion").id },
      },
    ],
    tags: tags("none"),
  });
  return { machine, bastion };
}
