import { isDeepStrictEqual } from "node:util";
import { InputError } from "@rampart/core/errors";
import type { AnyInputs, InputSchema, InputsSchema } from "../model/schema.ts";
import type { StackState } from "../stack/stack.ts";
import type { Ask } from "./ask.ts";
import { display } from "./display.ts";
import { fromFile } from "./from-file.ts";
import { type Environment, fromFlags, typedOffer } from "./from-flags.ts";
import { adviceOnStack, fromStack, isSecretOfStack, whyUntold } from "./from-stack.ts";
import type { InputOrigin, Offer } from "./given.ts";
import { isCalledSecret, type Settled, settle } from "./settle.ts";

/** Who may give inputs. Of several that give one, the first in this order counts. */
export interface InputSources {
  /**
   * Inputs of the run that is resumed, as its journal has them: without secrets. A flag or a file that says otherwise
   * is refused.
   */
  readonly earlier?: AnyInputs;
  /** Names of the inputs that were secret in that run: they still are. */
  readonly earlierSecrets?: readonly string[];
  /** `NAME=VALUE`, `NAME=env:VARIABLE` or `NAME=file:PATH`. */
  readonly flags?: readonly string[];
  /** Path of a YAML or JSON document: a map of inputs. */
  readonly file?: string;
  readonly stack?: StackState;
  /** Asks for what is required and comes from nowhere else; leave it out where nobody is there to answer. */
  readonly ask?: Ask;
  /** What `env:` reads. That of this process by default. */
  readonly environment?: Environment;
}

export interface ResolvedInputs {
  /** Checked and with defaults; secrets too. They cannot be changed. */
  readonly inputs: AnyInputs;
  readonly origins: Readonly<Record<string, InputOrigin>>;
  /** Names of the inputs that must not be written down: those the runbook calls secret, and those the stack does. */
  readonly secrets: readonly string[];
}

/**
 * Finds the inputs of a runbook.
 *
 * @throws {InputError} naming all that is unknown, missing or not allowed; never with the value of a secret. Nobody is
 * asked anything before all that is given is right.
 */
export async function resolveInputs(
  { inputs: schema }: { readonly inputs: InputsSchema },
  sources: InputSources = {},
): Promise<ResolvedInputs> {
  const { stack, ask, flags = [], file, environment = process.env, earlierSecrets = [] } = sources;
  const problems: InputError[] = [];
  const byFlag = await fromFlags(flags, schema, environment, problems);
  const byFile = file === undefined ? new Map<string, Offer>() : await fromFile(file, schema, problems);
  const settled = new Map<string, Settled>();
  const take = (name: string, result: Settled | InputError): void => {
    if (result instanceof InputError) problems.push(result);
    else settled.set(name, result);
  };

  const isSecret = (name: string, input: InputSchema): boolean =>
    isCalledSecret(input) || isSecretOfStack(input, stack) || earlierSecrets.includes(name);
  const missing: (readonly [string, InputSchema])[] = [];
  for (const [name, input] of Object.entries(schema.properties)) {
    const named = byFlag.get(name) ?? byFile.get(name);
    const earlier = earlierOffer(name, input, sources.earlier);
    const offer = earlier ?? named ?? fromStack(name, input, stack);
    const untold = whyUntold(input, stack);
    if (earlier !== undefined && named !== undefined) take(name, unchanged(schema, name, earlier, named));
    else if (offer !== undefined) take(name, settle(schema, name, kept(offer, isSecret(name, input))));
    else if (input.default === undefined && schema.required?.includes(name)) missing.push([name, input]);
    else if (untold !== undefined) problems.push(new InputError(`input "${name}" is not known: ${untold}`));
    else if (input.default !== undefined) {
      take(name, settle(schema, name, { value: input.default, origin: "default" }));
    }
  }
  if (ask === undefined)
    problems.push(...missing.map(([name, input]) => missingInput(name, input, stack, isSecret(name, input))));
  if (problems.length > 0) throw InputError.all(problems);
  if (ask !== undefined) {
    for (const [name, input] of missing)
      settled.set(name, await asked(schema, name, input, isSecret(name, input), ask));
  }
  return resolved(schema, settled);
}

/** A secret stays one, whoever gives it. */
function kept(offer: Offer, isSecret: boolean): Offer {
  return offer instanceof InputError || !isSecret ? offer : { ...offer, isSecret };
}

function earlierOffer(name: string, input: InputSchema, earlier: AnyInputs = {}): Offer | undefined {
  // Journals hold no secrets; one that was none then and is one now is not taken from there.
  if (isCalledSecret(input) || !Object.hasOwn(earlier, name)) return undefined;
  return { value: earlier[name], origin: "earlier", place: { file: "the run to resume" } };
}

/** The value of the earlier run, if what is named now is the same. */
function unchanged(schema: InputsSchema, name: string, earlier: Offer, named: Offer): Settled | InputError {
  const then = settle(schema, name, earlier);
  const now = settle(schema, name, named);
  if (then instanceof InputError) return then;
  if (now instanceof InputError) return now;
  if (isDeepStrictEqual(then.value, now.value)) return then;
  return new InputError(
    `input "${name}" is ${display(then.value)} in the run to resume, and cannot become ${display(now.value)}`,
    { advice: `Leave it out, or start a new run.` },
  );
}

async function asked(
  schema: InputsSchema,
  name: string,
  input: InputSchema,
  isSecret: boolean,
  ask: Ask,
): Promise<Settled> {
  const read = (answer: string): Settled | InputError =>
    settle(schema, name, typedOffer(name, answer, input, { origin: "asked", isSecret }));
  const result = read(
    await ask({
      name,
      description: input.description,
      isSecret,
      schema: input,
      problemWith: (answer) => {
        const outcome = read(answer);
        return outcome instanceof InputError ? outcome.problem : undefined;
      },
    }),
  );
  if (result instanceof InputError) throw result;
  return result;
}

function missingInput(
  name: string,
  input: InputSchema,
  stack: StackState | undefined,
  isSecret: boolean,
): InputError {
  const untold = whyUntold(input, stack);
  const ways = isSecret
    ? [`write ${name}=env:VARIABLE or ${name}=file:PATH`, "run this on a terminal to be asked"]
    : [`write ${name}=VALUE`];
  const byStack = untold === undefined ? adviceOnStack(input, stack) : undefined;
  const advice = [...ways, ...(byStack === undefined ? [] : [byStack])].join(", or ");
  const what = `input "${name}" is missing (${input.description.replace(/\.$/, "")})`;
  return new InputError(untold === undefined ? what : `${what}: ${untold}`, {
    advice: `${advice.charAt(0).toUpperCase()}${advice.slice(1)}.`,
  });
}

/** In the order of the schema, whatever the order in which they came. */
function resolved({ properties }: InputsSchema, settled: ReadonlyMap<string, Settled>): ResolvedInputs {
  const entries = Object.keys(properties).flatMap((name) => {
    const one = settled.get(name);
    return one === undefined ? [] : [[name, one] as const];
  });
  return {
    inputs: Object.freeze(Object.fromEntries(entries.map(([name, { value }]) => [name, value]))),
    origins: Object.fromEntries(entries.map(([name, { origin }]) => [name, origin])),
    secrets: entries.filter(([, { isSecret }]) => isSecret).map(([name]) => name),
  };
}
