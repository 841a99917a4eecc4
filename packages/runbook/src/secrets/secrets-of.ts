import type { AnyInputs } from "../model/schema.ts";
import type { StackState } from "../stack/stack.ts";

/** All texts that must not be written down: those of secret inputs and of secret outputs of the stack. */
export function secretsOf(
  names: readonly string[],
  inputs: AnyInputs,
  stack: StackState | undefined,
): readonly string[] {
  const ofInputs = names.map((name) => inputs[name]);
  const ofStack = Object.values(stack?.outputs ?? {})
    .filter(({ isSecret }) => isSecret)
    .map(({ value }) => value);
  return [...new Set([...ofInputs, ...ofStack].flatMap(textsIn))];
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return value === "" ? [] : [value];
  if (typeof value === "number") return [String(value)];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
