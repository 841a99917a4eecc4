import { actsOf, lanesOf, type Part } from "../plan/parts.ts";
import { type Slot, schedule } from "../plan/schedule.ts";
import type { SimulatedInterval } from "./simulation.ts";

export interface Timeline {
  readonly intervals: readonly SimulatedInterval[];
  /** Milliseconds in all; undefined where a step has no estimate. */
  readonly total: number | undefined;
  /** What it takes at least: steps without an estimate count as nothing. */
  readonly least: number;
  /** What has no estimate. */
  readonly unknown: readonly string[];
}

type Estimates = (step: string) => number | undefined;

/** When each gate and step begins and ends if all goes well. A gate without an estimate takes no time. */
export function timelineOf(parts: readonly Part[], estimates: Estimates): Timeline {
  const unknown = parts.flatMap((part) => unknownOf(part, estimates));
  const { slots, ends: total } = slotsOf(parts, estimates, undefined);
  const { ends: least = 0 } = slotsOf(parts, estimates, 0);
  return { intervals: slots, total, least, unknown };
}

function unknownOf(part: Part, estimates: Estimates): readonly string[] {
  if (part.kind === "group" && part.undetermined !== undefined) return [part.group.name];
  return actsOf(part)
    .map(({ name }) => name)
    .filter((name) => estimates(name) === undefined);
}

function slotsOf(
  parts: readonly Part[],
  estimates: Estimates,
  otherwise: number | undefined,
): { readonly slots: readonly SimulatedInterval[]; readonly ends: number | undefined } {
  const slots: SimulatedInterval[] = [];
  let now: number | undefined = 0;
  for (const part of parts) {
    const { names, planned } = plannedOf(part, (step) => estimates(step) ?? otherwise, now, otherwise);
    slots.push(...planned.slots.map((slot, index) => interval(names[index] ?? "", slot)));
    now = planned.ends;
  }
  return { slots, ends: now };
}

function plannedOf(
  part: Part,
  estimates: Estimates,
  begins: number | undefined,
  otherwise: number | undefined,
): { readonly names: readonly string[]; readonly planned: ReturnType<typeof schedule> } {
  if (part.kind === "gate") {
    const { name } = part.gate;
    return { names: [name], planned: schedule([estimates(name) ?? 0], { lanes: 1, first: 0, begins }) };
  }
  if (part.kind === "group" && part.undetermined !== undefined) {
    const { name } = part.group;
    return { names: [name], planned: schedule([otherwise], { lanes: 1, first: 0, begins }) };
  }
  const names = actsOf(part).map(({ name }) => name);
  const lanes = part.kind === "group" ? lanesOf(part.group) : { lanes: 1, first: 0 };
  return { names, planned: schedule(names.map(estimates), { ...lanes, begins }) };
}

function interval(step: string, { begins, ends }: Slot): SimulatedInterval {
  return { step, ...(begins === undefined ? {} : { begins }), ...(ends === undefined ? {} : { ends }) };
}
