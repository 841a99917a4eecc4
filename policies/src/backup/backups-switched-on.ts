import { not } from "@rampart/core/value";
import { defineRule, type Rule, severityByTier } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const backupsSwitchedOn: Rule = defineRule<ResourceTypes>({
  id: "backup/backups-switched-on",
  title: "Backup policies are switched on",
  severity: "high",
  severityOf: severityByTier,
  rationale: "A policy that is there but switched off looks like a backup in every list and takes none.",
  fix: "Set state ENABLED (snapshot policies) or backupPolicy.status ENABLED (EFS), and remove protectionState ProtectionStopped.",
  failure: "the policy is there, and switched off",
  requires: {
    "aws:dlm/lifecyclePolicy:LifecyclePolicy": (policy) =>
      policy.get("state").orElse("ENABLED").oneOf(["ENABLED"]),
    "aws:efs/backupPolicy:BackupPolicy": (policy) =>
      policy.get("backupPolicy").get("status").oneOf(["ENABLED"]),
    "azure-native:recoveryservices:ProtectedItem": (item) =>
      not(item.get("properties").get("protectionState").oneOf(["ProtectionStopped", "BackupsSuspended"])),
  },
  remedies: {
    "aws:dlm/lifecyclePolicy:LifecyclePolicy": { set: { state: "ENABLED" } },
    "aws:efs/backupPolicy:BackupPolicy": { set: { backupPolicy: { status: "ENABLED" } } },
  },
});
