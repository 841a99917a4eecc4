import { allOf, anyOf, not } from "@rampart/core/value";
import {
  isAllowed,
  isEverything,
  isForEverybody,
  isLimitedToCallers,
  principalsOf,
  some,
  trustStatementsOf,
} from "@rampart/core/views";
import { defineRule, mustNot, PASS, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const rolesTrustNamedPrincipals: Rule = defineRule<ResourceTypes>({
  id: "access/roles-trust-named-principals",
  title: "Roles may be assumed by named principals only",
  severity: "critical",
  rationale:
    "A role that trusts everybody can be assumed from any AWS account in the world, by whoever learns or guesses its name.",
  fix: "Name in Principal the service, role or account that needs the role, or add a condition such as aws:PrincipalOrgID.",
  checks: {
    "aws:iam/role:Role": (role) => [
      PASS,
      ...trustStatementsOf(role).map((statement) =>
        mustNot(
          allOf(
            anyOf(
              isForEverybody(statement),
              some(principalsOf(statement.get("Principal")).get("Service"), isEverything),
            ),
            isAllowed(statement),
            not(isLimitedToCallers(statement)),
          ),
          "everybody may assume the role",
        ),
      ),
    ],
  },
});
