// A resource's state: its inputs as the engine sent them (secret marks kept), and what the cloud adds.
import type { Json, Properties } from "../sdk.ts";
import { DEFAULTS_KEY } from "./check.ts";
import type { Cloud, ResourceFacts } from "./cloud.ts";
import { absorbUnknowns, isObject, isSecret, markSecrets, secretTexts, UNKNOWN } from "./values.ts";

export interface Outputs {
  readonly id: string;
  readonly properties: Properties;
}

/** State after the resource exists, or of an update that is only planned. */
export function outputs(cloud: Cloud, facts: ResourceFacts, inputs: Properties): Outputs {
  const { id, planned, computed } = cloud.state(facts);
  return { id, properties: overlay(visible(inputs), added({ ...planned, ...computed }, inputs)) };
}

/** State of a resource that does not exist yet: what the cloud computes is unknown. */
export function plannedOutputs(cloud: Cloud, facts: ResourceFacts, inputs: Properties): Properties {
  const { planned, computed } = cloud.state(facts);
  const unknowns = unknownLike(computed, facts.inputs) as Properties;
  return overlay(visible(inputs), added({ ...planned, ...unknowns }, inputs));
}

/** What the cloud makes of unknown or secret inputs is unknown or secret as well. */
function added(values: Properties, inputs: Properties): Json {
  return markSecrets(absorbUnknowns(values), secretTexts(inputs));
}

function visible(inputs: Properties): Properties {
  const { [DEFAULTS_KEY]: _internal, ...rest } = inputs;
  return rest;
}

/** Lays what the cloud adds over the inputs; objects (`properties`, `identity`) are merged key by key. */
function overlay(inputs: Properties, values: Json): Properties {
  return isObject(values) ? (merge(inputs, values) as Properties) : inputs;
}

function merge(base: Json | undefined, added: Json): Json {
  // What is added to a secret is secret with it.
  if (isObject(base) && isSecret(base) && !isSecret(added))
    return { ...base, value: merge(base.value, added) };
  if (isObject(base) && isObject(added)) {
    const merged: Properties = { ...base };
    for (const [key, value] of Object.entries(added)) merged[key] = merge(base[key], value);
    return merged;
  }
  if (Array.isArray(base) && Array.isArray(added) && base.length === added.length) {
    return added.map((value, index) => merge(base[index], value));
  }
  return added;
}

/** The computed value with every part unknown that the inputs do not settle. */
function unknownLike(computed: Json, input: Json | undefined): Json {
  if (isObject(computed) && isObject(input)) {
    return Object.fromEntries(
      Object.entries(computed).map(([key, value]) => [key, unknownLike(value, input[key])]),
    );
  }
  if (Array.isArray(computed) && Array.isArray(input) && computed.length === input.length) {
    return computed.map((value, index) => unknownLike(value, input[index]));
  }
  return input ?? UNKNOWN;
}
