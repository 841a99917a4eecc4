import type { Resource, ResourceGraph } from "@rampart/core/graph";
import { workloadsOf } from "@rampart/core/workloads";
import { allRules } from "@rampart/policies";
import { controlsByRule, frameworks } from "@rampart/policies/controls";
import { configureRules, domainOf, type Rule, selectRules } from "@rampart/policy";
import { refuseUnknown } from "../rules/refuse-unknown.ts";
import type { Configuration } from "./configuration.ts";
import type { CheckOptions } from "./options.ts";

/**
 * The rules that the command line and `rampart.yaml` together ask for.
 *
 * @throws {InputError} if a domain, framework or tier is not known.
 */
export function rulesFor(options: CheckOptions, configuration: Configuration): readonly Rule[] {
  refuseUnknown("domain", options.domains, [...new Set(allRules.map(domainOf))]);
  refuseUnknown(
    "framework",
    options.frameworks,
    frameworks.map(({ id }) => id),
  );
  refuseUnknown("tier", options.tiers, Object.keys(configuration.tiers));
  const selection = {
    ...(options.domains === undefined ? {} : { domains: options.domains }),
    ...(options.severity === undefined ? {} : { severity: options.severity }),
    ...(options.frameworks === undefined ? {} : { frameworks: options.frameworks }),
  };
  return selectRules(configureRules(allRules, configuration.policies), selection, controlsByRule());
}

/** Whether a resource belongs to a workload of one of `tiers`; any does where none are given. */
export function inTiers(
  tiers: readonly string[] | undefined,
  configuration: Configuration,
  graph: ResourceGraph,
): (resource: Resource) => boolean {
  if (tiers === undefined) return () => true;
  const workloadOf = workloadsOf(configuration, graph);
  return (resource) => tiers.includes(workloadOf(resource)?.tier ?? "");
}
