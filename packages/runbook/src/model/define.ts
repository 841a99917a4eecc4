import { AUTHOR } from "./author.ts";
import type { Runbook, RunbookDefinition, Steps } from "./runbook.ts";
import type { InputsSchema } from "./schema.ts";
import { refuseUnsound } from "./soundness.ts";

/**
 * Makes a runbook, the default export of its file.
 *
 * @param steps gives the list of steps, in the order in which they run.
 * @throws {InputError} if two parts have one name, a duration is none, or a number cannot be meant.
 */
export function defineRunbook<const Schema extends InputsSchema, Clients = undefined>(
  definition: RunbookDefinition<Schema, Clients>,
  steps: Steps<Schema, Clients>,
): Runbook {
  const { objectives = {}, ...rest } = definition;
  const made = { ...rest, kind: "runbook", objectives, items: steps(AUTHOR as never) } as unknown as Runbook;
  refuseUnsound(made);
  return made;
}
