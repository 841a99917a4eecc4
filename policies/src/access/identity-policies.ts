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

/** Allowed on every resource, with nothing that limits it. */
function isUnlimited(statement: Value<PolicyStatement>): Truth {
  return allOf(
    isAllowed(statement),
    concernsEveryResource(statement),
    not(statement.get("Condition").isSet()),
  );
}

/** Finds statements that allow one of `actions` on every resource without a condition. */
export function allowsNoneOf(actions: readonly string[], what: string): Judge {
  return allowsNoAction((pattern) => actions.some((action) => matchesPattern(pattern, action)), what);
}

/** Finds statements that allow an action pattern for which `isMeant` holds on every resource without a condition. */
export function allowsNoAction(isMeant: (pattern: string) => boolean, what: string): Judge {
  return (resource) => [
    PASS,
    ...identityStatementsIn(resource).map((statement) =>
      mustNot(
        allOf(some(statement.get("Action"), isMeant), isUnlimited(statement)),
        `a statement allows ${what} on every resource`,
      ),
    ),
  ];
}
