import type { Severity } from "@rampart/core/finding";
import type { Resource, ResourceGraph } from "@rampart/core/graph";
import type { Settings } from "@rampart/core/settings";
import type { Plain, Truth } from "@rampart/core/value";
import type { AnyRemedy, Remedies } from "./remedy/remedy.ts";
import { must, type Verdict } from "./verdict.ts";

/** What a check may look at beside the resource. */
export interface RuleContext {
  readonly settings: Settings;
}

/** What a check of a graph rule may look at beside the resource. */
export interface GraphRuleContext extends RuleContext {
  readonly graph: ResourceGraph;
}

/** What people read of a rule. */
export interface RuleText {
  /** Stable, never reused: `domain/what-holds-if-it-passes`, in words joined by hyphens. */
  readonly id: string;
  /** The requirement, as a sentence without a full stop: "Databases are kept in backups for at least 7 days". */
  readonly title: string;
  readonly severity: Severity;
  /** How bad it is for one resource, where that differs from the rule's `own` severity, which is the default. */
  readonly severityOf?: (own: Severity, resource: Resource, context: GraphRuleContext) => Severity;
  /** What happens to whom if it is not met. */
  readonly rationale: string;
  /** What to change, naming the property. */
  readonly fix: string;
}

/** A rule as the evaluation sees it. Made by {@link defineRule} or {@link defineGraphRule}. */
export interface Rule extends RuleText {
  /** Canonical resource tokens it looks at. */
  readonly types: readonly string[];
  /** Whether one resource is enough to decide, or the rest of the stack is needed. */
  readonly scope: "resource" | "graph";
  /** An empty list says that the rule has nothing to say about this resource. */
  check(resource: Resource, context: GraphRuleContext): readonly Verdict[];
  /** How resources that fail are made to pass, by token; not every rule and type has one. */
  readonly remedies?: ReadonlyMap<string, AnyRemedy>;
}

type Table<Types, Context, Answer> = {
  readonly [Type in keyof Types & string]?: (
    resource: Resource<Plain<Types[Type]>>,
    context: Context,
  ) => Answer;
};

/** Either what each type requires and one message for all, or checks that word their own verdicts. */
type Checks<Types, Context> =
  | { readonly requires: Table<Types, Context, Truth>; readonly failure: string }
  | { readonly checks: Table<Types, Context, Verdict | readonly Verdict[]> };

/** A rule that one resource alone decides. `Types` maps resource tokens to the types of their arguments. */
export type RuleDefinition<Types> = RuleText & Checks<Types, RuleContext> & Remedied<Types>;

/** A rule that needs the rest of the stack to decide, such as what is attached to a resource. */
export type GraphRuleDefinition<Types> = RuleText & Checks<Types, GraphRuleContext> & Remedied<Types>;

interface Remedied<Types> {
  readonly remedies?: Remedies<Types>;
}

const ID = /^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/;

/**
 * Defines a rule that each resource decides by itself.
 *
 * @throws {TypeError} if the id is not of the form `domain/words-with-hyphens`, or a remedy is of a type that it
 * does not look at.
 */
export function defineRule<Types>(definition: RuleDefinition<Types>): Rule {
  return toRule<Types, RuleContext>(definition, "resource");
}

/**
 * Defines a rule for which a check sees the whole graph.
 *
 * @throws {TypeError} if the id is not of the form `domain/words-with-hyphens`, or a remedy is of a type that it
 * does not look at.
 */
export function defineGraphRule<Types>(definition: GraphRuleDefinition<Types>): Rule {
  return toRule<Types, GraphRuleContext>(definition, "graph");
}

type Check = (resource: Resource, context: GraphRuleContext) => readonly Verdict[];

function toRule<Types, Context>(
  definition: RuleText & Checks<Types, Context> & Remedied<Types>,
  scope: Rule["scope"],
): Rule {
  const { id, title, severity, severityOf, rationale, fix } = definition;
  if (!ID.test(id))
    throw new TypeError(`rule id ${JSON.stringify(id)} is not of the form domain/words-with-hyphens`);
  const checks = new Map<string, Check>(checksOf(definition));
  const remedies = new Map(Object.entries(definition.remedies ?? {}) as [string, AnyRemedy][]);
  for (const type of remedies.keys()) {
    if (!checks.has(type))
      throw new TypeError(`the rule ${id} has a remedy for ${type}, and does not look at it`);
  }
  return {
    id,
    title,
    severity,
    ...(severityOf === undefined ? {} : { severityOf }),
    rationale,
    fix,
    scope,
    types: [...checks.keys()],
    check: (resource, context) => checks.get(resource.type)?.(resource, context) ?? [],
    ...(remedies.size === 0 ? {} : { remedies }),
  };
}

function checksOf<Types, Context>(definition: Checks<Types, Context>): [string, Check][] {
  // The table is typed per resource type; the evaluation only knows that token and resource belong together.
  if ("requires" in definition) {
    const table = Object.entries(definition.requires) as [
      string,
      (resource: Resource, context: unknown) => Truth,
    ][];
    return table.map(([type, requirement]) => [
      type,
      (resource, context) => [must(requirement(resource, context), definition.failure)],
    ]);
  }
  type Worded = (resource: Resource, context: unknown) => Verdict | readonly Verdict[];
  return (Object.entries(definition.checks) as [string, Worded][]).map(([type, check]) => [
    type,
    (resource, context) => {
      const answer = check(resource, context);
      return "outcome" in answer ? [answer] : answer;
    },
  ]);
}

/** The part of a rule's id before the slash: `backup`, `failover`, `firewall`, … */
export function domainOf(rule: Pick<Rule, "id">): string {
  return rule.id.slice(0, rule.id.indexOf("/"));
}
