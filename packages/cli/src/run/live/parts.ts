import type { Item, Runbook } from "@rampart/runbook";

/** A part of a runbook, as far as somebody who watches needs to know it. */
export interface Part {
  readonly name: string;
  readonly ifItFails?: string | undefined;
  /** Of steps at the same time: what stands in the group. */
  readonly steps: readonly Part[];
}

/** The parts of a runbook in their order. */
export function partsOf({ items }: Runbook): readonly Part[] {
  return items.map(partOf);
}

function partOf(item: Item): Part {
  if (item.kind === "parallel") return { name: item.name, steps: item.steps.map(partOf) };
  const ifItFails = item.kind === "step" || item.kind === "manual" ? item.ifItFails : undefined;
  return { name: item.name, ifItFails, steps: [] };
}

/** Whether `step` is `part`, or stands in it: `copy[a.txt]` stands in `copy`. */
export function isOf(step: string, { name, steps }: Part): boolean {
  return step === name || step.startsWith(`${name}[`) || steps.some((inner) => isOf(step, inner));
}
