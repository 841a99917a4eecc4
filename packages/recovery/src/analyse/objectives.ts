import type { Objectives, RampartConfig } from "@rampart/core/config";
import type { Resource, ResourceGraph } from "@rampart/core/graph";
import { parseDuration } from "@rampart/core/units";
import { objectivesOf, workloadsOf } from "@rampart/core/workloads";
import { DISASTERS, type Disaster } from "../protection/protection.ts";

/** What is promised for one resource, in seconds. */
export interface Promised {
  readonly workload?: string;
  readonly tier?: string;
  readonly rpo: Readonly<Partial<Record<Disaster, number>>>;
  readonly retention?: number;
}

/**
 * What is promised for each resource. The recovery point objective of a tier holds for a deleted resource, a lost zone
 * and a lost region; for a lost account only where the tier asks for copies in other accounts, or for locked ones:
 * nothing else can meet it.
 */
export function promisesOf(config: RampartConfig, graph: ResourceGraph): (resource: Resource) => Promised {
  const workloadOf = workloadsOf(config, graph);
  return (resource) => {
    const workload = workloadOf(resource);
    if (workload === undefined) return { rpo: {} };
    const objectives = objectivesOf(config, workload);
    return {
      workload: workload.name,
      tier: workload.tier,
      rpo: rpoOf(objectives),
      ...(objectives.retention === undefined ? {} : { retention: parseDuration(objectives.retention) }),
    };
  };
}

function rpoOf({ rpo, copies }: Objectives): Promised["rpo"] {
  if (rpo === undefined) return {};
  const seconds = parseDuration(rpo);
  const isForAccounts = wantsOtherAccounts(copies?.accounts) || copies?.immutable === true;
  const judged = DISASTERS.filter((disaster) => disaster !== "account" || isForAccounts);
  return Object.fromEntries(judged.map((disaster) => [disaster, seconds]));
}

function wantsOtherAccounts(accounts: number | readonly string[] | undefined): boolean {
  return typeof accounts === "number" ? accounts > 0 : (accounts?.length ?? 0) > 0;
}
