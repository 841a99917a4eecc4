import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { KnownNames, RampartConfig } from "@rampart/core/config";
import { STOPS_FROM, type TeamSettings } from "./pack-settings.ts";

const FILE = "rampart.yaml";
const NAMESPACE = "rampart:";
const NO_FILE = "the configuration of the stack";
const BARE_CONFIG: RampartConfig = { version: 1 };

/** Where `rampart.yaml` is looked for, and what it may name. */
export interface TeamSettingsOptions {
  /** Rules and frameworks that the file may name; any by default. */
  readonly known?: KnownNames;
  /**
   * Where to look, from each upwards. By default where the user stood when calling Pulumi, and the working directory:
   * Pulumi runs a pack in the pack's own folder, which lies in the `node_modules` of the project.
   */
  readonly directories?: readonly string[];
}

/**
 * What `rampart.yaml` says, with the stack's own `rampart:<key>` configuration laid over it. The file is the one that
 * the environment variable `RAMPART_CONFIG` names, else the nearest one from the directory upwards: the engine
 * starts a pack either in the project or in the pack's own folder, which lies in the project's `node_modules`.
 *
 * @returns undefined if neither says anything.
 * @throws {InputError} if it is not as its schema says.
 */
export async function findTeamSettings(
  stackConfig: Readonly<Record<string, string>>,
  { known, directories = [process.env.PWD ?? "", process.cwd()] }: TeamSettingsOptions = {},
): Promise<TeamSettings | undefined> {
  const file = process.env.RAMPART_CONFIG || firstOf(directories.map(nearest));
  const entries = Object.entries(stackConfig).filter(([key]) => key.startsWith(NAMESPACE));
  if (file === undefined && entries.length === 0) return undefined;
  // Loading what reads and checks YAML takes longer than starting all the rest, and most stacks have neither.
  const { loadConfig, mergeConfig, parseStackConfig, settingsOf } = await import("@rampart/core/config");
  const config = file === undefined ? BARE_CONFIG : await loadConfig(file, known);
  // JSON is YAML.
  const text = JSON.stringify({ config: Object.fromEntries(entries) });
  const stack = parseStackConfig(text, NO_FILE, config, known);
  const complete = mergeConfig({ ...config, policies: { failOn: STOPS_FROM, ...config.policies } }, stack);
  return {
    file: file ?? NO_FILE,
    settings: settingsOf(complete),
    policies: complete.policies,
    waivers: complete.waivers,
  };
}

function firstOf(files: readonly (string | undefined)[]): string | undefined {
  return files.find((file) => file !== undefined);
}

function nearest(directory: string): string | undefined {
  if (directory === "") return undefined;
  const file = join(directory, FILE);
  if (existsSync(file)) return file;
  const parent = dirname(directory);
  return parent === directory ? undefined : nearest(parent);
}
