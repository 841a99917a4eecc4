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

/** Those of them that were given: of the others there is nothing to keep. */
export function givenSecretNamesOf(
  runbook: Runbook,
  options: Pick<ExecutionOptions, "inputs" | "secrets">,
): readonly string[] {
  return secretNamesOf(runbook, options).filter((name) => options.inputs[name] !== undefined);
}
