import type { Reader } from "../plan/parts.ts";
import type { StackState } from "../stack/stack.ts";
import type { Losses } from "./lost.ts";
import type { Modelled } from "./model.ts";
import type { SimulationFinding } from "./simulation.ts";

/** Which targets of a step are gone, or are nowhere to be found. */
export function unreachableTargets(
  { name: step, reads }: Reader,
  models: ReadonlyMap<string, Modelled>,
  losses: Losses,
  stack: StackState,
): readonly SimulationFinding[] {
  return targetsOf(reads, models).flatMap(({ target: { name: target }, reference, resource }) => {
    if (resource === undefined) {
      if (reference === undefined) return [];
      const message = `${step} works on ${target}, which is the resource ${reference} of stack ${stack.name}, but ${stack.whyNot(reference)}`;
      return [{ step, target, kind: "unreachable", message }];
    }
    const lost = losses.whatIsGone(resource);
    if (lost === undefined) return [];
    const message = `${step} works on ${target}, which is ${resource.urn}: ${lost} is lost`;
    return [{ step, target, kind: "unreachable", message }];
  });
}

/** The targets of which nobody knows whether they are in what is lost. */
export function placelessTargets(
  { name: step, reads }: Reader,
  models: ReadonlyMap<string, Modelled>,
  losses: Losses,
): readonly SimulationFinding[] {
  return targetsOf(reads, models).flatMap(({ target: { name: target }, reference, resource }) => {
    const isMissing = reference !== undefined && resource === undefined;
    if (isMissing || !losses.mayBeGone(resource)) return [];
    const why =
      resource === undefined
        ? "it is no resource of the stack"
        : `the stack does not say where ${resource.urn} is`;
    const message = `whether ${step} can reach ${target} cannot be told: ${why}`;
    return [{ step, target, kind: "undetermined", message }];
  });
}

function targetsOf(reads: Reader["reads"], models: ReadonlyMap<string, Modelled>): readonly Modelled[] {
  const names = new Set(Object.values(reads).map(({ name }) => name));
  return [...names].flatMap((name) => models.get(name) ?? []);
}
