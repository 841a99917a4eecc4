import { anyOf, not } from "@rampart/core/value";
import { blobServiceOf, isVersioned } from "@rampart/core/views";
import { defineGraphRule, type Rule, severityByTier } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const objectStoresVersioned: Rule = defineGraphRule<ResourceTypes>({
  id: "backup/object-stores-versioned",
  title: "Object stores keep versions of their objects",
  severity: "medium",
  severityOf: severityByTier,
  rationale:
    "Without versions, an object that is overwritten or deleted, by mistake or by ransomware, is gone at once.",
  fix: "AWS: add a BucketVersioning with versioningConfiguration.status Enabled. Azure: set isVersioningEnabled in the account's BlobServiceProperties. Let a lifecycle rule expire old versions.",
  failure: "objects are not versioned",
  requires: {
    "aws:s3/bucket:Bucket": (bucket, { graph }) => isVersioned(graph, bucket),
    // Accounts for files only hold no blobs, and a hierarchical namespace cannot keep versions.
    "azure-native:storage:StorageAccount": (account, { graph }) =>
      anyOf(
        blobServiceOf(graph, account, (service) => service.get("isVersioningEnabled").equals(true)),
        account.get("isHnsEnabled").equals(true),
        not(account.get("kind").orElse("StorageV2").oneOf(["StorageV2", "BlockBlobStorage"])),
      ),
  },
});
