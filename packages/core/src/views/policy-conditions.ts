import { allOf, anyOf, combine, no, not, type Truth, type Value } from "../value/index.ts";
import { letInTheInternet } from "./addresses.ts";
import type { PolicyStatement } from "./policy-document.ts";

/** One line of a Condition: an operator, a key, and the values. Operator and key are in lower case. */
interface Comparison {
  readonly operator: string;
  readonly key: string;
  readonly values: Value<readonly string[]>;
}

/** Keys that say who calls, or on whose behalf. Anybody can choose the values of the others. */
const CALLER_KEYS: ReadonlySet<string> = new Set([
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "aws:sourceowner",
  "aws:sourcevpc",
  "aws:sourcevpce",
  "aws:userid",
  "aws:username",
  "elasticfilesystem:accesspointarn",
  "kms:calleraccount",
  "s3:dataaccesspointaccount",
  "s3:dataaccesspointarn",
]);

/** Switches that let in the own network or AWS itself only. */
const CALLER_SWITCHES: ReadonlySet<string> = new Set([
  "aws:principalisawsservice",
  "elasticfilesystem:accessedviamounttarget",
]);

/** Operators that demand a value. With `IfExists` and `ForAllValues` a request without the key passes too. */
const DEMANDS = /^(?:foranyvalue:)?(?:stringequals|stringequalsignorecase|stringlike|arnequals|arnlike)$/;

/** Whether the conditions of the statement let only certain callers or networks through. */
export function isLimitedToCallers(statement: Value<PolicyStatement>): Truth {
  return someComparison(statement, ({ operator, key, values }) => {
    if (operator === "ipaddress" && (key === "aws:sourceip" || key === "aws:vpcsourceip")) {
      return allOf(values.isSet(), not(letInTheInternet(values.items())));
    }
    if (operator === "bool" && CALLER_SWITCHES.has(key)) return values.every((value) => value.equals("true"));
    if (DEMANDS.test(operator) && CALLER_KEYS.has(key)) {
      return allOf(
        values.isSet(),
        values.every((value) => value.text(namesSomebody)),
      );
    }
    return no(values.path);
  });
}

/** Whether the statement has a condition that demands for `key` (in lower case) values that satisfy `predicate`. */
export function demands(
  statement: Value<PolicyStatement>,
  key: (key: string) => boolean,
  predicate: (value: string) => boolean,
): Truth {
  return someComparison(statement, (comparison) =>
    DEMANDS.test(comparison.operator) && key(comparison.key)
      ? allOf(
          comparison.values.isSet(),
          comparison.values.every((value) => value.text(predicate)),
        )
      : no(comparison.values.path),
  );
}

function someComparison(
  statement: Value<PolicyStatement>,
  predicate: (comparison: Comparison) => Truth,
): Truth {
  const condition = statement.get("Condition");
  if (condition.isHidden) return condition.isSet();
  return combine(
    condition.entries().map(([operator, keys]) => {
      if (keys.isHidden) return keys.isSet();
      const answers = keys.entries().map(([key, values]) =>
        predicate({
          operator: operator.toLowerCase(),
          key: key.toLowerCase(),
          values: values as Value<readonly string[]>,
        }),
      );
      return anyOf(...answers);
    }),
    "true",
  );
}

/** Not `*`, and not an ARN that leaves both the account and the resource open. */
function namesSomebody(value: string): boolean {
  if (!value.startsWith("arn:")) return !/^[*?]*$/.test(value);
  const [, , , , account = "", ...resource] = value.split(":");
  const isNamed = (part: string): boolean => part !== "" && !/^[*?]/.test(part);
  return isNamed(account) || isNamed(resource.join(":").replace(/^(?:role|user|root|assumed-role)\//, ""));
}
