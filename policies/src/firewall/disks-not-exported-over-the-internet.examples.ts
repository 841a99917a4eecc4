import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "no export",
      resources: {
        disk: {
          type: "azure-native:compute:Disk",
          properties: {
            networkAccessPolicy: "DenyAll",
          },
        },
        snapshot: {
          type: "azure-native:compute:Snapshot",
          properties: {
            networkAccessPolicy: "DenyAll",
          },
        },
      },
    },
    {
      title: "export inside the network",
      resources: {
        disk: {
          type: "azure-native:compute:Disk",
          properties: {
            networkAccessPolicy: "AllowPrivate",
            publicNetworkAccess: "Disabled",
          },
        },
        snapshot: {
          type: "azure-native:compute:Snapshot",
          properties: {
            publicNetworkAccess: "Disabled",
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "left at the default",
      failing: ["disk", "snapshot"],
      resources: {
        disk: {
          type: "azure-native:compute:Disk",
          properties: {
            diskSizeGB: 64,
          },
        },
        snapshot: {
          type: "azure-native:compute:Snapshot",
          properties: {
            incremental: true,
          },
        },
      },
    },
    {
      title: "allowed to everybody",
      resources: {
        disk: {
          type: "azure-native:compute:Disk",
          properties: {
            networkAccessPolicy: "AllowAll",
            publicNetworkAccess: "Enabled",
          },
        },
      },
    },
  ],
};
