import { isWithin, type PropertyChange } from "@rampart/core/changes";
import type { Finding } from "@rampart/core/finding";
import type { Resource, ResourceGraph } from "@rampart/core/graph";
import type { Rule } from "../rule.ts";
import { changesBetween } from "./changes.ts";
import { type Remediation, remedyOf } from "./remediation.ts";

/** What the remedy of one rule changes in one resource. */
export interface Fix {
  readonly urn: string;
  readonly type: string;
  /** Id of the rule. */
  readonly policy: string;
  readonly changes: readonly PropertyChange[];
  /** Present where the provider must replace the resource: what that means and how to go about it. */
  readonly replaces?: string;
  /** Where another rule wants something else: neither is among the changes that are laid over the resource. */
  readonly conflicts?: readonly { readonly path: string; readonly policy: string }[];
  /** True where the resource still fails the rule: the rest is for people. */
  readonly partial?: true;
}

/** What can be mended by itself, and what is left. */
export interface FixPlan {
  /** In the order of the resources in the graph, and of the rules for each. */
  readonly fixes: readonly Fix[];
  /** All changes of a resource together, by URN. */
  readonly changes: ReadonlyMap<string, readonly PropertyChange[]>;
  /** What fails after all fixes. */
  readonly remaining: readonly Finding[];
}

/**
 * Works out the fixes of what fails in `findings`, lays them over the graph and has it judged again.
 *
 * @param judge What fails in a graph: the rules, waivers and levels are those that gave `findings`.
 */
export function planFixes(
  graph: ResourceGraph,
  findings: readonly Finding[],
  rules: readonly Rule[],
  judge: (graph: ResourceGraph) => readonly Finding[],
): FixPlan {
  const failing = Map.groupBy(
    findings.filter(({ outcome }) => outcome === "fail"),
    ({ urn }) => urn,
  );
  const inputs = new Map<string, Remediation["inputs"]>();
  const changes = new Map<string, readonly PropertyChange[]>();
  const drafts: Fix[] = [];
  for (const resource of graph.resources) {
    const failed = new Set(failing.get(resource.urn)?.map(({ policy }) => policy));
    if (failed.size === 0) continue;
    const mended = mend(
      resource,
      rules.filter(({ id }) => failed.has(id)),
    );
    drafts.push(...mended.fixes);
    if (mended.resource === resource) continue;
    inputs.set(resource.urn, mended.resource.encodedInputs);
    changes.set(resource.urn, mended.changes);
  }
  const still = inputs.size === 0 ? findings : judge(graph.withInputs(inputs));
  const remaining = still.filter(({ outcome }) => outcome === "fail" || outcome === "error");
  const left = new Set(remaining.map(keyOf));
  const fixes = drafts.map((fix): Fix => (left.has(keyOf(fix)) ? { ...fix, partial: true } : fix));
  return { fixes, changes, remaining };
}

function keyOf({ urn, policy }: Pick<Finding, "urn" | "policy">): string {
  return `${policy} ${urn}`;
}

interface Mended {
  readonly resource: Resource;
  readonly changes: readonly PropertyChange[];
  readonly fixes: readonly Fix[];
}

interface Proposal {
  readonly rule: Rule;
  readonly remediation: Remediation;
}

function mend(original: Resource, rules: readonly Rule[]): Mended {
  const proposals = rules.flatMap((rule): Proposal[] => {
    const remediation = remedyOf(rule, original);
    return remediation === undefined ? [] : [{ rule, remediation }];
  });
  const disputes = disputesAmong(proposals, layOver(original, proposals));
  const settled = proposals.filter(({ rule }) => !disputes.has(rule.id));
  const resource = layOver(original, settled);
  const { urn, type } = original;
  const together = changesBetween(original.encodedInputs, resource.encodedInputs);
  const fixes = proposals.map(({ rule: { id: policy }, remediation: { changes, replaces } }): Fix => {
    const conflicts = disputes.get(policy);
    return {
      urn,
      type,
      policy,
      // Where another rule asks for more of the same, more is what satisfies both.
      changes: conflicts === undefined ? changes.map((change) => settledBy(together, change)) : changes,
      ...(replaces === undefined ? {} : { replaces }),
      ...(conflicts === undefined ? {} : { conflicts }),
    };
  });
  return { resource, changes: together, fixes };
}

function settledBy(together: readonly PropertyChange[], change: PropertyChange): PropertyChange {
  return together.find(({ path }) => path === change.path) ?? change;
}

function layOver(original: Resource, proposals: readonly Proposal[]): Resource {
  return proposals.reduce((resource, { rule }) => {
    const inputs = remedyOf(rule, resource)?.inputs;
    return inputs === undefined ? resource : resource.withInputs(inputs);
  }, original);
}

type Dispute = NonNullable<Fix["conflicts"]>[number];

/** The rules that want something else than another one, by id: after both remedies, one of them is not content. */
function disputesAmong(
  proposals: readonly Proposal[],
  together: Resource,
): ReadonlyMap<string, readonly Dispute[]> {
  const disputes = new Map<string, Map<string, Dispute>>();
  const note = (rule: Rule, other: Rule, path: string): void => {
    const ofRule = disputes.get(rule.id) ?? new Map<string, Dispute>();
    ofRule.set(`${path} ${other.id}`, { path, policy: other.id });
    disputes.set(rule.id, ofRule);
  };
  for (const { rule } of proposals) {
    for (const { path } of remedyOf(rule, together)?.changes ?? []) {
      for (const other of proposals) {
        if (other.rule === rule || !other.remediation.changes.some((change) => overlap(change.path, path)))
          continue;
        note(rule, other.rule, path);
        note(other.rule, rule, path);
      }
    }
  }
  return new Map([...disputes].map(([id, ofRule]) => [id, [...ofRule.values()]]));
}

/** Whether the paths are of one property, or one of them stands inside the other. */
function overlap(one: string, other: string): boolean {
  return isWithin(one, other) || isWithin(other, one);
}
