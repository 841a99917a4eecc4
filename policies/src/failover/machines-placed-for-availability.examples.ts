import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "twins in two zones",
      resources: {
        "settlement-1": { type: "azure-native:compute:VirtualMachine", properties: { zones: ["1"] } },
        "settlement-2": { type: "azure-native:compute:VirtualMachine", properties: { zones: ["2"] } },
      },
    },
    {
      title: "an availability set, a scale set, and a machine that may go at any time",
      resources: {
        directory: {
          type: "azure-native:compute:VirtualMachine",
          properties: { availabilitySet: { id: "availabilitySets/directory" } },
        },
        workers: { type: "azure-native:compute:VirtualMachineScaleSet", properties: {} },
        worker: {
          type: "azure-native:compute:VirtualMachine",
          properties: { virtualMachineScaleSet: { id: "${workers.id}" } },
        },
        batch: { type: "azure-native:compute:VirtualMachine", properties: { priority: "Spot" } },
      },
    },
  ],
  bad: [
    {
      title: "placed anywhere",
      resources: {
        settlement: { type: "azure-native:compute:VirtualMachine", properties: { vmName: "settlement" } },
      },
    },
    {
      title: "an empty list of zones",
      resources: {
        settlement: {
          type: "azure-native:compute:VirtualMachine",
          properties: { vmName: "settlement", zones: [] },
        },
      },
    },
  ],
};
