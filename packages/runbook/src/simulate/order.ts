import type { AnyInputs } from "../model/schema.ts";
import { PlanFailed } from "../plan/failed.ts";
import type { Act } from "../plan/parts.ts";
import { predict, refusalsOf } from "../plan/predict.ts";
import { view, type World } from "../plan/world.ts";

/**
 * The first of `others` after which `act` would not be refused any more, if they are done in their order without it;
 * undefined if there is none.
 */
export function unblockedBy(
  act: Act,
  others: readonly Act[],
  world: World,
  inputs: AnyInputs,
): Act | undefined {
  let after = world;
  for (const other of relevant(act, others)) {
    after = worldAfter(other, after, inputs);
    if (!isRefused(act, after, inputs)) return other;
  }
  return undefined;
}

/** Those of `others` on whose work it can rest whether `act` is refused: most steps of a long list are of other things. */
function relevant(act: Act, others: readonly Act[]): readonly Act[] {
  const matters = new Set(targetsOf(act));
  const found: Act[] = [];
  for (const other of others.toReversed()) {
    const targets = targetsOf(other);
    if (!targets.some((name) => matters.has(name))) continue;
    found.push(other);
    for (const name of targets) matters.add(name);
  }
  return found.reverse();
}

function targetsOf({ definition }: Act): readonly string[] {
  return Object.values(definition.reads ?? {}).map(({ name }) => name);
}

function worldAfter(act: Act, world: World, inputs: AnyInputs): World {
  try {
    return predict(act, world, inputs).after;
  } catch (error) {
    if (error instanceof PlanFailed) return world;
    throw error;
  }
}

function isRefused(act: Act, world: World, inputs: AnyInputs): boolean {
  const seen = view(act.definition.reads ?? {}, world);
  if (!seen.isKnown) return true;
  try {
    return refusalsOf(act, seen.states, inputs).length > 0;
  } catch (error) {
    if (error instanceof PlanFailed) return true;
    throw error;
  }
}
