import type { Entry, RunEvent } from "../journal/entry.ts";
import type { ForEach, Item, ManualStep, Step } from "../model/step.ts";
import { stepFlag } from "./advice.ts";
import { Halt } from "./halt.ts";
import type { Running } from "./running.ts";

type Started = Extract<RunEvent, { kind: "run-started" }>;

/** A longer list helps nobody; all of it stands in the journal. */
const MOST_NAMED = 20;

/**
 * Refuses items that are not in the plan, where somebody relies on the plan: it was applied, or people sign its hash.
 * Items that have vanished are fine, and so is every item of a group of which the plan said that it cannot list them.
 *
 * @param steps of all items of `group` that were listed.
 * @throws {Halt} `refused`, naming the items, unless an operator accepted them since they were named.
 */
export function refuseUnplanned(running: Running, group: ForEach, steps: readonly Step[]): void {
  const { ledger, history, redactor, commandTo } = running;
  const { plannedItems = {}, appliesPlan = false } = startOf(ledger.entries) ?? {};
  // Journals of older versions have none.
  const planned = Object.hasOwn(plannedItems, group.name) ? plannedItems[group.name] : undefined;
  if (planned === undefined || isAccepted(ledger.entries, group)) return;
  if (!appliesPlan && !isSigned(running, steps)) return;
  const keys = steps
    .filter(({ name }) => !history.of(name).begun)
    .map(({ name }) => redactor.redact(name.slice(group.name.length + 1, -1)));
  const unplanned = without(keys, planned);
  if (unplanned.length === 0) return;
  throw new Halt(
    "refused",
    `"${group.name}" would now also be done for ${listed(unplanned)}, which the plan does not have; none of these was begun`,
    {
      step: group.name,
      advice: `Find out why. To do these, too: ${commandTo("resume", stepFlag("--accept-change", group.name))}. Otherwise make a new plan, and begin anew with it: --apply PLAN --anew.`,
    },
  );
}

/** Names of the groups that were refused since their items were not in the plan: these may be accepted. */
export function refusedLists(entries: readonly Entry[]): readonly string[] {
  const lists = new Set(entries.flatMap(({ event }) => (event.kind === "items-listed" ? [event.step] : [])));
  return entries.flatMap(({ event }) => {
    if (event.kind !== "run-stopped" || event.status !== "refused" || event.step === undefined) return [];
    return lists.has(event.step) ? [event.step] : [];
  });
}

function startOf(entries: readonly Entry[]): Started | undefined {
  const event = entries[0]?.event;
  return event?.kind === "run-started" ? event : undefined;
}

/** Before a run was refused, an operator could not know what there was to accept; the list stays the same. */
function isAccepted(entries: readonly Entry[], { name }: ForEach): boolean {
  const accepted = entries.findLastIndex(
    ({ event }) => event.kind === "run-resumed" && event.accepted.includes(name),
  );
  return refusedLists(entries.slice(0, Math.max(0, accepted))).includes(name);
}

/** Whether approvals hang on the plan, be they given already or asked for later. */
function isSigned({ ledger, runbook }: Running, steps: readonly Step[]): boolean {
  return (
    [...runbook.items.flatMap(actsOf), ...steps].some(wantsApproval) ||
    ledger.entries.some(({ event }) => event.kind === "approval-requested")
  );
}

function actsOf(item: Item): readonly (Step | ManualStep)[] {
  if (item.kind === "parallel") return item.steps;
  return item.kind === "step" || item.kind === "manual" ? [item] : [];
}

function wantsApproval({ approvals = 0 }: Step | ManualStep): boolean {
  return (typeof approvals === "number" ? approvals : approvals.count) > 0;
}

/** `keys` without those of `known`, each taken once: keys that hide secrets may look alike. */
function without(keys: readonly string[], known: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const key of known) left.set(key, (left.get(key) ?? 0) + 1);
  return keys.filter((key) => {
    const number = left.get(key) ?? 0;
    left.set(key, number - 1);
    return number <= 0;
  });
}

function listed(keys: readonly string[]): string {
  const named = keys.slice(0, MOST_NAMED).map((key) => `"${key}"`);
  const more = keys.length - named.length;
  return `${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
