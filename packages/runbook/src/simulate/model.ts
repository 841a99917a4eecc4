import type { Resource } from "@rampart/core/graph";
import { messageOf } from "../errors/message-of.ts";
import type { AnyInputs } from "../model/schema.ts";
import type { Target } from "../model/target.ts";
import type { Reader } from "../plan/parts.ts";
import { asProperties, type Knowledge, World } from "../plan/world.ts";
import type { StackState } from "../stack/stack.ts";

/** A target as the stack has it. */
export interface Modelled {
  readonly target: Target;
  readonly knowledge: Knowledge;
  /** What its `resource` names; undefined if it has none. */
  readonly reference?: string;
  /** Undefined where the stack does not have what `reference` names. */
  readonly resource?: Resource;
}

/** The targets of `readers`, each once, as `stack` has them. */
export function modelTargets(
  readers: readonly Reader[],
  inputs: AnyInputs,
  stack: StackState,
): ReadonlyMap<string, Modelled> {
  const models = new Map<string, Modelled>();
  for (const target of readers.flatMap(({ reads }) => Object.values(reads))) {
    if (!models.has(target.name)) models.set(target.name, modelOf(target, inputs, stack));
  }
  return models;
}

/** Where the simulation begins. */
export function worldOf(models: ReadonlyMap<string, Modelled>): World {
  return World.of([...models].map(([name, { knowledge }]) => [name, knowledge]));
}

function modelOf(target: Target, inputs: AnyInputs, stack: StackState): Modelled {
  const reference = target.resource?.(inputs);
  const resource = reference === undefined ? undefined : stack.find(reference);
  return {
    target,
    knowledge: knowledgeOf(target, resource, inputs),
    ...(reference === undefined ? {} : { reference }),
    ...(resource === undefined ? {} : { resource }),
  };
}

function knowledgeOf(target: Target, resource: Resource | undefined, inputs: AnyInputs): Knowledge {
  if (target.model === undefined) return { isKnown: false, because: "not modelled" };
  try {
    return { isKnown: true, state: asProperties(target.model(resource, inputs)) };
  } catch (error) {
    return { isKnown: false, because: `its model failed: ${messageOf(error)}` };
  }
}
