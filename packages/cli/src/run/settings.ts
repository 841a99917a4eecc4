import { existsSync } from "node:fs";
import { loadConfig } from "@rampart/core/config";
import type { ListedPerson } from "@rampart/runbook/execute";

/** Who may do what, as `rampart.yaml` says. */
export interface RunSettings {
  readonly approvers: readonly ListedPerson[];
  readonly operators: readonly ListedPerson[];
}

const FILE = "rampart.yaml";

/**
 * Reads the settings file that is named, else the one here. Without one nobody may approve anything.
 *
 * @throws {InputError} if a file is named and not there, or what it says is wrong.
 */
export async function loadRunSettings(named: string | undefined): Promise<RunSettings> {
  const file = named ?? (existsSync(FILE) ? FILE : undefined);
  if (file === undefined) return { approvers: [], operators: [] };
  const { approvers = [], operators = [] } = await loadConfig(file);
  return { approvers, operators };
}
