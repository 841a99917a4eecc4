import { not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const ROOT = /^(?:<?root(?:_account)?>?|arn:[^:]*:iam::\d*:root)$/i;

export const noKeysForRoot: Rule = defineRule<ResourceTypes>({
  id: "access/no-keys-for-root",
  title: "The root user has no access keys",
  severity: "critical",
  rationale:
    "Such a key may do everything in the account, can be limited by no policy, and works from anywhere.",
  fix: "Delete the key and give a role to whatever uses it.",
  failure: "the key belongs to the root user",
  requires: {
    "aws:iam/accessKey:AccessKey": (key) => not(key.get("user").text((user) => ROOT.test(user))),
  },
});
