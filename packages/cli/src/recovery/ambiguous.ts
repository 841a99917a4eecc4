import type { RampartConfig } from "@rampart/core/config";
import { InputError } from "@rampart/core/errors";
import type { Resource, ResourceGraph } from "@rampart/core/graph";
import { type NamedWorkload, objectivesOf, workloadsOf } from "@rampart/core/workloads";
import { isStateful } from "@rampart/recovery";

/**
 * Refuses workloads of which two promise something else for one data resource: there is no telling which is meant, and
 * the milder one could hide a missed objective.
 *
 * @param file as messages name it.
 * @throws {InputError} naming each two such workloads, and a resource that both match.
 */
export function refuseAmbiguousWorkloads(config: RampartConfig, graph: ResourceGraph, file: string): void {
  const matchers = Object.entries(config.workloads ?? {}).map(([name, workload]) =>
    workloadsOf({ ...config, workloads: { [name]: workload } }, graph),
  );
  if (matchers.length < 2) return;
  const promiseOf = new Map<string, string>();
  const problems = new Map<string, InputError>();
  for (const resource of graph.resources) {
    if (!resource.isCustom || !resource.isManaged || !isStateful(resource.type)) continue;
    const [first, ...others] = matchers.flatMap((workloadOf) => workloadOf(resource) ?? []);
    const other = others.find((one) => first !== undefined && promise(one) !== promise(first));
    if (first === undefined || other === undefined) continue;
    const pair = JSON.stringify([first.name, other.name]);
    if (!problems.has(pair)) problems.set(pair, ambiguous(resource, first, other, file));
  }
  if (problems.size > 0) throw InputError.all([...problems.values()]);

  function promise(workload: NamedWorkload): string {
    const known = promiseOf.get(workload.name);
    const text = known ?? JSON.stringify([workload.tier, objectivesOf(config, workload)]);
    promiseOf.set(workload.name, text);
    return text;
  }
}

function ambiguous({ urn }: Resource, one: NamedWorkload, other: NamedWorkload, file: string): InputError {
  const both = `${described(one)} and ${described(other)}`;
  const why = one.tier === other.tier ? "their objectives differ" : "their tiers differ";
  return new InputError(`the workloads ${both} both match ${urn}, and ${why}`, {
    file,
    pointer: `/workloads/${other.name}/match`,
    advice:
      "Narrow the match of one of them, by a tag, a type or a URN, so that each resource has one promise.",
  });
}

function described({ name, tier }: NamedWorkload): string {
  return `${name} (tier ${tier})`;
}
