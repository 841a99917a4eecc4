import { InputError } from "@rampart/core/errors";
import type { AnyInputs } from "@rampart/runbook";

/**
 * The text that is given for `name`, or undefined.
 *
 * @throws {InputError} if it is no text, or an empty one.
 */
export function textOf(inputs: AnyInputs, name: string): string | undefined {
  const value = inputs[name];
  if (value === undefined) return undefined;
  if (typeof value === "string" && value !== "") return value;
  throw new InputError(`input "${name}" has to be a text that is not empty`);
}

/** @throws {InputError} if nothing is given for `name`. */
export function requiredText(inputs: AnyInputs, name: string): string {
  const value = textOf(inputs, name);
  if (value === undefined) throw new InputError(`input "${name}" is missing`);
  return value;
}

/** @throws {InputError} if it is no list of texts. */
export function textsOf(inputs: AnyInputs, name: string): readonly string[] | undefined {
  const value = inputs[name];
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every((one): one is string => typeof one === "string" && one !== "")) {
    return value.length === 0 ? undefined : value;
  }
  throw new InputError(`input "${name}" has to be a list of texts`);
}

/** @throws {InputError} if it is no whole number. */
export function wholeNumberOf(inputs: AnyInputs, name: string, usual: number): number {
  const value = inputs[name] ?? usual;
  if (typeof value === "number" && Number.isInteger(value)) return value;
  throw new InputError(`input "${name}" has to be a whole number`);
}
