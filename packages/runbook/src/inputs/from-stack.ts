import { didYouMean } from "@rampart/core/text";
import type { InputSchema } from "../model/schema.ts";
import type { StackOutput, StackState } from "../stack/stack.ts";
import { typedOffer } from "./from-flags.ts";
import type { Offer } from "./given.ts";

const MOST_SHOWN = 20;

/** What the stack has for the input `name`; undefined if it has no such output, or does not tell it. */
export function fromStack(
  name: string,
  input: InputSchema,
  stack: StackState | undefined,
): Offer | undefined {
  const output = outputFor(input, stack);
  if (output?.value === undefined) return undefined;
  const { value, isSecret } = output;
  const place = { file: `output "${input.stackOutput}" of ${stack?.name}` };
  const rest = { origin: "stack output", place, isSecret } as const;
  // Programs often give ports and counts as text.
  return typeof value === "string" && input.type !== "string"
    ? typedOffer(name, value, input, rest)
    : { ...rest, value };
}

/** Whether the stack keeps the output behind the input secret. Then the input is one, whoever gives it. */
export function isSecretOfStack(input: InputSchema, stack: StackState | undefined): boolean {
  return outputFor(input, stack)?.isSecret === true;
}

/** Why the stack does not tell an output that it has; undefined if it tells it or has none. */
export function whyUntold(input: InputSchema, stack: StackState | undefined): string | undefined {
  const output = outputFor(input, stack);
  if (output === undefined || output.value !== undefined) return undefined;
  return `the output "${input.stackOutput}" of ${stack?.name} cannot be read: ${output.whyUnknown ?? "the stack does not tell it"}`;
}

/** How the stack could give the input, for somebody who has to give it. */
export function adviceOnStack(input: InputSchema, stack: StackState | undefined): string | undefined {
  const { stackOutput } = input;
  if (stackOutput === undefined) return undefined;
  if (stack === undefined) return `name the stack whose output "${stackOutput}" gives it`;
  const names = Object.keys(stack.outputs);
  const shown = names.length > MOST_SHOWN ? [...names.slice(0, MOST_SHOWN), "…"] : names;
  const there = names.length === 0 ? "it has none" : `it has ${shown.join(", ")}`;
  return `give ${stack.name} the output "${stackOutput}" (${there}${didYouMean(stackOutput, names)})`;
}

function outputFor({ stackOutput }: InputSchema, stack: StackState | undefined): StackOutput | undefined {
  if (stackOutput === undefined || stack === undefined) return undefined;
  return Object.hasOwn(stack.outputs, stackOutput) ? stack.outputs[stackOutput] : undefined;
}
