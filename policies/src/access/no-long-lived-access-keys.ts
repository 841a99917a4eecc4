import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const noLongLivedAccessKeys: Rule = defineRule<ResourceTypes>({
  id: "access/no-long-lived-access-keys",
  title: "Users have no active access keys",
  severity: "medium",
  rationale:
    "Access keys do not expire. They end up in build logs, laptops and repositories, and work from anywhere until somebody notices.",
  fix: "Use roles: instance and task roles inside AWS, OpenID Connect for build servers, IAM Identity Center for people. Then delete the key.",
  failure: "the key works until somebody deletes it",
  requires: {
    "aws:iam/accessKey:AccessKey": (key) => key.get("status").orElse("Active").oneOf(["Inactive"]),
  },
  remedies: {
    "aws:iam/accessKey:AccessKey": { set: { status: "Inactive" } },
  },
});
