import type { Check } from "./check.ts";
import type { ReadContext, StepContext } from "./context.ts";
import type { Json, Properties } from "./json.ts";
import type { StepReference } from "./reference.ts";
import type { AnyInputs } from "./schema.ts";
import type { StatesOf, Targets } from "./target.ts";

/** What a function without a `return` gives back. */
type Nothing = ReturnType<() => void>;

/** What a step may give back: it is journalled, so that a resumed run still has it. */
export type StepResult = Json | undefined | Nothing;

/** Whether the effect of a step that was cut off has happened. */
export type ProbeAnswer<Result> =
  | { readonly is: "done"; readonly result?: Result }
  | { readonly is: "not-done" }
  /** Stops the run for a person; `because` says what is known. */
  | { readonly is: "unknown"; readonly because: string };

/** How often a step is tried, and on which errors. */
export interface Retry {
  /** Tries in all, with the first one. */
  readonly attempts: number;
  /** Before the second try: a duration such as `2s`. `1s` by default. */
  readonly delay?: string;
  /** What each delay is multiplied by for the next one. 2 by default. */
  readonly factor?: number;
  /** No try begins later than this after the first one began: a duration. None by default. */
  readonly deadline?: string;
  /**
   * Whether another try can help: of `AccessDenied` it cannot. After a timeout there is another one only where the step
   * has a `probe` or is idempotent: otherwise the first might be at it still.
   */
  when(error: unknown): boolean;
}

/** How many people other than the one who started have to say yes. */
export interface Approvals {
  /** Distinct people. */
  readonly count: number;
  /** Names of approvers in `rampart.yaml`; all of them by default. */
  readonly from?: readonly string[];
  /** How long the request, and an approval, holds: a duration. `1h` by default. */
  readonly expires?: string;
}

/** What stands in a runbook for one act, whoever does it. */
export interface ActDefinition<Inputs, Reads extends Targets> {
  /** Literal and unique in the runbook: journals, approvals and reports name the step by it. */
  readonly name: string;
  /** What it does, in a sentence for the person at 3 a.m. */
  readonly purpose?: string;
  /** What it looks at before it acts; a plan shows it, and `--apply` insists on it. */
  readonly reads?: Reads;
  /** Why it must not act on `state`: a reason each, nothing if it may. */
  requires?(state: StatesOf<Reads>, inputs: Inputs): readonly string[];
  /**
   * What it will have changed of what it reads: the whole state after it, by the same names; undefined for what will be
   * gone. What is left out stays as it is.
   */
  changes?(
    state: StatesOf<Reads>,
    inputs: Inputs,
  ): { readonly [Name in keyof Reads]?: Properties | undefined };
  /**
   * Whether it leaves nothing behind that somebody might want taken back: it only looks, or clears up after itself.
   * `rampart undo` names every other act without an `undo` as one that stays. False by default.
   */
  readonly leavesNothing?: boolean;
  /** People other than the one who started who have to say yes. None by default. */
  readonly approvals?: number | Approvals;
  /** A duration. `10m` by default. */
  readonly timeout?: string;
  /** What to do if it fails, for the person at 3 a.m. */
  readonly ifItFails?: string;
}

/** What stands in a runbook for a step. */
export interface StepDefinition<Inputs, Clients, Reads extends Targets, Result extends StepResult>
  extends ActDefinition<Inputs, Reads> {
  /** The act. What it gives back is journalled. */
  run(context: StepContext<Inputs, Clients, StatesOf<Reads>>): Promise<Result> | Result;
  /**
   * Asked when a run is resumed and nobody knows whether the act happened. Without it that is unknown, and a person
   * decides. Reads only.
   */
  probe?(
    context: ReadContext<Inputs, Clients>,
  ): Promise<ProbeAnswer<Awaited<Result>>> | ProbeAnswer<Awaited<Result>>;
  /** Whether doing it twice is the same as once, so that in doubt it is done again. False by default. */
  readonly isIdempotent?: boolean;
  /** Takes the act back: run by `rampart undo` only. */
  undo?(
    context: StepContext<Inputs, Clients, StatesOf<Reads>>,
    result: Awaited<Result>,
  ): Promise<void> | void;
  /** Whether the act had the effect that was wanted. */
  verify?(context: ReadContext<Inputs, Clients>, result: Awaited<Result>): Promise<Check> | Check;
  /** Once by default. */
  readonly retry?: Retry;
}

/** What stands in a runbook for something a person does and says so. */
export interface ManualDefinition<Inputs, Clients, Reads extends Targets>
  extends ActDefinition<Inputs, Reads> {
  /** What to do, line by line. */
  instructions(inputs: Inputs): string;
  /** Asked before the person, and after: what a machine can see need not be asked. */
  probe?(context: ReadContext<Inputs, Clients>): Promise<ProbeAnswer<undefined>> | ProbeAnswer<undefined>;
}

/** What stands in a runbook for a condition that has to hold before anything goes on. */
export interface GateDefinition<Inputs, Reads extends Targets> {
  readonly name: string;
  readonly purpose?: string;
  readonly reads: Reads;
  check(state: StatesOf<Reads>, inputs: Inputs): Check;
}

/** Steps that run at the same time. */
export interface ParallelDefinition {
  readonly name: string;
  /** How many at once. All by default. */
  readonly limit?: number;
}

/** The same step for each of many things. */
export interface ForEachDefinition<
  Inputs,
  Clients,
  Item extends Json,
  Reads extends Targets,
  Result extends StepResult,
> {
  readonly name: string;
  readonly purpose?: string;
  /** What there is to do, listed once and journalled: a resumed run has the same list. Reads only. */
  items(context: ReadContext<Inputs, Clients>): Promise<readonly Item[]> | readonly Item[];
  /**
   * Whether what stands before it in the runbook decides the items: a plan does not list them then, and says so. False by
   * default: a plan shows the items, and where it was applied, or approvals are signed over it, the run is refused
   * before it does another one.
   */
  readonly isListedLater?: boolean;
  /** What tells one item from the others; the step is called `name[key]`. */
  key(item: Item): string;
  step(item: Item): Omit<StepDefinition<Inputs, Clients, Reads, Result>, "name">;
  /** How many at once. 1 by default. */
  readonly batch?: number;
  /** How many go first, one after another, before any other. 0 by default. */
  readonly canary?: number;
  /** With this many failed, no more are begun. 1 by default. */
  readonly stopAfterFailures?: number;
}

type Erased<Definition> = Omit<Definition, never>;

/** A step of a runbook whose types have been checked already. */
export interface Step<Result = unknown>
  extends Erased<StepDefinition<AnyInputs, unknown, Targets, StepResult>>,
    StepReference<Result> {
  readonly name: string;
  readonly kind: "step";
}

export interface ManualStep extends Erased<ManualDefinition<AnyInputs, unknown, Targets>> {
  readonly kind: "manual";
}

export interface Gate extends Erased<GateDefinition<AnyInputs, Targets>> {
  readonly kind: "gate";
}

export interface ParallelGroup extends ParallelDefinition {
  readonly kind: "parallel";
  readonly steps: readonly (Step | ManualStep)[];
}

export interface ForEach extends Erased<ForEachDefinition<AnyInputs, unknown, Json, Targets, StepResult>> {
  readonly kind: "forEach";
}

/** What a runbook is a list of. */
export type Item = Step | ManualStep | Gate | ParallelGroup | ForEach;
