import type { Resource } from "@rampart/core/graph";
import { allOf, not, type Truth, type Value } from "@rampart/core/value";
import {
  concernsEveryResource,
  identityStatementsIn,
  isAllowed,
  matchesPattern,
  type PolicyStatement,
  some,
} from "@rampart/core/views";
import { mustNot, PASS, type Verdict } from "@rampart/policy";

type Judge = (resource: Resource<never> | Resource) => readonly Verdict[];

/** The types in which a policy of an identity stands. */
const PLACES = [
  "aws:iam/groupPolicy:GroupPolicy",
  "aws:iam/policy:Policy",
  "aws:iam/role:Role",
  "aws:iam/rolePolicy:RolePolicy",
  "aws:iam/userPolicy:UserPolicy",
  "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
] as const;

type Checks = Readonly<Record<(typeof PLACES)[number], Judge>>;

/** Allowed on every resource, with nothing that limits it. */
function isUnlimited(statement: Value<PolicyStatement>): Truth {
  return allOf(
    isAllowed(statement),
    concernsEveryResource(statement),
    not(statement.get("Condition").isSet()),
  );
}

/** The checks that find statements which allow one of `actions` on every resource without a condition. */
export function allowsNoneOf(actions: readonly string[], what: string): Checks {
  return allowsNoAction((pattern) => actions.some((action) => matchesPattern(pattern, action)), what);
}

/** The same for action patterns for which `isMeant` holds. */
export function allowsNoAction(isMeant: (pattern: string) => boolean, what: string): Checks {
  const judge: Judge = (resource) => [
    PASS,
    ...identityStatementsIn(resource).map((statement) =>
      mustNot(
        allOf(some(statement.get("Action"), isMeant), isUnlimited(statement)),
        `a statement allows ${what} on every resource`,
      ),
    ),
  ];
  return Object.fromEntries(PLACES.map((place) => [place, judge])) as Checks;
}
