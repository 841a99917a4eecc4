import type { Clock } from "@rampart/runbook";
import type { TransferInputs } from "./inputs.ts";
import { type RateLimit, rateLimit } from "./rate-limit.ts";
import type { Patience } from "./retry.ts";
import type { Sides } from "./sides.ts";

/** What the parts of a transfer work with. */
export interface Work extends Patience {
  readonly inputs: TransferInputs;
  readonly sides: Sides;
  readonly limit: RateLimit;
  readonly partSize: number;
  /** Where the records of the run are, in the destination bucket. */
  readonly records: string;
}

/** What {@link workOf} takes from the context of a step. */
export interface WorkContext {
  readonly inputs: TransferInputs;
  readonly clients: Sides;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly run: { readonly id: string };
}

/** The work of a step: the limit of bytes a second is shared by all it does. */
export function workOf({ inputs, clients, clock, signal, run }: WorkContext): Work {
  return {
    inputs,
    sides: clients,
    clock,
    signal,
    limit: rateLimit(inputs.bytesPerSecond, clock),
    partSize: inputs.partMebibytes * 1024 ** 2,
    records: `${inputs.recordsPrefix}${run.id}/`,
  };
}

/** The key that the object `key` of the source gets. */
export function destinationKey({ inputs }: Pick<Work, "inputs">, key: string): string {
  return inputs.destinationPrefix + key.slice(inputs.sourcePrefix.length);
}
