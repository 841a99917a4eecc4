import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("on", "azure-native:compute:VirtualMachine", {
      osProfile: { windowsConfiguration: { enableAutomaticUpdates: true } },
    }),
    oneResource("Linux", "azure-native:compute:VirtualMachineScaleSet", {
      virtualMachineProfile: { osProfile: { linuxConfiguration: { disablePasswordAuthentication: true } } },
    }),
  ],
  bad: [
    oneResource("off", "azure-native:compute:VirtualMachine", {
      osProfile: { windowsConfiguration: { enableAutomaticUpdates: false } },
    }),
    oneResource("off in a scale set", "azure-native:compute:VirtualMachineScaleSet", {
      virtualMachineProfile: { osProfile: { windowsConfiguration: { enableAutomaticUpdates: false } } },
    }),
  ],
};
