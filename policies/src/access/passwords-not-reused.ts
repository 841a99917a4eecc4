import { atLeast, defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const passwordsNotReused: Rule = defineRule<ResourceTypes>({
  id: "access/passwords-not-reused",
  title: "The password policy remembers the last 24 passwords",
  severity: "medium",
  rationale: "A password that has leaked once comes back into use, and whoever kept it is let in again.",
  fix: "Set passwordReusePrevention to 24.",
  failure: "old passwords may be used again",
  requires: {
    "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": (policy) =>
      policy.get("passwordReusePrevention").orElse(0).atLeast(24),
  },
  remedies: {
    "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": { set: { passwordReusePrevention: atLeast(24) } },
  },
});
