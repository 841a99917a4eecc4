import { InputError } from "@rampart/core/errors";
import type { AnyInputs } from "../model/schema.ts";
import type { StackState } from "../stack/stack.ts";
import type { Reader } from "./parts.ts";

/**
 * SHA-256 of the entry of every resource of `stack` that a target of `readers` is, by URN.
 *
 * @throws {InputError} naming every target whose resource the stack does not have.
 */
export function resourceHashes(
  readers: readonly Reader[],
  inputs: AnyInputs,
  stack: StackState,
): Readonly<Record<string, string>> {
  const hashes = new Map<string, string>();
  const missing = new Map<string, InputError>();
  for (const { name, reads } of readers) {
    for (const target of Object.values(reads)) {
      const reference = target.resource?.(inputs);
      if (reference === undefined || missing.has(target.name)) continue;
      const resource = stack.find(reference);
      const hash = resource === undefined ? undefined : stack.hashOf(resource.urn);
      if (resource === undefined || hash === undefined) {
        missing.set(target.name, notInStack(name, target.name, reference, stack));
      } else {
        hashes.set(resource.urn, hash);
      }
    }
  }
  if (missing.size > 0) throw InputError.all([...missing.values()]);
  return Object.fromEntries([...hashes].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function notInStack(step: string, target: string, reference: string, stack: StackState): InputError {
  const problem = `${step} reads ${target}, which is the resource ${reference} of stack ${stack.name}, but ${stack.whyNot(reference)}`;
  return new InputError(problem, {
    advice: "Check the inputs that name it, and that the stack is the right one and up to date.",
  });
}
