import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { demandsKind } from "./password-kinds.ts";

export const passwordsContainUpperCaseLetters: Rule = defineRule<ResourceTypes>({
  id: "access/passwords-contain-upper-case-letters",
  title: "The password policy demands an upper-case letter, or passwords as long as a phrase",
  severity: "low",
  rationale: "Passwords made of one kind of characters are the first that are tried.",
  fix: "Set requireUppercaseCharacters to true, or minimumPasswordLength to 20 or more.",
  failure: "passwords without upper-case letters are accepted",
  requires: {
    "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": (policy) =>
      demandsKind(policy, "requireUppercaseCharacters"),
  },
  remedies: {
    "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": { set: { requireUppercaseCharacters: true } },
  },
});
