import { didYouMean } from "../text/suggestion.ts";
import { child, listOf, mapOf } from "./data.ts";
import { quoted } from "./formats.ts";
import { unclearPeople } from "./people.ts";
import type { Problem } from "./problem.ts";

/** What may be named in `rampart.yaml` although it is defined elsewhere. */
export interface KnownNames {
  /** Ids of all rules. */
  readonly rules: readonly string[];
  /** Names of all frameworks. */
  readonly frameworks: readonly string[];
}

/**
 * Names in `data` that name nothing, networks given twice, and people who are not one name and one key. `data` need not
 * follow the schema, so that all problems of a file are found at once; what does not follow it is passed over. Without
 * `known`, only what the file itself defines is checked.
 */
export function unknownNames(data: unknown, known?: KnownNames): Problem[] {
  const policies = child(data, "policies");
  const tiers = Object.keys(mapOf(child(data, "tiers")));
  return [
    ...tierNames(data, tiers),
    ...(known === undefined ? [] : ruleNames(data, policies, known.rules)),
    ...(known === undefined ? [] : frameworkNames(policies, known.frameworks)),
    ...twice(data, "trustedNetworks"),
    ...unclearPeople(data),
  ];
}

function tierNames(data: unknown, tiers: readonly string[]): Problem[] {
  return Object.entries(mapOf(child(data, "workloads"))).flatMap(([name, workload]) => {
    const tier = child(workload, "tier");
    return unknown(tier, tiers, "tier", ["workloads", name, "tier"], "value");
  });
}

function ruleNames(data: unknown, policies: unknown, rules: readonly string[]): Problem[] {
  const configured = Object.keys(mapOf(child(policies, "rules")));
  const waived = listOf(child(data, "waivers")).map((waiver) => child(waiver, "policy"));
  return [
    ...configured.flatMap((rule) => unknown(rule, rules, "rule", ["policies", "rules", rule], "key")),
    ...waived.flatMap((rule, index) =>
      unknown(rule, rules, "rule", ["waivers", String(index), "policy"], "value"),
    ),
  ];
}

function frameworkNames(policies: unknown, frameworks: readonly string[]): Problem[] {
  return listOf(child(policies, "frameworks")).flatMap((framework, index) =>
    unknown(framework, frameworks, "framework", ["policies", "frameworks", String(index)], "value"),
  );
}

function unknown(
  name: unknown,
  known: readonly string[],
  kind: string,
  path: readonly string[],
  at: Problem["at"],
): Problem[] {
  if (typeof name !== "string" || known.includes(name)) return [];
  return [{ path, at, problem: `there is no ${kind} ${quoted(name)}${didYouMean(name, known)}` }];
}

/** A report must not confuse two networks. */
function twice(data: unknown, key: string): Problem[] {
  const seen = new Set<unknown>();
  return listOf(child(data, key)).flatMap((entry, index) => {
    const name = child(entry, "name");
    if (typeof name !== "string") return [];
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [
      { path: [key, String(index), "name"], at: "value" as const, problem: `${quoted(name)} is there twice` },
    ];
  });
}
