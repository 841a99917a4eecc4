import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "policies at their default, or switched on",
      resources: {
        volumes: { type: "aws:dlm/lifecyclePolicy:LifecyclePolicy", properties: { description: "nightly" } },
        documents: {
          type: "aws:efs/backupPolicy:BackupPolicy",
          properties: { fileSystemId: "fs-1", backupPolicy: { status: "ENABLED" } },
        },
      },
    },
    {
      title: "a protected machine",
      resources: {
        settlement: {
          type: "azure-native:recoveryservices:ProtectedItem",
          properties: { properties: { protectedItemType: "Microsoft.Compute/virtualMachines" } },
        },
      },
    },
  ],
  bad: [
    {
      title: "switched off on AWS",
      failing: ["volumes", "documents"],
      resources: {
        volumes: { type: "aws:dlm/lifecyclePolicy:LifecyclePolicy", properties: { state: "DISABLED" } },
        documents: {
          type: "aws:efs/backupPolicy:BackupPolicy",
          properties: { backupPolicy: { status: "DISABLED" } },
        },
      },
    },
    {
      title: "stopped on Azure",
      resources: {
        settlement: {
          type: "azure-native:recoveryservices:ProtectedItem",
          properties: {
            properties: {
              protectedItemType: "Microsoft.Compute/virtualMachines",
              protectionState: "ProtectionStopped",
            },
          },
        },
      },
    },
  ],
};
