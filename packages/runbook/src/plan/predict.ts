import { messageOf } from "../errors/message-of.ts";
import type { Properties } from "../model/json.ts";
import type { AnyInputs } from "../model/schema.ts";
import type { StateChange } from "./change.ts";
import { PlanFailed } from "./failed.ts";
import type { Act } from "./parts.ts";
import { stateChange } from "./state-change.ts";
import { asProperties, becauseOf, type Knowledge, type Unknown, view, type World } from "./world.ts";

/** What an act would do. */
export interface Prediction {
  /** Why it would be refused. */
  readonly refusals: readonly string[];
  readonly changes: readonly StateChange[];
  readonly after: World;
  /** What it reads and nobody can tell: then the rest is not known either. */
  readonly unknown: readonly Unknown[];
}

/**
 * What `act` would do in `world`.
 *
 * @param atItsBeginning what it sees when it begins, if that is before acts that stand earlier in its group are done.
 * @throws {PlanFailed} if its own code fails, or says that it changes what it does not read.
 */
export function predict(
  act: Act,
  world: World,
  inputs: AnyInputs,
  atItsBeginning: World = world,
): Prediction {
  const { reads = {}, changes } = act.definition;
  const before = view(reads, world);
  const seen = view(reads, atItsBeginning);
  if (!before.isKnown) return unpredictable(act, world, before.unknown);
  const refusals = seen.isKnown ? refusalsOf(act, seen.states, inputs) : [];
  const changed = changes === undefined ? [] : changedBy(act, before.states, inputs);
  const stateChanges = changed.flatMap(({ target, state }) => {
    const knowledge = world.get(target);
    return stateChange(target, knowledge?.isKnown === true ? knowledge.state : undefined, state) ?? [];
  });
  const after = world.with(changed.map(({ target, state }) => [target, { isKnown: true, state }] as const));
  return { refusals, changes: stateChanges, after, unknown: [] };
}

/** Nobody knows what is left by an act of which nobody knows what it changes. */
function unpredictable(act: Act, world: World, unknown: readonly Unknown[]): Prediction {
  const { reads = {}, changes } = act.definition;
  const because = `${act.name} changes it, which rests on ${becauseOf(unknown)}`;
  const known = Object.values(reads).filter(({ name }) => world.get(name)?.isKnown === true);
  const after =
    changes === undefined
      ? world
      : world.with(known.map(({ name }): [string, Knowledge] => [name, { isKnown: false, because }]));
  return { refusals: [], changes: [], after, unknown };
}

/**
 * Why `act` must not be done on `states`.
 *
 * @throws {PlanFailed} if its code fails.
 */
export function refusalsOf(
  { name, definition }: Act,
  states: Readonly<Record<string, Properties | undefined>>,
  inputs: AnyInputs,
): readonly string[] {
  try {
    return definition.requires?.(states, inputs) ?? [];
  } catch (error) {
    throw new PlanFailed(`requires of ${name} failed: ${messageOf(error)}`, { cause: error });
  }
}

function changedBy(
  { name, definition }: Act,
  states: Readonly<Record<string, Properties | undefined>>,
  inputs: AnyInputs,
): readonly { readonly target: string; readonly state: Properties | undefined }[] {
  const { reads = {} } = definition;
  try {
    return Object.entries(definition.changes?.(states, inputs) ?? {}).map(([key, state]) => {
      const target = Object.hasOwn(reads, key) ? reads[key] : undefined;
      if (target === undefined) {
        throw new TypeError(
          `it names ${key}, which is not among what it reads (${Object.keys(reads).join(", ")})`,
        );
      }
      return { target: target.name, state: asProperties(state) };
    });
  } catch (error) {
    throw new PlanFailed(`changes of ${name} failed: ${messageOf(error)}`, { cause: error });
  }
}
