import { type KnownNames, unknownNames } from "./cross-references.ts";
import { readConfigText } from "./load-config.ts";
import { mergeConfig, mergeLayers, type StackConfig } from "./merge.ts";
import { type Locate, type Path, type Problem, refuseProblems } from "./problem.ts";
import type { RampartConfig } from "./rampart-config.ts";
import { violations } from "./validate.ts";
import { parseYaml, type YamlDocument } from "./yaml-document.ts";

const NAMESPACE = "rampart:";

/**
 * Reads the entries `rampart:<key>` of `Pulumi.<stack>.yaml`, each a key of the top level of `rampart.yaml`. The value
 * is YAML, or JSON as text, as `pulumi config set` writes it.
 *
 * @param config what they are laid over; the two together are checked.
 * @throws {InputError} naming everything that is wrong with the entries, each with its place.
 */
export async function loadStackConfig(
  file: string,
  config: RampartConfig,
  known?: KnownNames,
): Promise<StackConfig> {
  return parseStackConfig(
    await readConfigText(file, "Pulumi keeps it as Pulumi.<stack>.yaml."),
    file,
    config,
    known,
  );
}

/** The same for a text. */
export function parseStackConfig(
  text: string,
  file: string,
  config: RampartConfig,
  known?: KnownNames,
): StackConfig {
  const document = parseYaml(text, file);
  const entries = entriesOf(document.data);
  const locate: Locate = (path, at) => placeIn(document, path, at);
  refuseProblems(
    entries.flatMap(([key, value]) => unreadable(key, value)),
    file,
    locate,
  );
  const stack = Object.fromEntries(entries.map(([key, value]) => [key, decode(value)]));
  // The file alone has no problems, so what is wrong with both together comes from the stack.
  const both = mergeLayers(mergeConfig(config), stack);
  refuseProblems([...violations(both), ...unknownNames(both, known)], file, locate);
  return stack;
}

function entriesOf(data: unknown): [string, unknown][] {
  const config = isMap(data) && Object.hasOwn(data, "config") ? data.config : undefined;
  if (!isMap(config)) return [];
  return Object.entries(config)
    .filter(([key]) => key.startsWith(NAMESPACE))
    .map(([key, value]) => [key.slice(NAMESPACE.length), value]);
}

function unreadable(key: string, value: unknown): Problem[] {
  if (isMap(value) && Object.hasOwn(value, "secure")) {
    return [{ path: [key], at: "key", problem: "it is encrypted, which no setting of Rampart can be" }];
  }
  if (typeof value !== "string" || decode(value) !== undefined) return [];
  return [{ path: [key], at: "value", problem: "this text is not JSON; write YAML, or JSON as text" }];
}

/** Undefined for text that is not JSON. */
function decode(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

function placeIn(document: YamlDocument, [key = "", ...rest]: Path, at: Problem["at"]): ReturnType<Locate> {
  const path = ["config", `${NAMESPACE}${key}`, ...rest];
  return { path, position: document.positionOf(path, at) };
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
