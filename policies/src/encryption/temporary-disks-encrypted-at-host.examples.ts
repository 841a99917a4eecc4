import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a machine", "azure-native:compute:VirtualMachine", {
      securityProfile: { encryptionAtHost: true },
    }),
    oneResource("a scale set", "azure-native:compute:VirtualMachineScaleSet", {
      virtualMachineProfile: { securityProfile: { encryptionAtHost: true } },
    }),
  ],
  bad: [
    oneResource("a machine left at the default", "azure-native:compute:VirtualMachine", { vmName: "worker" }),
    oneResource("a scale set that says no", "azure-native:compute:VirtualMachineScaleSet", {
      virtualMachineProfile: { securityProfile: { encryptionAtHost: false } },
    }),
    oneResource("a cluster with one plain node pool", "azure-native:containerservice:ManagedCluster", {
      agentPoolProfiles: [{ name: "system", enableEncryptionAtHost: true }, { name: "work" }],
    }),
  ],
};
