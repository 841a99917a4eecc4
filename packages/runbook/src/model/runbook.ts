import type { Author } from "./author.ts";
import type { AnyInputs, InputsOf, InputsSchema } from "./schema.ts";
import type { Item } from "./step.ts";

/** What recovery with this runbook promises. */
export interface RunbookObjectives {
  /** Recovery time objective: a duration such as `15m`. */
  readonly rto?: string;
  /** Recovery point objective: a duration. */
  readonly rpo?: string;
}

/** What clients are made from. */
export interface ClientsContext<Inputs> {
  readonly inputs: Inputs;
  /** Aborted when the run ends at once. */
  readonly signal: AbortSignal;
}

/** What a runbook is, beside its steps. */
export interface RunbookDefinition<Schema extends InputsSchema, Clients> {
  /** A path of words, such as `operations/database-maintenance`. */
  readonly name: string;
  /** What it is for, in a sentence. */
  readonly purpose: string;
  readonly inputs: Schema;
  readonly objectives?: RunbookObjectives;
  /** Objectives that the inputs set, over {@link objectives}: the record of a run is held to them. */
  objectivesOf?(inputs: InputsOf<Schema>): RunbookObjectives;
  /**
   * Connections to what the steps work with, made when a plan or a run first needs them. A client with
   * `Symbol.asyncDispose` or `Symbol.dispose` is closed at the end. Rehearsals bring their own.
   */
  clients?(context: ClientsContext<InputsOf<Schema>>): Promise<Clients> | Clients;
  /** What no two runs may work on at once. By default the stack and the runbook's name. */
  lock?(inputs: InputsOf<Schema>): string;
}

/** A runbook: a value that plans, simulations, rehearsals, runs and reports all walk alike. */
export interface Runbook {
  readonly kind: "runbook";
  readonly name: string;
  readonly purpose: string;
  readonly inputs: InputsSchema;
  readonly objectives: RunbookObjectives;
  objectivesOf?(inputs: AnyInputs): RunbookObjectives;
  clients?(context: ClientsContext<AnyInputs>): unknown;
  lock?(inputs: AnyInputs): string;
  readonly items: readonly Item[];
}

/** For `defineRunbook`, which checks what it returns. */
export type Steps<Schema extends InputsSchema, Clients> = (
  author: Author<InputsOf<Schema>, Clients>,
) => readonly Item[];
