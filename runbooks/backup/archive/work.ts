import type { Clock } from "@rampart/runbook";
import type { ListedObject } from "../../operations/transfer-files/listing.ts";
import { select } from "../../operations/transfer-files/selection.ts";
import type { Sides } from "../../operations/transfer-files/sides.ts";
import { type Work, type WorkContext, workOf } from "../../operations/transfer-files/work.ts";
import { type ArchiveInputs, limitOf, transferInputsOf } from "./inputs.ts";

/** What the parts of an archive take from the context of a step. */
export interface ArchiveContext {
  readonly inputs: ArchiveInputs;
  readonly clients: Sides;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly run: { readonly id: string };
}

/** The context, as a transfer takes it. */
export function transferContext({ inputs, clients, clock, signal, run }: ArchiveContext): WorkContext {
  return { inputs: transferInputsOf(inputs), clients, clock, signal, run };
}

export function archiveWork(context: ArchiveContext): Work {
  return workOf(transferContext(context));
}

/** The backups that are old enough. */
export async function* oldBackups(
  work: Work,
  { inputs, clock }: Pick<ArchiveContext, "inputs" | "clock">,
): AsyncGenerator<ListedObject, void> {
  const limit = limitOf(inputs, clock.now());
  for await (const object of select(work)) {
    if (object.modified !== undefined && object.modified < limit) yield object;
  }
}
