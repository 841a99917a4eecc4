/** What `rampart.yaml` says in the examples of rules about promises. */
import type { Objectives } from "@rampart/core/config";
import type { Settings } from "@rampart/core/settings";

/** Settings in which the whole stack of an example belongs to one workload, for which `objectives` are promised. */
export function promising(objectives: Objectives): Pick<Settings, "promises"> {
  return {
    promises: {
      version: 1,
      tiers: { critical: objectives },
      workloads: { orders: { tier: "critical", owner: "team-orders", match: { stacks: ["*"] } } },
    },
  };
}
