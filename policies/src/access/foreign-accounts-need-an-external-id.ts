import { allOf, anyOf, not, type Truth, undetermined, type Value } from "@rampart/core/value";
import {
  demands,
  isAllowed,
  isLimitedToCallers,
  principalsOf,
  some,
  trustStatementsOf,
} from "@rampart/core/views";
import { defineGraphRule, mustNot, PASS, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

/** A whole account: its number, or the ARN of its root. */
const ACCOUNT = /^(?:arn:[^:]*:iam::)?(\d{12})(?::root)?$/;

function isForeign(principals: Value<string | readonly string[]>, own: Value<string>): Truth {
  const isAccount = some(principals, (principal) => ACCOUNT.test(principal));
  const account = own.knownText();
  if (account === undefined) return allOf(isAccount, undetermined({ path: "arn", reason: "computed" }));
  return some(principals, (principal) => {
    const number = ACCOUNT.exec(principal)?.[1];
    return number !== undefined && number !== account;
  });
}

export const foreignAccountsNeedAnExternalId: Rule = defineGraphRule<ResourceTypes>({
  id: "access/foreign-accounts-need-an-external-id",
  title: "Roles that trust another account as a whole ask for an external id or an organisation",
  severity: "medium",
  rationale:
    "A service provider acts for many customers from one account; without an external id, another customer can have it use your role (the confused deputy).",
  fix: "Add a condition on sts:ExternalId with a value agreed with the other side, on aws:PrincipalOrgID for accounts of your own, or name a role instead of the account.",
  checks: {
    "aws:iam/role:Role": (role, { graph }) => [
      PASS,
      ...trustStatementsOf(role).map((statement) =>
        mustNot(
          allOf(
            isForeign(principalsOf(statement.get("Principal")).get("AWS"), graph.accountOf(role as never)),
            isAllowed(statement),
            not(
              anyOf(
                demands(
                  statement,
                  (key) => key === "sts:externalid",
                  (id) => !/^[*?]*$/.test(id),
                ),
                isLimitedToCallers(statement),
              ),
            ),
          ),
          "another account as a whole may assume the role, without an external id",
        ),
      ),
    ],
  },
});
