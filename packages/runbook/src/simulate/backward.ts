import { isDeepStrictEqual } from "node:util";
import type { Json, Properties } from "../model/json.ts";
import type { StateChange } from "../plan/change.ts";
import type { Act } from "../plan/parts.ts";
import { stateChange } from "../plan/state-change.ts";
import type { Knowledge, World } from "../plan/world.ts";
import type { Effect } from "./forward.ts";
import type { SimulationFinding } from "./simulation.ts";

export interface Backward {
  readonly findings: readonly SimulationFinding[];
  /** Steps that are taken back, in that order. */
  readonly steps: readonly string[];
  readonly after: World;
}

/** Takes back, last first, what the acts that can be undone made of the model. */
export function goBack(effects: readonly Effect[], end: World): Backward {
  const findings: SimulationFinding[] = [];
  const steps: string[] = [];
  let world = end;
  for (const [index, effect] of [...effects.entries()].toReversed()) {
    const { act, before, after } = effect;
    if (!canBeUndone(act)) continue;
    steps.push(act.name);
    for (const target of effect.targets) {
      const taken = takeBack(
        knowledgeOf(before, target),
        knowledgeOf(after, target),
        knowledgeOf(world, target),
      );
      world = world.with([[target, taken.knowledge]]);
      if (taken.conflicts.length === 0) continue;
      const others = effects
        .slice(index + 1)
        .filter((other) => !canBeUndone(other.act) && other.targets.includes(target))
        .map((other) => other.act.name);
      const message = `the undo of ${act.name} finds ${target} (${taken.conflicts.join(", ")}) as ${others.join(" and ")} left it, which has no undo`;
      findings.push({ step: act.name, target, kind: "order", message });
    }
  }
  return { findings, steps, after: world };
}

/** What is other at the end than at the beginning, as far as both are known. */
export function remainsOf(beginning: World, end: World): readonly StateChange[] {
  return [...beginning].flatMap(([target, before]) => {
    const after = knowledgeOf(end, target);
    if (!before.isKnown || !after.isKnown) return [];
    return stateChange(target, before.state, after.state) ?? [];
  });
}

function canBeUndone({ definition }: Act): boolean {
  return definition.kind === "step" && definition.undo !== undefined;
}

function knowledgeOf(world: World, target: string): Knowledge {
  return world.get(target) ?? { isKnown: false, because: "it was not read" };
}

interface TakenBack {
  readonly knowledge: Knowledge;
  /** Properties that another act changed since. */
  readonly conflicts: readonly string[];
}

function takeBack(before: Knowledge, after: Knowledge, now: Knowledge): TakenBack {
  const unknown = [before, after, now].find(({ isKnown }) => !isKnown);
  if (unknown !== undefined || !before.isKnown || !after.isKnown || !now.isKnown) {
    return { knowledge: unknown ?? now, conflicts: [] };
  }
  if (isDeepStrictEqual(now.state, after.state) || before.state === undefined) {
    return { knowledge: before, conflicts: [] };
  }
  if (now.state === undefined || after.state === undefined)
    return { knowledge: now, conflicts: ["all of it"] };
  return takePropertiesBack(before.state, after.state, now.state);
}

function takePropertiesBack(before: Properties, after: Properties, now: Properties): TakenBack {
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => !isDeepStrictEqual(own(before, key), own(after, key)),
  );
  const conflicts = changed.filter((key) => !isDeepStrictEqual(own(now, key), own(after, key)));
  const properties = new Map(Object.entries(now));
  for (const key of changed.filter((one) => !conflicts.includes(one))) {
    const value = own(before, key);
    if (value === undefined) properties.delete(key);
    else properties.set(key, value);
  }
  return { knowledge: { isKnown: true, state: Object.fromEntries(properties) }, conflicts };
}

function own(properties: Properties, key: string): Json | undefined {
  return Object.hasOwn(properties, key) ? properties[key] : undefined;
}
