import { readFile } from "node:fs/promises";
import { InputError } from "@rampart/core/errors";
import { didYouMean } from "@rampart/core/text";
import type { InputSchema, InputsSchema } from "../model/schema.ts";
import { fromText } from "./coerce.ts";
import type { Given, Offer } from "./given.ts";
import { whyUnreadable } from "./why-unreadable.ts";

/** Variables of the environment, as Node.js has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads flags of the form `NAME=VALUE`. `NAME=env:VARIABLE` and `NAME=file:PATH` say where the value is; a secret comes
 * in no other way. `file://…` is a URL, and the value itself of an input that is no secret.
 *
 * @param problems gets what is wrong with flags that give no known input.
 */
export async function fromFlags(
  flags: readonly string[],
  schema: InputsSchema,
  environment: Environment,
  problems: InputError[],
): Promise<Map<string, Offer>> {
  const offers = new Map<string, Offer>();
  for (const flag of flags) {
    const parsed = parse(flag, schema);
    if (parsed instanceof InputError) problems.push(parsed);
    else if (offers.has(parsed.name)) problems.push(new InputError(`input "${parsed.name}" is given twice`));
    else offers.set(parsed.name, await offerOf(parsed, environment));
  }
  return offers;
}

interface Flag {
  readonly name: string;
  readonly text: string;
  readonly input: InputSchema;
}

function parse(flag: string, { properties }: InputsSchema): Flag | InputError {
  const end = flag.indexOf("=");
  const name = end < 0 ? flag : flag.slice(0, end);
  const input = Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (end >= 0) {
    return input === undefined
      ? unknownInput(name, Object.keys(properties))
      : { name, text: flag.slice(end + 1), input };
  }
  // What is not the name of an input may be a secret, and is not shown.
  return input === undefined
    ? new InputError("an input is given without its name", { advice: "Write NAME=VALUE." })
    : new InputError(`input "${name}" is given without a value`, { advice: `Write ${name}=VALUE.` });
}

/** Says that there is no input `name`, and which there are. */
export function unknownInput(name: string, known: readonly string[], place = {}): InputError {
  const guess = didYouMean(name, known);
  const inputs = known.length === 0 ? "it takes no inputs" : `its inputs are ${known.join(", ")}`;
  return new InputError(`the runbook has no input "${name}"${guess === "" ? `; ${inputs}` : guess}`, place);
}

async function offerOf({ name, text, input }: Flag, environment: Environment): Promise<Offer> {
  const isSecret = input.secret === true;
  if (text.startsWith("env:")) {
    const variable = text.slice("env:".length);
    const value = environment[variable];
    return value === undefined
      ? noVariable(name, variable)
      : typedOffer(name, value, input, { origin: "environment" });
  }
  if (text.startsWith("file:") && (isSecret || !text.startsWith("file://"))) {
    const path = text.slice("file:".length);
    const content = await contentOf(path);
    return "whyNot" in content
      ? new InputError(`input "${name}": ${content.whyNot}`, { file: path })
      : typedOffer(name, content.text, input, { origin: "file", place: { file: path } });
  }
  return isSecret ? inPlainSight(name) : typedOffer(name, text, input, { origin: "flag" });
}

/** The value that `text` is for `input`. */
export function typedOffer(
  name: string,
  text: string,
  input: InputSchema,
  rest: Omit<Given, "value">,
): Offer {
  const read = fromText(text, input, input.secret === true || rest.isSecret === true);
  if (read.problem !== undefined) return new InputError(`input "${name}" ${read.problem}`, rest.place);
  return { ...rest, value: read.value };
}

function noVariable(name: string, variable: string): InputError {
  return new InputError(`input "${name}": there is no environment variable "${variable}"`, {
    advice: `Set and export it; to mean the text "env:${variable}" itself, give the input in a file.`,
  });
}

function inPlainSight(name: string): InputError {
  return new InputError(
    `input "${name}" is a secret and must not stand on a command line, which the list of processes and the shell's history show`,
    { advice: `Write ${name}=env:VARIABLE or ${name}=file:PATH, or leave it out to be asked.` },
  );
}

async function contentOf(path: string): Promise<{ readonly text: string } | { readonly whyNot: string }> {
  try {
    // Editors and `echo` end a file with a line break that is no part of a password.
    return { text: (await readFile(path, "utf8")).replace(/\r?\n$/, "") };
  } catch (error) {
    return { whyNot: whyUnreadable(error as NodeJS.ErrnoException) };
  }
}
