import { anyOf, not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const machinesUseManagedDisks: Rule = defineRule<ResourceTypes>({
  id: "failover/machines-use-managed-disks",
  title: "Virtual machines use managed disks",
  severity: "medium",
  rationale:
    "Disks that are blobs in a storage account share its limits and its fate, and are in no zone, backup policy or lock of their own.",
  fix: "Use storageProfile.osDisk.managedDisk and leave vhd out.",
  failure: "a disk is a blob in a storage account",
  requires: {
    "azure-native:compute:VirtualMachine": (machine) =>
      not(
        anyOf(
          machine.get("storageProfile").get("osDisk").get("vhd").isSet(),
          machine
            .get("storageProfile")
            .get("dataDisks")
            .some((disk) => disk.get("vhd").isSet()),
        ),
      ),
    "azure-native:compute:VirtualMachineScaleSet": (set) =>
      not(set.get("virtualMachineProfile").get("storageProfile").get("osDisk").get("vhdContainers").isSet()),
  },
});
