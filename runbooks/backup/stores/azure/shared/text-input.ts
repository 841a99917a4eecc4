import { InputError } from "@rampart/core/errors";
import type { AnyInputs } from "@rampart/runbook";

/** The input `name`, if it is a text that says something. */
export function textInput(inputs: AnyInputs, name: string): string | undefined {
  const value = inputs[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** @throws {InputError} if the input `name` is not there. */
export function requiredText(inputs: AnyInputs, name: string): string {
  const value = textInput(inputs, name);
  if (value === undefined)
    throw new InputError(`input ${name} is missing`, { advice: `Give --input ${name}=….` });
  return value;
}

/** @throws {InputError} if the input `name` is there and no moment. */
export function momentInput(inputs: AnyInputs, name: string): Date | undefined {
  const text = textInput(inputs, name);
  if (text === undefined) return undefined;
  const moment = new Date(text);
  if (!/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(text) || Number.isNaN(moment.getTime())) {
    throw new InputError(`input ${name}: ${JSON.stringify(text)} is no moment`, {
      advice: "Write it as 2026-11-20T10:15:00Z, with its zone.",
    });
  }
  return moment;
}
