import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { demandsKind } from "./password-kinds.ts";

export const passwordsContainLowerCaseLetters: Rule = defineRule<ResourceTypes>({
  id: "access/passwords-contain-lower-case-letters",
  title: "The password policy demands a lower-case letter, or passwords as long as a phrase",
  severity: "low",
  rationale: "Passwords made of one kind of characters are the first that are tried.",
  fix: "Set requireLowercaseCharacters to true, or minimumPasswordLength to 20 or more.",
  failure: "passwords without lower-case letters are accepted",
  requires: {
    "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": (policy) =>
      demandsKind(policy, "requireLowercaseCharacters"),
  },
  remedies: {
    "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": { set: { requireLowercaseCharacters: true } },
  },
});
