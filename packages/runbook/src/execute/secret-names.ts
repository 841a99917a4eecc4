import type { Runbook } from "../model/runbook.ts";
import type { ExecutionOptions } from "./options.ts";

/** Names of the inputs that are secret. */
export function secretNamesOf(
  { inputs }: Runbook,
  { secrets = [] }: Pick<ExecutionOptions, "secrets">,
): readonly string[] {
  return Object.entries(inputs.properties)
    .filter(([name, { secret }]) => secret === true || secrets.includes(name))
    .map(([name]) => name);
}
