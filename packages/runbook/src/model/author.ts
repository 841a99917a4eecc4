import type { ReadContext } from "./context.ts";
import type { Json, Properties } from "./json.ts";
import type {
  ForEach,
  ForEachDefinition,
  Gate,
  GateDefinition,
  ManualDefinition,
  ManualStep,
  ParallelDefinition,
  ParallelGroup,
  Step,
  StepDefinition,
  StepResult,
} from "./step.ts";
import type { Target, Targets } from "./target.ts";
import type { Widened } from "./widened.ts";

/** What stands in a runbook for a target; see {@link Target}. */
export interface TargetDefinition<Inputs, Clients, State extends Properties>
  extends Omit<Target<State>, "kind" | "read" | "resource" | "model"> {
  read(context: ReadContext<Inputs, Clients>): Promise<State | undefined> | State | undefined;
  resource?(inputs: Inputs): string | undefined;
  model?(...parameters: [Parameters<NonNullable<Target["model"]>>[0], Inputs]): State | undefined;
}

/** Writes the parts of a runbook with the types of its inputs and clients. It holds nothing: parts are values. */
export interface Author<Inputs, Clients> {
  target<State extends Properties>(
    definition: TargetDefinition<Inputs, Clients, State>,
  ): Target<Widened<State>>;
  step<Result extends StepResult = undefined, Reads extends Targets = Record<never, never>>(
    definition: StepDefinition<Inputs, Clients, Reads, Result>,
  ): Step<Result>;
  manual<Reads extends Targets = Record<never, never>>(
    definition: ManualDefinition<Inputs, Clients, Reads>,
  ): ManualStep;
  gate<Reads extends Targets>(definition: GateDefinition<Inputs, Reads>): Gate;
  parallel(definition: ParallelDefinition, steps: readonly (Step | ManualStep)[]): ParallelGroup;
  forEach<
    Item extends Json,
    Result extends StepResult = undefined,
    Reads extends Targets = Record<never, never>,
  >(definition: ForEachDefinition<Inputs, Clients, Item, Reads, Result>): ForEach;
}

/** The one author there is; {@link Author} gives it the types of a runbook. */
export const AUTHOR: Author<never, never> = {
  target: (definition) => ({ ...definition, kind: "target" }) as never,
  step: (definition) => ({ ...definition, kind: "step" }) as never,
  manual: (definition) => ({ ...definition, kind: "manual" }) as never,
  gate: (definition) => ({ ...definition, kind: "gate" }) as never,
  parallel: (definition, steps) => ({ ...definition, steps, kind: "parallel" }),
  forEach: (definition) => ({ ...definition, kind: "forEach" }) as never,
};
