import type { ForEach, Item, ManualStep, Step } from "../model/step.ts";
import { stepsOf } from "./groups.ts";
import type { History } from "./history.ts";
import { stepNames } from "./match.ts";
import type { Running } from "./running.ts";

/** More items of a group than these are counted, not named. */
const MOST_NAMED = 3;

/** What is done and stays, since nothing takes it back: names for people, in the order of the runbook. */
export function remainsOf({ runbook, history }: Pick<Running, "runbook" | "history">): readonly string[] {
  const items = runbook.items.flatMap((item): readonly Item[] =>
    item.kind === "parallel" ? item.steps : [item],
  );
  const known = new Set(items.flatMap((item) => stepNames(item, history)));
  // Steps that the runbook had when they were done; their change was accepted.
  const gone = history.names.filter((name) => !known.has(name) && isDone(history, name));
  return [...items.flatMap((item) => remainsIn(item, history)), ...gone.map(quoted)];
}

function remainsIn(item: Item, history: History): readonly string[] {
  switch (item.kind) {
    case "step":
    case "manual":
      return stays(item, history) ? [quoted(item.name)] : [];
    case "forEach":
      return remainsOfGroup(item, history);
    default:
      return [];
  }
}

function remainsOfGroup(group: ForEach, history: History): readonly string[] {
  const left = stepsOf(group, history.of(group.name).items ?? []).filter((step) => stays(step, history));
  if (left.length > MOST_NAMED) return [`${quoted(group.name)} (${left.length} items)`];
  return left.map(({ name }) => quoted(name));
}

function stays(act: Step | ManualStep, history: History): boolean {
  const canBeUndone = act.kind === "step" && act.undo !== undefined;
  return isDone(history, act.name) && !canBeUndone && act.leavesNothing !== true;
}

function isDone(history: History, name: string): boolean {
  const { finished, undone } = history.of(name);
  return finished !== undefined && !undone;
}

function quoted(name: string): string {
  return `"${name}"`;
}
