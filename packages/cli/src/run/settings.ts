import { existsSync } from "node:fs";
import { mergeConfig } from "@rampart/core/complete-config";
import { loadConfig, loadStackConfig, type RampartConfig } from "@rampart/core/config";
import type { ListedPerson } from "@rampart/runbook/execute";

/** Who may do what, as `rampart.yaml` and the configuration of the stack say. */
export interface RunSettings {
  readonly approvers: readonly ListedPerson[];
  readonly operators: readonly ListedPerson[];
}

const FILE = "rampart.yaml";

/**
 * Reads the settings file that is named, else the one here, and lays the entries of `Pulumi.<stack>.yaml` here over it.
 * Without either nobody may approve anything.
 *
 * @param stack that the run works on, as `project/stack`; of several stacks no one has people of its own.
 * @throws {InputError} if a file is named and not there, or what one of them says is wrong.
 */
export async function loadRunSettings(
  named: string | undefined,
  stack: string | undefined,
): Promise<RunSettings> {
  const file = named ?? (existsSync(FILE) ? FILE : undefined);
  const config: RampartConfig = file === undefined ? { version: 1 } : await loadConfig(file);
  const stackFile = stack === undefined ? undefined : stackFileOf(stack);
  const ofStack = stackFile === undefined ? undefined : await loadStackConfig(stackFile, config);
  const { approvers, operators } = mergeConfig(config, ofStack);
  return { approvers, operators };
}

function stackFileOf(stack: string): string | undefined {
  if (stack.includes(", ")) return undefined;
  const file = `Pulumi.${stack.split("/").at(-1)}.yaml`;
  return existsSync(file) ? file : undefined;
}
