import { ResourceGraph, type ResourceRecord } from "@rampart/core/graph";
import { DEFAULT_SETTINGS } from "@rampart/core/settings";
import { evaluate } from "../evaluate.ts";
import type { Rule } from "../rule.ts";
import type { AnyRuleExample } from "./example.ts";

type Answer = "pass" | "fail" | "undetermined" | "error" | "nothing";

export interface Answers {
  readonly byUrn: ReadonlyMap<string, Answer>;
  readonly messages: readonly string[];
}

/** What `rule` says of each resource it looks at. */
export function answersTo(
  rule: Rule,
  example: Pick<AnyRuleExample, "title" | "settings">,
  records: readonly ResourceRecord[],
): Answers {
  const graph = ResourceGraph.of({ name: example.title, records });
  const settings = { ...DEFAULT_SETTINGS, ...example.settings };
  const byUrn = new Map<string, Answer>();
  const messages: string[] = [];
  for (const resource of graph.resources) {
    if (!rule.types.includes(resource.type)) continue;
    const only: Rule = {
      ...rule,
      check: (one, context) => (one === resource ? rule.check(one, context) : []),
    };
    const { findings, passed } = evaluate(graph, [only], { settings });
    const worst = (["error", "fail", "undetermined"] as const).find((outcome) =>
      findings.some((finding) => finding.outcome === outcome),
    );
    byUrn.set(resource.urn, worst ?? (passed > 0 ? "pass" : "nothing"));
    messages.push(...findings.map(({ message }) => message));
  }
  return { byUrn, messages };
}
