import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "keys only",
      resources: {
        machine: {
          type: "azure-native:compute:VirtualMachine",
          properties: {
            osProfile: {
              adminUsername: "ops",
              linuxConfiguration: {
                disablePasswordAuthentication: true,
              },
            },
          },
        },
        group: {
          type: "azure-native:compute:VirtualMachineScaleSet",
          properties: {
            virtualMachineProfile: {
              osProfile: {
                adminUsername: "ops",
                linuxConfiguration: {
                  disablePasswordAuthentication: true,
                },
              },
            },
          },
        },
      },
    },
    {
      title: "Windows machines",
      resources: {
        machine: {
          type: "azure-native:compute:VirtualMachine",
          properties: {
            osProfile: {
              adminUsername: "ops",
              windowsConfiguration: {
                provisionVMAgent: true,
              },
            },
          },
        },
        group: {
          type: "azure-native:compute:VirtualMachineScaleSet",
          properties: {
            overprovision: false,
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "passwords allowed",
      failing: ["machine", "group"],
      resources: {
        machine: {
          type: "azure-native:compute:VirtualMachine",
          properties: {
            osProfile: {
              adminUsername: "ops",
              linuxConfiguration: {
                disablePasswordAuthentication: false,
              },
            },
          },
        },
        group: {
          type: "azure-native:compute:VirtualMachineScaleSet",
          properties: {
            virtualMachineProfile: {
              osProfile: {
                adminUsername: "ops",
                linuxConfiguration: {
                  disablePasswordAuthentication: false,
                },
              },
            },
          },
        },
      },
    },
    {
      title: "the default, which allows them",
      resources: {
        machine: {
          type: "azure-native:compute:VirtualMachine",
          properties: {
            osProfile: {
              adminUsername: "ops",
              linuxConfiguration: {
                provisionVMAgent: true,
              },
            },
          },
        },
      },
    },
  ],
};
