import { not, type Truth, type Value } from "@rampart/core/value";
import { defineRule, type Rule, without } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

function namesNotAll(accounts: Value<readonly string[]>): Truth {
  return not(accounts.some((account) => account.oneOf(["all"])));
}

export const snapshotsAndImagesNotPublic: Rule = defineRule<ResourceTypes>({
  id: "access/snapshots-and-images-not-public",
  title: "Snapshots, images and documents are not shared with every account",
  severity: "critical",
  rationale:
    "Public snapshots are listed by AWS for all to see and restored by strangers within the hour, with all that is in them.",
  fix: "Name the accounts they are shared with (sharedAccounts, accountId, accountIds) instead of all.",
  failure: "it is shared with every AWS account",
  requires: {
    "aws:ec2/amiLaunchPermission:AmiLaunchPermission": (permission) =>
      not(permission.get("group").oneOf(["all"])),
    "aws:rds/clusterSnapshot:ClusterSnapshot": (snapshot) => namesNotAll(snapshot.get("sharedAccounts")),
    "aws:rds/snapshot:Snapshot": (snapshot) => namesNotAll(snapshot.get("sharedAccounts")),
    "aws:ssm/document:Document": (document) =>
      not(
        document
          .get("permissions")
          .get("accountIds" as never)
          .text((accounts: string) =>
            accounts.split(",").some((account) => account.trim().toLowerCase() === "all"),
          ),
      ),
  },
  remedies: {
    "aws:rds/clusterSnapshot:ClusterSnapshot": {
      set: { sharedAccounts: without((account) => account.oneOf(["all"])) },
    },
    "aws:rds/snapshot:Snapshot": { set: { sharedAccounts: without((account) => account.oneOf(["all"])) } },
  },
});
