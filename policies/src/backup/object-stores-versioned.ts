import { isVersioned } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const objectStoresVersioned: Rule = defineGraphRule<ResourceTypes>({
  id: "backup/object-stores-versioned",
  title: "Object stores keep versions of their objects",
  severity: "medium",
  rationale:
    "Without versions, an object that is overwritten or deleted, by mistake or by ransomware, is gone at once.",
  fix: "Add a BucketVersioning with versioningConfiguration.status Enabled, and a lifecycle rule that expires old versions.",
  failure: "objects are not versioned",
  requires: {
    "aws:s3/bucket:Bucket": (bucket, { graph }) => isVersioned(graph, bucket),
  },
});
