import { InputError } from "@rampart/core/errors";
import { fromStack } from "../inputs/from-stack.ts";
import { settle } from "../inputs/settle.ts";
import type { Runbook } from "../model/runbook.ts";
import type { AnyInputs } from "../model/schema.ts";
import type { Rehearsal } from "./rehearsal.ts";

/** Inputs of a rehearsal. */
export interface RehearsedInputs {
  readonly inputs: AnyInputs;
  /** Names of those that are secret because the stack says so, or the runbook. */
  readonly secrets: readonly string[];
}

/**
 * Checks the inputs as those of a run are, and fills in what the stack and the runbook say.
 *
 * @throws {InputError} naming all that is wrong.
 */
export function inputsOf(
  { inputs: schema }: Runbook,
  { inputs: given = {}, stack }: Rehearsal,
): RehearsedInputs {
  const problems: InputError[] = Object.keys(given)
    .filter((name) => !Object.hasOwn(schema.properties, name))
    .map((name) => new InputError(`the runbook has no input "${name}"`));
  const inputs: Record<string, unknown> = {};
  const secrets: string[] = [];
  for (const [name, input] of Object.entries(schema.properties)) {
    const own =
      given[name] === undefined
        ? undefined
        : { value: structuredClone(given[name]), origin: "flag" as const };
    const byDefault =
      input.default === undefined
        ? undefined
        : { value: structuredClone(input.default), origin: "default" as const };
    const offer = own ?? fromStack(name, input, stack) ?? byDefault;
    if (offer === undefined) {
      if (schema.required?.includes(name))
        problems.push(new InputError(`the rehearsal does not give the input "${name}"`));
      continue;
    }
    const settled = settle(schema, name, offer);
    if (settled instanceof InputError) problems.push(settled);
    else {
      inputs[name] = settled.value;
      if (settled.isSecret) secrets.push(name);
    }
  }
  if (problems.length > 0) throw InputError.all(problems);
  return { inputs: Object.freeze(inputs), secrets };
}
