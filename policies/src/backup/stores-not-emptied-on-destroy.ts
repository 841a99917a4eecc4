import { not } from "@rampart/core/value";
import { defineRule, type Rule, severityByTier } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const storesNotEmptiedOnDestroy: Rule = defineRule<ResourceTypes>({
  id: "backup/stores-not-emptied-on-destroy",
  title: "Buckets and vaults are not emptied when they are destroyed",
  severity: "high",
  severityOf: severityByTier,
  rationale:
    "AWS refuses to delete a bucket or a vault that holds something. forceDestroy empties it first, versions and recovery points included: one destroy of the wrong stack, and all of it is gone.",
  fix: "Remove forceDestroy or set it to false; empty the store by hand when it is to go.",
  failure: "forceDestroy empties it, versions and recovery points included, when the stack is destroyed",
  requires: {
    "aws:s3/bucket:Bucket": (bucket) => not(bucket.get("forceDestroy").equals(true)),
    "aws:backup/vault:Vault": (vault) => not(vault.get("forceDestroy").equals(true)),
  },
  remedies: {
    "aws:s3/bucket:Bucket": { set: { forceDestroy: false } },
    "aws:backup/vault:Vault": { set: { forceDestroy: false } },
  },
});
