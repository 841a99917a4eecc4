import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a plan and what it selects",
      resources: {
        orders: { type: "aws:backup/plan:Plan", properties: { name: "orders" } },
        critical: {
          type: "aws:backup/selection:Selection",
          properties: {
            planId: "${orders.id}",
            selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "critical" }],
          },
        },
      },
    },
    {
      title: "two plans, each with a selection",
      resources: {
        orders: { type: "aws:backup/plan:Plan", properties: { name: "orders" } },
        archive: { type: "aws:backup/plan:Plan", properties: { name: "archive" } },
        "orders-all": {
          type: "aws:backup/selection:Selection",
          properties: { planId: "${orders.id}", resources: ["*"] },
        },
        "archive-all": {
          type: "aws:backup/selection:Selection",
          properties: { planId: "${archive.id}", resources: ["*"] },
        },
      },
    },
    {
      title: "policies of Azure that something is backed up by",
      resources: {
        nightly: {
          type: "azure-native:recoveryservices:ProtectionPolicy",
          properties: { vaultName: "machines", policyName: "nightly" },
        },
        worker: {
          type: "azure-native:recoveryservices:ProtectedItem",
          properties: {
            vaultName: "machines",
            properties: {
              protectedItemType: "Microsoft.Compute/virtualMachines",
              policyId: "${nightly.id}",
              sourceResourceId: "worker-id",
            },
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "policies of Azure that nothing is backed up by",
      failing: ["nightly", "disks"],
      resources: {
        nightly: {
          type: "azure-native:recoveryservices:ProtectionPolicy",
          properties: { vaultName: "machines", policyName: "nightly" },
        },
        disks: {
          type: "azure-native:dataprotection:BackupPolicy",
          properties: { vaultName: "data", backupPolicyName: "disks" },
        },
      },
    },
    {
      title: "a plan alone",
      resources: { orders: { type: "aws:backup/plan:Plan", properties: { name: "orders" } } },
    },
    {
      title: "the selection of another plan",
      failing: ["archive"],
      resources: {
        orders: { type: "aws:backup/plan:Plan", properties: { name: "orders" } },
        archive: { type: "aws:backup/plan:Plan", properties: { name: "archive" } },
        all: {
          type: "aws:backup/selection:Selection",
          properties: { planId: "${orders.id}", resources: ["*"] },
        },
      },
    },
  ],
};
