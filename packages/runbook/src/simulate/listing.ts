import type { ReadContext } from "../model/context.ts";
import type { AnyInputs } from "../model/schema.ts";
import type { ForEach } from "../model/step.ts";
import type { Listed } from "../plan/parts.ts";

class NotInSimulation extends Error {
  constructor(what: string) {
    super(`it takes ${what}, which a simulation does not have`);
    this.name = "NotInSimulation";
  }
}

/** The items of `forEach`, if its inputs are enough to list them. */
export async function listFromInputs(forEach: ForEach, inputs: AnyInputs): Promise<Listed> {
  try {
    return { items: await forEach.items(contextOf(inputs)) };
  } catch (error) {
    return { because: error instanceof Error ? error.message : String(error) };
  }
}

/** Nothing of the world: only what stands in the inputs. */
function contextOf(inputs: AnyInputs): ReadContext {
  return {
    inputs,
    get clients(): never {
      throw new NotInSimulation("clients");
    },
    signal: new AbortController().signal,
    run: { id: "simulation", mode: "drill" },
    clock: {
      now: () => refuse("the time"),
      elapsed: () => refuse("the time"),
      sleep: () => refuse("the time"),
    },
    get $(): never {
      throw new NotInSimulation("a shell");
    },
    resultOf: ({ name }) => refuse(`the result of ${name}`),
  };
}

function refuse(what: string): never {
  throw new NotInSimulation(what);
}
