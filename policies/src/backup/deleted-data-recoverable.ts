import { allOf, anyOf, not, type Truth, type Value, yes } from "@rampart/core/value";
import { blobServiceOf, type DeleteRetention } from "@rampart/core/views";
import { atLeast, defineGraphRule, must, oneOf, type Rule, severityByTier } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { WEEK_IN_DAYS } from "./retention.ts";

export const deletedDataRecoverable: Rule = defineGraphRule<ResourceTypes>({
  id: "backup/deleted-data-recoverable",
  title: "What is deleted can be brought back for at least a week",
  severity: "high",
  severityOf: severityByTier,
  rationale:
    "With soft delete, a blob, a share, a secret or a backup item that was deleted by mistake or in an attack comes back with one call. Without it, the deletion is final at once.",
  fix: "Storage: enable deleteRetentionPolicy, containerDeleteRetentionPolicy and shareDeleteRetentionPolicy with days of 7 or more. Vaults: leave soft delete on. Secrets Manager: set recoveryWindowInDays to 7 or more.",
  checks: {
    "aws:secretsmanager/secret:Secret": (secret) => {
      const days = secret.get("recoveryWindowInDays").orElse(30);
      return must(
        days.atLeast(WEEK_IN_DAYS),
        `a deleted secret is gone within ${WEEK_IN_DAYS} days (${days.display()})`,
      );
    },
    "azure-native:storage:StorageAccount": (account, { graph }) =>
      must(
        anyOf(
          blobServiceOf(graph, account, () => yes()),
          not(
            account.get("kind").orElse("StorageV2").oneOf(["StorageV2", "BlockBlobStorage", "BlobStorage"]),
          ),
        ),
        "deleted blobs are gone at once: its BlobServiceProperties are left at the default",
      ),
    "azure-native:storage:BlobServiceProperties": (service) => [
      must(
        keepsDeleted(service.get("deleteRetentionPolicy")),
        "deleted blobs cannot be brought back for a week",
      ),
      must(
        keepsDeleted(service.get("containerDeleteRetentionPolicy")),
        "deleted containers cannot be brought back for a week",
      ),
    ],
    "azure-native:storage:FileServiceProperties": (service) => {
      const policy = service.get("shareDeleteRetentionPolicy");
      return must(
        allOf(
          policy.get("enabled").orElse(true).equals(true),
          policy.get("days").orElse(WEEK_IN_DAYS).atLeast(WEEK_IN_DAYS),
        ),
        "deleted shares cannot be brought back for a week",
      );
    },
    "azure-native:recoveryservices:Vault": (vault) => {
      const settings = vault.get("properties").get("securitySettings").get("softDeleteSettings");
      return must(
        settings.get("softDeleteState").orElse("Enabled").oneOf(["Enabled", "AlwaysON"]),
        "soft delete is off: deleted backup items are gone at once",
      );
    },
    "azure-native:dataprotection:BackupVault": (vault) => {
      const settings = vault.get("properties").get("securitySettings").get("softDeleteSettings");
      return must(
        settings.get("state").orElse("On").oneOf(["On", "AlwaysOn"]),
        "soft delete is off: deleted backup items are gone at once",
      );
    },
  },
  remedies: {
    "aws:secretsmanager/secret:Secret": { set: { recoveryWindowInDays: atLeast(WEEK_IN_DAYS) } },
    "azure-native:storage:BlobServiceProperties": {
      set: {
        deleteRetentionPolicy: { enabled: true, days: atLeast(WEEK_IN_DAYS) },
        containerDeleteRetentionPolicy: { enabled: true, days: atLeast(WEEK_IN_DAYS) },
      },
    },
    "azure-native:storage:FileServiceProperties": {
      set: { shareDeleteRetentionPolicy: { enabled: true, days: atLeast(WEEK_IN_DAYS) } },
    },
    "azure-native:recoveryservices:Vault": {
      set: {
        properties: {
          securitySettings: { softDeleteSettings: { softDeleteState: oneOf("Enabled", "AlwaysON") } },
        },
      },
    },
    "azure-native:dataprotection:BackupVault": {
      set: { properties: { securitySettings: { softDeleteSettings: { state: oneOf("On", "AlwaysOn") } } } },
    },
  },
});

function keepsDeleted(policy: Value<DeleteRetention>): Truth {
  return allOf(policy.get("enabled").equals(true), policy.get("days").atLeast(WEEK_IN_DAYS));
}
