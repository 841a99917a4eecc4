import { allOf, anyOf, type Truth, type Value } from "../value/index.ts";

interface Statement {
  readonly Effect?: string;
  readonly Principal?: string | { readonly AWS?: string | readonly string[] };
  readonly Action?: string | readonly string[];
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, string | boolean | readonly string[]>>>
  >;
}

interface PolicyDocument {
  readonly Statement?: readonly Statement[];
}

const OPERATORS = ["Bool", "BoolIfExists"];
/** IAM takes names of condition keys in any case; these are the ones people write. */
const KEYS = ["aws:SecureTransport", "aws:securetransport", "aws:secureTransport"];

/** Whether a resource policy denies everybody `actions` (any of them is enough) without TLS. */
export function deniesPlainHttp(policy: Value<unknown>, actions: readonly string[]): Truth {
  return policy
    .json<PolicyDocument>()
    .get("Statement")
    .some((statement) =>
      allOf(
        statement.get("Effect").oneOf(["Deny"]),
        everybody(statement.get("Principal") as Value<unknown>),
        (statement.get("Action") as Value<readonly string[]>).some((action) => action.oneOf(actions)),
        anyOf(
          ...OPERATORS.flatMap((operator) =>
            KEYS.map((key) =>
              (statement.get("Condition").get(operator).get(key) as Value<readonly string[]>).some((value) =>
                value.oneOf(["false"]),
              ),
            ),
          ),
        ),
      ),
    );
}

function everybody(principal: Value<unknown>): Truth {
  const text = principal.knownText();
  if (text !== undefined || principal.isHidden) return principal.equals("*");
  return (principal as Value<{ readonly AWS: readonly string[] }>).get("AWS").some((one) => one.equals("*"));
}
