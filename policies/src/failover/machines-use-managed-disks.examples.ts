import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("managed", "azure-native:compute:VirtualMachine", {
      storageProfile: {
        osDisk: { createOption: "FromImage", managedDisk: { storageAccountType: "Premium_LRS" } },
      },
    }),
    oneResource("managed in a scale set", "azure-native:compute:VirtualMachineScaleSet", {
      virtualMachineProfile: { storageProfile: { osDisk: { createOption: "FromImage" } } },
    }),
  ],
  bad: [
    oneResource("a blob", "azure-native:compute:VirtualMachine", {
      storageProfile: {
        osDisk: {
          createOption: "FromImage",
          vhd: { uri: "https://disks.blob.core.windows.net/vhds/os.vhd" },
        },
      },
    }),
    oneResource("a second disk", "azure-native:compute:VirtualMachine", {
      storageProfile: {
        dataDisks: [
          {
            lun: 0,
            createOption: "Empty",
            vhd: { uri: "https://disks.blob.core.windows.net/vhds/data.vhd" },
          },
        ],
      },
    }),
    oneResource("a scale set", "azure-native:compute:VirtualMachineScaleSet", {
      virtualMachineProfile: {
        storageProfile: {
          osDisk: { createOption: "FromImage", vhdContainers: ["https://disks.blob.core.windows.net/vhds"] },
        },
      },
    }),
  ],
};
