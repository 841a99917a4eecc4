import { isDeepStrictEqual } from "node:util";
import type { ResourceRecord } from "@rampart/core/graph";
import { decodeOutput } from "./decode-output.ts";
import type { StackOutput } from "./stack.ts";

/** The type of the resource that stands for a stack. */
const STACK_TYPE = "pulumi:pulumi:Stack";

/** The outputs of all stacks that `records` speak of. One that two stacks have with different values is not told. */
export function outputsOf(records: readonly ResourceRecord[]): Record<string, StackOutput> {
  const outputs = new Map<string, StackOutput>();
  for (const { type, outputs: encoded } of records) {
    if (type !== STACK_TYPE) continue;
    for (const [name, value] of Object.entries(encoded ?? {})) {
      const output = decodeOutput(value);
      const other = outputs.get(name);
      const isClear = other === undefined || isDeepStrictEqual(other, output);
      outputs.set(name, isClear ? output : contradicting(other, output));
    }
  }
  return Object.fromEntries(outputs);
}

function contradicting(one: StackOutput, other: StackOutput): StackOutput {
  return {
    value: undefined,
    isSecret: one.isSecret || other.isSecret,
    whyUnknown: "two of the stacks have different ones: say which value is meant",
  };
}
