import type { RecoveryPosture, ResourcePosture } from "../analyse/posture.ts";
import { DISASTERS, type Disaster } from "../protection/protection.ts";
import {
  EFFECTS,
  type Effect,
  type ListChange,
  type RecoveryComparison,
  type ResourceChange,
} from "./comparison.ts";
import { changeOfRetention, changeOfRpo, worstEffect } from "./effect.ts";
import { missingFrom } from "./protection-change.ts";

/**
 * What a change does to the recovery of data: the posture before it beside the one after it. Resources are the same
 * where their URNs are.
 */
export function compareRecovery(before: RecoveryPosture, after: RecoveryPosture): RecoveryComparison {
  const old = new Map(before.resources.map((resource) => [resource.urn, resource]));
  const present = new Set(after.resources.map(({ urn }) => urn));
  const all = [
    ...after.resources.map((resource) => changeOf(resource, old.get(resource.urn), resource)),
    ...before.resources
      .filter(({ urn }) => !present.has(urn))
      .map((resource) => changeOf(resource, resource, undefined)),
  ];
  const changed = all.filter(({ effect }) => effect !== "unchanged");
  return {
    schemaVersion: 1,
    isRegression: changed.some(({ effect }) => isRegression(effect)),
    resources: changed.toSorted((one, other) => rankOf(one) - rankOf(other) || order(one.urn, other.urn)),
    unchanged: all.length - changed.length,
    uncovered: listChange(before.uncovered, after.uncovered, ({ urn }) => urn),
    undetermined: listChange(before.undetermined, after.undetermined, ({ urn, path, weakness }) =>
      JSON.stringify([urn, path, weakness]),
    ),
    weaknesses: listChange(before.weaknesses, after.weaknesses, ({ kind, urn, path }) =>
      JSON.stringify([kind, urn, path]),
    ),
    notExpressible: listChange(before.notExpressible, after.notExpressible, ({ urn, intent }) =>
      JSON.stringify([urn, intent]),
    ),
  };
}

/** Whether an objective is newly missed, or missed by more than before. */
export function isRegression(effect: Effect): boolean {
  return effect === "newly-missed" || effect === "missed-by-more";
}

function changeOf(
  { urn, type, workload, tier }: ResourcePosture,
  before: ResourcePosture | undefined,
  after: ResourcePosture | undefined,
): ResourceChange {
  const scenarios = Object.fromEntries(
    DISASTERS.map((disaster) => [
      disaster,
      { rpo: changeOfRpo(before?.scenarios[disaster].rpo, after?.scenarios[disaster].rpo) },
    ]),
  ) as { [Name in Disaster]: ResourceChange["scenarios"][Name] };
  const retention = changeOfRetention(before?.retention, after?.retention);
  const lost = missingFrom(after?.protections ?? [], before?.protections ?? []);
  const gained = missingFrom(before?.protections ?? [], after?.protections ?? []);
  const effects = DISASTERS.map((disaster) => scenarios[disaster].rpo.effect);
  if (lost.length + gained.length > 0) effects.push("changed");
  return {
    urn,
    type,
    presence: before === undefined ? "appeared" : after === undefined ? "vanished" : "both",
    effect: worstEffect([...effects, retention.effect]),
    scenarios,
    retention,
    protections: { lost, gained },
    ...(workload === undefined ? {} : { workload }),
    ...(tier === undefined ? {} : { tier }),
  };
}

function listChange<Item>(
  before: readonly Item[],
  after: readonly Item[],
  nameOf: (item: Item) => string,
): ListChange<Item> {
  const without = (list: readonly Item[], others: readonly Item[]): Item[] => {
    const names = new Set(others.map(nameOf));
    return list.filter((item) => !names.has(nameOf(item)));
  };
  return { appeared: without(after, before), vanished: without(before, after) };
}

function rankOf({ effect }: ResourceChange): number {
  return EFFECTS.indexOf(effect);
}

/** Not by the language of the machine. */
function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
