import type { Objectives, RampartConfig, Workload } from "../config/rampart-config.ts";

/** What is promised for a workload: the objectives of its tier, with those of its own laid over them. */
export function objectivesOf(config: Pick<RampartConfig, "tiers">, workload: Workload): Objectives {
  const tier = config.tiers?.[workload.tier] ?? {};
  const own = workload.objectives ?? {};
  const copies = { ...tier.copies, ...own.copies };
  return { ...tier, ...own, ...(Object.keys(copies).length === 0 ? {} : { copies }) };
}
