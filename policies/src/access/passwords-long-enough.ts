import { atLeast, defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const passwordsLongEnough: Rule = defineRule<ResourceTypes>({
  id: "access/passwords-long-enough",
  title: "The password policy demands at least 14 characters",
  severity: "medium",
  rationale: "Short passwords are guessed by trying, and found by trying the lists of other leaks.",
  fix: "Set minimumPasswordLength to 14 or more.",
  failure: "passwords shorter than 14 characters are accepted",
  requires: {
    "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": (policy) =>
      policy.get("minimumPasswordLength").orElse(6).atLeast(14),
  },
  remedies: {
    "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": { set: { minimumPasswordLength: atLeast(14) } },
  },
});
