/** What the objectives of a workload ask of its copies. */
import type { Copies, Objectives } from "@rampart/core/config";

/** Whether a copy has to be left when whoever holds the account destroys all that they can reach. */
export function wantsOtherAccounts(objectives: Objectives | undefined): boolean {
  return howMany(objectives?.copies?.accounts) > 0 || objectives?.copies?.immutable === true;
}

/** Whether a copy has to be left when the region is lost. */
export function wantsOtherRegions(objectives: Objectives | undefined): boolean {
  return howMany(objectives?.copies?.regions) > 0;
}

/** How many other regions have to hold a copy, and which, where they are named. */
export function regionsWanted(objectives: Objectives | undefined): {
  readonly number: number;
  readonly named: readonly string[];
} {
  const regions = objectives?.copies?.regions ?? 0;
  return typeof regions === "number"
    ? { number: regions, named: [] }
    : { number: regions.length, named: regions };
}

function howMany(places: Copies["regions"] | Copies["accounts"]): number {
  return typeof places === "number" ? places : (places?.length ?? 0);
}
