import { allOf, anyOf, combine, no, type Truth, type Value } from "@rampart/core/value";
import { someAttached } from "@rampart/core/views";
import { defineGraphRule, type GraphRuleContext, must, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

interface PublicAccessBlock {
  readonly blockPublicAcls?: boolean;
  readonly blockPublicPolicy?: boolean;
  readonly ignorePublicAcls?: boolean;
  readonly restrictPublicBuckets?: boolean;
}

const SWITCHES = [
  "blockPublicAcls",
  "blockPublicPolicy",
  "ignorePublicAcls",
  "restrictPublicBuckets",
] as const;
const ACCOUNT_BLOCK = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";

interface Switches {
  get(name: (typeof SWITCHES)[number]): Value<boolean>;
}

function blocksAll(block: Switches, byDefault: boolean): Truth {
  return allOf(...SWITCHES.map((name) => block.get(name).orElse(byDefault).equals(true)));
}

function isBlockedForTheAccount({ graph }: GraphRuleContext): Truth {
  const blocked = combine(
    graph.ofType<PublicAccessBlock>(ACCOUNT_BLOCK).map((block) => blocksAll(block, false)),
    "true",
  );
  // Its properties are those of another resource.
  return blocked.state === "false" ? no() : blocked;
}

const ALL_ON = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};

export const storesClosedToAnonymousAccess: Rule = defineGraphRule<ResourceTypes>({
  id: "access/stores-closed-to-anonymous-access",
  title: "Buckets, storage accounts and registries are closed to anonymous access",
  severity: "high",
  rationale:
    "One careless ACL or policy makes a store public, and strangers' scanners read the whole of it; a block holds whatever is written later.",
  fix: "S3: add a BucketPublicAccessBlock with all four switches on. Azure: set allowBlobPublicAccess and anonymousPullEnabled to false, and publicAccess of containers to None.",
  checks: {
    "aws:s3/accessPoint:AccessPoint": (point) =>
      must(
        blocksAll(point.get("publicAccessBlockConfiguration"), true),
        "not all four switches against public access are on",
      ),
    "aws:s3/bucket:Bucket": (bucket, context) =>
      must(
        anyOf(
          isBlockedForTheAccount(context),
          // The other two switches are judged at the block itself.
          someAttached<PublicAccessBlock>(
            context.graph,
            bucket,
            {
              type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
              through: "bucket",
              to: ["aws:s3/bucket:Bucket"],
            },
            (block) =>
              allOf(block.get("blockPublicAcls").equals(true), block.get("blockPublicPolicy").equals(true)),
          ),
        ),
        "no BucketPublicAccessBlock keeps public ACLs and policies away from it",
      ),
    "azure-native:containerregistry:Registry": (registry) =>
      must(registry.get("anonymousPullEnabled").orElse(false).equals(false), "anybody may pull its images"),
    "azure-native:storage:BlobContainer": (container) =>
      must(container.get("publicAccess").orElse("None").oneOf(["None"]), "anybody may read its blobs"),
    "azure-native:storage:StorageAccount": (account) =>
      must(
        account.get("allowBlobPublicAccess").orElse(false).equals(false),
        "its containers may be made public",
      ),
  },
  remedies: {
    "aws:s3/accessPoint:AccessPoint": {
      set: { publicAccessBlockConfiguration: ALL_ON },
      replaces:
        "It can be chosen only when the access point is made: clients find the new one under the same name.",
    },
    "azure-native:containerregistry:Registry": { set: { anonymousPullEnabled: false } },
    "azure-native:storage:BlobContainer": { set: { publicAccess: "None" } },
    "azure-native:storage:StorageAccount": { set: { allowBlobPublicAccess: false } },
  },
});
