import { anyOf } from "@rampart/core/value";
import { defineRule, must, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const LENGTH = 14;
/** So long that it need not be made of all kinds of characters. */
const LENGTH_OF_PHRASE = 20;
const REMEMBERED = 24;

export const passwordPolicyStrong: Rule = defineRule<ResourceTypes>({
  id: "access/password-policy-strong",
  title: "The password policy demands long passwords that were not used before",
  severity: "medium",
  rationale:
    "Short and reused passwords are guessed, or found in lists of other leaks, and tried on the console.",
  fix: `Set minimumPasswordLength to ${LENGTH} or more, passwordReusePrevention to ${REMEMBERED}, and require all four kinds of characters.`,
  checks: {
    "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": (policy) => {
      const length = policy.get("minimumPasswordLength").orElse(6);
      const isPhrase = length.atLeast(LENGTH_OF_PHRASE);
      return [
        must(length.atLeast(LENGTH), `passwords of ${length.display()} characters are accepted`),
        must(
          policy.get("passwordReusePrevention").orElse(0).atLeast(REMEMBERED),
          "old passwords may be used again",
        ),
        ...(
          [
            ["requireLowercaseCharacters", "lower-case letters"],
            ["requireUppercaseCharacters", "upper-case letters"],
            ["requireNumbers", "digits"],
            ["requireSymbols", "symbols"],
          ] as const
        ).map(([property, kind]) =>
          must(anyOf(policy.get(property).equals(true), isPhrase), `passwords without ${kind} are accepted`),
        ),
      ];
    },
  },
});
