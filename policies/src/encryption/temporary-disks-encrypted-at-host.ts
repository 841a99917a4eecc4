import { defineRule, each, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const temporaryDisksEncryptedAtHost: Rule = defineRule<ResourceTypes>({
  id: "encryption/temporary-disks-encrypted-at-host",
  title: "Virtual machines encrypt temporary disks and caches at the host",
  severity: "medium",
  rationale:
    "Azure encrypts managed disks, but not the temporary disk and the caches on the host, where swap files and scratch data hold the same content.",
  fix: "Set securityProfile.encryptionAtHost: true (machines and scale sets) or enableEncryptionAtHost: true (node pools).",
  failure: "temporary disks and caches are not encrypted at the host",
  requires: {
    "azure-native:compute:VirtualMachine": (machine) =>
      machine.get("securityProfile").get("encryptionAtHost").equals(true),
    "azure-native:compute:VirtualMachineScaleSet": (scaleSet) =>
      scaleSet.get("virtualMachineProfile").get("securityProfile").get("encryptionAtHost").equals(true),
    "azure-native:containerservice:ManagedCluster": (cluster) =>
      cluster.get("agentPoolProfiles").every((pool) => pool.get("enableEncryptionAtHost").equals(true)),
  },
  remedies: {
    "azure-native:compute:VirtualMachine": { set: { securityProfile: { encryptionAtHost: true } } },
    "azure-native:compute:VirtualMachineScaleSet": {
      set: { virtualMachineProfile: { securityProfile: { encryptionAtHost: true } } },
    },
    "azure-native:containerservice:ManagedCluster": {
      set: { agentPoolProfiles: each({ enableEncryptionAtHost: true }) },
      replaces:
        "The nodes of a pool can be encrypted so only when it is made: add a new pool and drain the old one.",
    },
  },
});
