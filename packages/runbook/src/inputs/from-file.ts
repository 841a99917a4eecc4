import { readFile } from "node:fs/promises";
import { InputError } from "@rampart/core/errors";
import type { InputsSchema } from "../model/schema.ts";
import { unknownInput } from "./from-flags.ts";
import type { Offer } from "./given.ts";
import { whyUnreadable } from "./why-unreadable.ts";

/**
 * Reads the inputs in the YAML or JSON document `file`, a map by their names.
 *
 * @param problems gets the names that are not known.
 * @throws {InputError} if it cannot be read or is no such document.
 */
export async function fromFile(
  file: string,
  { properties }: InputsSchema,
  problems: InputError[],
): Promise<Map<string, Offer>> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new InputError(whyUnreadable(error), { file });
  });
  // Reading YAML takes long to load, and most runs have no such file.
  const { parseYaml } = await import("@rampart/core/yaml");
  // JSON is YAML, too.
  const { data, positionOf } = parseYaml(text, file);
  if (typeof data !== "object" || data === null || Array.isArray(data)) {
    throw new InputError("this is not a map of inputs", {
      file,
      advice: "Write `NAME: VALUE`, line by line.",
    });
  }
  const given = new Map<string, Offer>();
  for (const [name, value] of Object.entries(data)) {
    const place = { file, ...positionOf([name], "key") };
    if (Object.hasOwn(properties, name)) given.set(name, { value: value as unknown, origin: "file", place });
    else problems.push(unknownInput(name, Object.keys(properties), place));
  }
  return given;
}
