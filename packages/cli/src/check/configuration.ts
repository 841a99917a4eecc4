import { existsSync } from "node:fs";
import { join } from "node:path";
import { type CompleteConfig, mergeConfig } from "@rampart/core/complete-config";
import type { KnownNames, RampartConfig, StackConfig } from "@rampart/core/config";
import { allRules } from "@rampart/policies";
import { frameworks } from "@rampart/policies/controls";
import type { StackSources } from "./options.ts";

/** What a team says in `rampart.yaml` and in the configuration of the stack, over the defaults. */
export interface Configuration extends CompleteConfig {
  /** The settings file; undefined where there is none. */
  readonly file: string | undefined;
}

const FILE = "rampart.yaml";

/** Names that a configuration may use. */
const KNOWN: KnownNames = {
  rules: allRules.map(({ id }) => id),
  frameworks: frameworks.map(({ id }) => id),
};

/**
 * Reads the settings file named on the command line, else the one beside the program or in the working directory;
 * lays the entries of the stack's own configuration over it.
 *
 * @throws {InputError} if a file is named and not there, or what it says is wrong.
 */
export async function loadConfiguration(options: StackSources): Promise<Configuration> {
  const candidates = [...options.programs.map((directory) => join(directory, FILE)), FILE];
  const file = options.settings ?? candidates.find((candidate) => existsSync(candidate));
  const stackFile = stackFiles(options).find((candidate) => existsSync(candidate));
  const { config, stack } = await readFiles(file, stackFile);
  return { ...mergeConfig(config, stack), file };
}

async function readFiles(
  file: string | undefined,
  stackFile: string | undefined,
): Promise<{ config: RampartConfig; stack: StackConfig | undefined }> {
  if (file === undefined && stackFile === undefined) return { config: { version: 1 }, stack: undefined };
  const { loadConfig, loadStackConfig } = await import("@rampart/core/config");
  const config: RampartConfig = file === undefined ? { version: 1 } : await loadConfig(file, KNOWN);
  const stack = stackFile === undefined ? undefined : await loadStackConfig(stackFile, config, KNOWN);
  return { config, stack };
}

function stackFiles({ programs, stacks, configOf }: StackSources): string[] {
  return [
    ...programs.map((directory) => join(directory, `Pulumi.${configOf}.yaml`)),
    // `organization/project/stack` is configured under its last part.
    ...stacks.map((name) => `Pulumi.${name.split("/").at(-1)}.yaml`),
  ];
}
