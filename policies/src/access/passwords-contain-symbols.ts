import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { demandsKind } from "./password-kinds.ts";

export const passwordsContainSymbols: Rule = defineRule<ResourceTypes>({
  id: "access/passwords-contain-symbols",
  title: "The password policy demands a symbol, or passwords as long as a phrase",
  severity: "low",
  rationale: "Passwords made of one kind of characters are the first that are tried.",
  fix: "Set requireSymbols to true, or minimumPasswordLength to 20 or more.",
  failure: "passwords without symbols are accepted",
  requires: {
    "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": (policy) => demandsKind(policy, "requireSymbols"),
  },
  remedies: {
    "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": { set: { requireSymbols: true } },
  },
});
