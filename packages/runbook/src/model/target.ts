import type { Resource } from "@rampart/core/graph";
import type { ReadContext } from "./context.ts";
import type { Properties } from "./json.ts";
import type { AnyInputs } from "./schema.ts";

/**
 * Something in the world that steps read and change: a database, a rule of a firewall, a record of DNS. A plan
 * compares its state before and after, and a simulation keeps a model of it.
 */
export interface Target<State extends Properties = Properties> {
  readonly kind: "target";
  /** What people call it; no two targets of a runbook have one name. */
  readonly name: string;
  /** Its state now; undefined where it does not exist. Reads only. */
  read(context: ReadContext): Promise<State | undefined> | State | undefined;
  /** The URN, id, ARN or name of the resource of the stack that it is, if it is one. */
  resource?(inputs: AnyInputs): string | undefined;
  /**
   * Its state as the stack says it, where a simulation begins. Without it a simulation knows nothing of the target.
   *
   * @param resource the one that {@link resource} names, if the stack has it.
   */
  model?(resource: Resource | undefined, inputs: AnyInputs): State | undefined;
}

/** Targets by the names under which a step sees their states. */
export type Targets = Readonly<Record<string, Target>>;

/** The states of `Reads`, by the same names. */
export type StatesOf<Reads extends Targets> = {
  readonly [Name in keyof Reads]: Reads[Name] extends Target<infer State> ? State | undefined : never;
};
