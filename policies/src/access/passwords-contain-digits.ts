import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { demandsKind } from "./password-kinds.ts";

export const passwordsContainDigits: Rule = defineRule<ResourceTypes>({
  id: "access/passwords-contain-digits",
  title: "The password policy demands a digit, or passwords as long as a phrase",
  severity: "low",
  rationale: "Passwords made of one kind of characters are the first that are tried.",
  fix: "Set requireNumbers to true, or minimumPasswordLength to 20 or more.",
  failure: "passwords without digits are accepted",
  requires: {
    "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": (policy) => demandsKind(policy, "requireNumbers"),
  },
  remedies: {
    "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": { set: { requireNumbers: true } },
  },
});
