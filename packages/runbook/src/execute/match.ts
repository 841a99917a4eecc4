import { changedInputs } from "../inputs/hash.ts";
import type { Entry } from "../journal/entry.ts";
import type { Json } from "../model/json.ts";
import type { ForEach, Item } from "../model/step.ts";
import { nameOf } from "./groups.ts";
import type { History } from "./history.ts";

/** A way in which the runbook is no longer the one whose steps were run. */
export interface Mismatch {
  /** The step to name in order to accept it. */
  readonly step: string;
  readonly because: string;
}

/**
 * Whether what is finished still fits the runbook: each finished step by its name and by the inputs that it used, and
 * no new step stands before a finished one.
 */
export function mismatches(
  items: readonly Item[],
  entries: readonly Entry[],
  history: History,
  inputHashes: Readonly<Record<string, string>>,
): readonly Mismatch[] {
  const known = itemsOf(entries);
  return [
    ...vanished(items, history),
    ...otherInputs(items, history, inputHashes),
    ...inserted(items, history, known),
    ...moved(items, history, known),
  ];
}

/** The places of the names that the runbook had when somebody last worked on the run. */
function itemsOf(entries: readonly Entry[]): ReadonlyMap<string, number> {
  const last = entries.findLast(({ event }) => event.kind === "run-started" || event.kind === "run-resumed");
  const { event } = last ?? {};
  const names = event?.kind === "run-started" || event?.kind === "run-resumed" ? event.items : [];
  return new Map(names.map((name, place) => [name, place]));
}

/** Steps of which the journal says that they are done, or that they began. */
function begun(history: History): readonly string[] {
  return history.names.filter((name) => {
    const { finished, attempts, undone } = history.of(name);
    return (finished !== undefined || attempts > 0) && !undone;
  });
}

function vanished(items: readonly Item[], history: History): Mismatch[] {
  const now = new Set(items.flatMap((item) => stepNames(item, history)));
  return begun(history)
    .filter((name) => !now.has(name))
    .map((step) => {
      const how = history.of(step).finished === undefined ? "began" : "is done";
      return { step, because: `"${step}" ${how}, and is no longer in the runbook` };
    });
}

function otherInputs(
  items: readonly Item[],
  history: History,
  hashes: Readonly<Record<string, string>>,
): Mismatch[] {
  const names = items.flatMap((item) => stepNames(item, history));
  return names.flatMap((step) => {
    const used = history.of(step).finished?.inputs ?? {};
    const other = changedInputs(used, hashes);
    if (other.length === 0) return [];
    return [{ step, because: `"${step}" is done, and used another value of ${other.join(", ")}` }];
  });
}

/** What stands before a finished part, is not done, and did not stand there before. */
function inserted(items: readonly Item[], history: History, known: ReadonlyMap<string, number>): Mismatch[] {
  const last = items.findLastIndex((item) => isDone(item, history));
  const after = last === -1 ? undefined : items[last]?.name;
  return items
    .slice(0, Math.max(0, last))
    .flatMap((item): readonly Item[] => (item.kind === "parallel" ? item.steps : [item]))
    .filter(
      ({ name, kind }) => kind !== "gate" && !known.has(name) && history.of(name).finished === undefined,
    )
    .map(({ name }) => ({
      step: name,
      because: `"${name}" is new, and stands before "${after}", which is done`,
    }));
}

/** What stands before a part that is done, and stood after it. */
function moved(items: readonly Item[], history: History, known: ReadonlyMap<string, number>): Mismatch[] {
  return items.flatMap((item, index) => {
    const place = known.get(item.name);
    if (item.kind === "gate" || place === undefined) return [];
    const other = items
      .slice(index + 1)
      .find((later) => isDone(later, history) && (known.get(later.name) ?? place) < place);
    if (other === undefined) return [];
    const because = `"${item.name}" stands before "${other.name}", which is done, and stood after it`;
    return [{ step: item.name, because }];
  });
}

/** Whether a part of it is done. */
function isDone(item: Item, history: History): boolean {
  return stepNames(item, history).some((name) => history.of(name).finished !== undefined);
}

/** Names under which steps of the item stand in the journal; those of a `forEach` once its items are listed. */
export function stepNames(item: Item, history: History): readonly string[] {
  if (item.kind === "parallel") return item.steps.map(({ name }) => name);
  if (item.kind !== "forEach") return [item.name];
  const items: readonly Json[] = history.of(item.name).items ?? [];
  return items.map((one) => nameIfAny(item, one));
}

/** A key that cannot be made any more is another key: its step is not found. */
function nameIfAny(group: ForEach, item: Json): string {
  try {
    return nameOf(group, item);
  } catch {
    return group.name;
  }
}
