// Check: completes a resource's inputs with generated names and the provider's defaults.
import type { Properties } from "../sdk.ts";
import type { Cloud, ResourceFacts } from "./cloud.ts";
import { sdkClass } from "./sdk-class.ts";

/** Names the inputs the provider filled in, so that it may change its mind later. */
export const DEFAULTS_KEY = "__defaults";

/** `inputs` and `olds` as the engine sent them; `facts.inputs` without secret marks. */
export function checkedInputs(
  cloud: Cloud,
  facts: ResourceFacts,
  inputs: Properties,
  olds: Properties,
): Properties {
  if (!sdkClass(facts.type)) {
    throw new Error(`The installed @pulumi/${cloud.name} has no resource type "${facts.type}".`);
  }
  const filled: Properties = { ...cloud.defaults(facts) };
  const property = cloud.nameProperty(facts.type);
  if (property !== undefined && inputs[property] === undefined) {
    filled[property] = previousName(olds, property) ?? cloud.generatedName(facts, property);
  }
  return { ...inputs, ...filled, [DEFAULTS_KEY]: Object.keys(filled) };
}

/** A generated name stays for the life of the resource; one the program took back does not. */
function previousName(olds: Properties, property: string): string | undefined {
  const generated = olds[DEFAULTS_KEY];
  const old = olds[property];
  return Array.isArray(generated) && generated.includes(property) && typeof old === "string"
    ? old
    : undefined;
}
