import { InputError } from "../errors.ts";
import { readText } from "../read/input-text.ts";
import { type KnownNames, unknownNames } from "./cross-references.ts";
import { refuseProblems } from "./problem.ts";
import type { RampartConfig } from "./rampart-config.ts";
import { violations } from "./validate.ts";
import { parseYaml } from "./yaml-document.ts";

/**
 * Reads and checks `rampart.yaml`.
 *
 * @param known if given, rules and frameworks that the file names must be among these.
 * @throws {InputError} naming everything that is wrong with the file, each with its place.
 */
export async function loadConfig(file: string, known?: KnownNames): Promise<RampartConfig> {
  return parseConfig(await readConfigText(file, "To begin, write `version: 1` into a file."), file, known);
}

/**
 * Checks the text of `rampart.yaml`.
 *
 * @param file as messages name it.
 * @param known if given, rules and frameworks that the text names must be among these.
 * @throws {InputError} naming everything that is wrong with the text, each with its place.
 */
export function parseConfig(text: string, file: string, known?: KnownNames): RampartConfig {
  const document = parseYaml(text, file);
  if (document.data === null) {
    throw new InputError("this is empty", { file, advice: "To begin, write `version: 1` into it." });
  }
  refuseProblems([...violations(document.data), ...unknownNames(document.data, known)], file, (path, at) => ({
    path,
    position: document.positionOf(path, at),
  }));
  return document.data as RampartConfig;
}

/** @throws {InputError} with advice for people who write configuration, not for those who export stacks. */
export async function readConfigText(file: string, advice: string): Promise<string> {
  try {
    return await readText(file, process.stdin);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(error.problem, {
      file,
      advice: `Name a UTF-8 text file that you may read. ${advice}`,
    });
  }
}
