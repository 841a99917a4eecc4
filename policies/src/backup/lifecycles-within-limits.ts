import { type Rule, severityByTier } from "@rampart/policy";
import { defineWeaknessRule } from "./weaknesses.ts";

export const lifecyclesWithinLimits: Rule = defineWeaknessRule({
  id: "backup/lifecycles-within-limits",
  title: "Backups are kept for a time that their service accepts",
  severity: "high",
  severityOf: severityByTier,
  rationale:
    "AWS keeps continuous backups for 35 days at most, and what went to cold storage for 90 days at least; Azure has limits of its own. A plan beyond them is refused, often in the middle of a deployment, and nothing is backed up.",
  fix: "AWS: deleteAfter of 35 or less where enableContinuousBackup is on, with a second rule for what is kept longer; deleteAfter at least 90 days after coldStorageAfter. Azure: a retention within the limits of the service.",
  kinds: ["point-in-time-beyond-35-days", "cold-storage-under-90-days", "retention-outside-service-limits"],
  types: [
    "aws:backup/plan:Plan",
    "azure-native:recoveryservices:ProtectionPolicy",
    "azure-native:dataprotection:BackupPolicy",
  ],
});
