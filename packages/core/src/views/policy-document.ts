/** IAM policy documents: where they stand, what their statements grant, to whom, and under which conditions. */
import { anyOf, no, type Truth, Value, yes } from "../value/index.ts";

type OneOrMore = string | readonly string[];

/** A statement, as AWS documents it. What is a list there may be a single text. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect?: string;
  readonly Action?: OneOrMore;
  readonly NotAction?: OneOrMore;
  readonly Resource?: OneOrMore;
  readonly NotResource?: OneOrMore;
  readonly Principal?: Principals | string;
  readonly NotPrincipal?: Principals | string;
  /** By operator, then by condition key. */
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMore>>>>;
}

export type Principals = Readonly<Record<"AWS" | "Service" | "Federated" | "CanonicalUser", OneOrMore>>;

interface PolicyDocument {
  readonly Statement?: PolicyStatement | readonly PolicyStatement[];
}

/** The statements of a policy, which is JSON text or an object. One that is not known is one unknown statement. */
export function statementsOf(policy: Value<unknown>): readonly Value<PolicyStatement>[] {
  const statements = (policy as Value<string>).json<PolicyDocument>().get("Statement");
  return statements.items() as readonly Value<PolicyStatement>[];
}

export function isAllowed(statement: Value<PolicyStatement>): Truth {
  return statement.get("Effect").equals("Allow");
}

/** Whether the statement is about all actions: `*`, or all but none. */
export function concernsEveryAction(statement: Value<PolicyStatement>): Truth {
  return some(statement.get("Action"), isEverything);
}

/** Whether the statement is about every resource: `*`, or all with exceptions. */
export function concernsEveryResource(statement: Value<PolicyStatement>): Truth {
  return anyOf(some(statement.get("Resource"), isEverything), statement.get("NotResource").isSet());
}

/** Whether some entry of `list`, a text or a list of them, satisfies `predicate`. */
export function some(list: Value<OneOrMore>, predicate: (text: string) => boolean): Truth {
  return (list as Value<readonly string[]>).some((item) => item.text(predicate));
}

/** `*` and texts that mean the same, such as `*:*` and `**`. */
export function isEverything(pattern: string): boolean {
  return /^\*+(?::\*+)*$/.test(pattern);
}

/** Whether `pattern`, with `*` and `?`, matches `text`. Case does not matter, as it does not to IAM in actions. */
export function matchesPattern(pattern: string, text: string): boolean {
  const wanted = pattern.toLowerCase();
  const given = text.toLowerCase();
  // Greedy with one step back: linear in practice, whatever the pattern.
  let [at, place, star, resume] = [0, 0, -1, 0];
  while (place < given.length) {
    if (wanted[at] === "*") {
      star = at;
      resume = place;
      at += 1;
    } else if (wanted[at] === "?" || wanted[at] === given[place]) {
      at += 1;
      place += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      place = resume;
    } else {
      return false;
    }
  }
  return /^\**$/.test(wanted.slice(at));
}

/** `*`, and an identity of whatever account. */
function isAnyAccount(principal: string): boolean {
  return isEverything(principal) || /^arn:[^:]*:(?:iam|sts)::[*?]/.test(principal);
}

/** Whether the statement names everybody: `*`, `{"AWS": "*"}`, or everybody but a few. */
export function isForEverybody(statement: Value<PolicyStatement>): Truth {
  const principal = statement.get("Principal");
  return anyOf(
    principalText(principal, isEverything),
    some(principalsOf(principal).get("AWS"), isAnyAccount),
    statement.get("NotPrincipal").isSet(),
  );
}

/** The map from kinds of principals to principals; not set where the principal is a text. */
export function principalsOf(principal: Value<Principals | string>): Value<Principals> {
  if (principal.knownText() === undefined) return principal as Value<Principals>;
  return Value.of<Principals>(undefined, principal.path);
}

function principalText(principal: Value<Principals | string>, predicate: (text: string) => boolean): Truth {
  if (principal.isHidden) return (principal as Value<string>).text(predicate);
  const text = principal.knownText();
  return text !== undefined && predicate(text) ? yes(principal.path) : no(principal.path);
}
