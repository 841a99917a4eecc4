import { messageOf } from "../errors/message-of.ts";
import type { Json } from "../model/json.ts";
import type { Runbook } from "../model/runbook.ts";
import type { ForEach, Gate, Item, ManualStep, ParallelGroup, Step } from "../model/step.ts";
import type { Targets } from "../model/target.ts";
import { PlanFailed } from "./failed.ts";

/** One act of a runbook, by the name that journals and approvals know it by. */
export interface Act {
  readonly name: string;
  /** Name of the group it stands in. */
  readonly within?: string;
  readonly definition: Step | ManualStep;
}

/** A step of the list as it will be run: groups with their acts. */
export type Part =
  | { readonly kind: "gate"; readonly gate: Gate }
  | { readonly kind: "act"; readonly act: Act }
  | {
      readonly kind: "group";
      readonly group: ParallelGroup | ForEach;
      readonly acts: readonly Act[];
      /** Present where the items cannot be listed yet. */
      readonly undetermined?: string;
    };

/** Items of a `forEach`, or why they cannot be told. */
export type Listed = { readonly items: readonly Json[] } | { readonly because: string };

const LISTED_LATER: Listed = { because: "listed when its turn comes" };

/** The parts of `runbook`, whose `forEach`s are listed by `list`, one after another. */
export async function partsOf(
  runbook: Runbook,
  list: (forEach: ForEach) => Promise<Listed>,
): Promise<readonly Part[]> {
  const parts: Part[] = [];
  for (const item of runbook.items) {
    parts.push(
      item.kind === "forEach"
        ? partOfForEach(item, item.isListedLater === true ? LISTED_LATER : await list(item))
        : partOf(item),
    );
  }
  return parts;
}

/** The parts that stand in the text of the runbook: all but the items of a `forEach`. */
export function writtenParts({ items }: Runbook): readonly Part[] {
  return items.flatMap((item) => (item.kind === "forEach" ? [] : [partOf(item)]));
}

function partOf(item: Exclude<Item, ForEach>): Part {
  switch (item.kind) {
    case "gate":
      return { kind: "gate", gate: item };
    case "parallel":
      return {
        kind: "group",
        group: item,
        acts: item.steps.map((step) => ({ name: step.name, within: item.name, definition: step })),
      };
    default:
      return { kind: "act", act: { name: item.name, definition: item } };
  }
}

function partOfForEach(forEach: ForEach, listed: Listed): Part {
  if ("because" in listed) {
    return { kind: "group", group: forEach, acts: [], undetermined: listed.because };
  }
  const acts = listed.items.map((item) => actOf(forEach, item));
  const names = new Set<string>();
  for (const { name } of acts) {
    if (names.has(name)) throw new PlanFailed(`two items of ${forEach.name} have the key of ${name}`);
    names.add(name);
  }
  return { kind: "group", group: forEach, acts };
}

function actOf(forEach: ForEach, item: Json): Act {
  try {
    const name = `${forEach.name}[${forEach.key(item)}]`;
    return { name, within: forEach.name, definition: { ...forEach.step(item), name, kind: "step" } };
  } catch (error) {
    throw new PlanFailed(`${forEach.name} has no step for ${JSON.stringify(item)}: ${messageOf(error)}`, {
      cause: error,
    });
  }
}

/** What looks at targets, and at which. */
export interface Reader {
  readonly name: string;
  readonly reads: Targets;
}

/** The gates and acts of `parts` in their order. */
export function readersOf(parts: readonly Part[]): readonly Reader[] {
  return parts.flatMap((part) => (part.kind === "gate" ? [part.gate] : actsOf(part).map(readerOf)));
}

/** The acts of `part` in their order; none of a gate. */
export function actsOf(part: Part): readonly Act[] {
  switch (part.kind) {
    case "gate":
      return [];
    case "act":
      return [part.act];
    case "group":
      return part.acts;
  }
}

/** Whether the act at `position` of `part` may begin while the one before it is not done. */
export function overlapsWithPrevious(part: Part, position: number): boolean {
  if (part.kind !== "group") return false;
  const { lanes, first } = lanesOf(part.group);
  return lanes > 1 && position > first;
}

export function readerOf({ name, definition }: Act): Reader {
  return { name, reads: definition.reads ?? {} };
}

/** How many of the group run at once, and how many go first, one after another. */
export function lanesOf(group: ParallelGroup | ForEach): { readonly lanes: number; readonly first: number } {
  return group.kind === "parallel"
    ? { lanes: group.limit ?? Number.POSITIVE_INFINITY, first: 0 }
    : { lanes: group.batch ?? 1, first: group.canary ?? 0 };
}
