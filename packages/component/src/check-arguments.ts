import { didYouMean } from "@rampart/core/text";
import { parseDuration, parseSchedule, UnitError } from "@rampart/core/units";
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import type { ArgumentProblem } from "./argument-error.ts";
import { INPUT_KEYWORD } from "./input-keyword.ts";

/** JSON Schema (draft 7) of the arguments of a component, with the keyword `input` for what may be an output. */
export interface ArgumentSchema {
  readonly [keyword: string]: unknown;
}

/** Everything that is wrong with some arguments by themselves; empty if nothing is. */
export type ArgumentCheck = (args: unknown) => readonly ArgumentProblem[];

/**
 * Checks arguments against a schema, in which texts may have these formats:
 *
 * - `duration`: `15m`, `35d`; `positiveDuration`: one above zero;
 * - `timeZone`: an IANA name.
 *
 * The schema is compiled when arguments are first checked.
 */
export function argumentCheck(schema: ArgumentSchema): ArgumentCheck {
  let validate: ValidateFunction | undefined;
  return (args) => {
    validate ??= compile(schema);
    const isValid: boolean = validate(args ?? {});
    if (isValid) return [];
    const errors = validate.errors ?? [];
    const mistyped = new Set(
      errors.filter(({ keyword }) => keyword === "type").map((one) => one.instancePath),
    );
    return distinct(
      errors
        .filter(({ keyword }) => !SAID_BY_OTHERS.has(keyword))
        .filter(({ keyword, instancePath }) => keyword !== "enum" || !mistyped.has(instancePath))
        .map(toProblem),
    );
  };
}

/** Keywords that only say that a schema inside them was not met, which says so itself. */
const SAID_BY_OTHERS: ReadonlySet<string> = new Set(["propertyNames", "if"]);

type Complaint = (text: string) => string | undefined;

const FORMATS: Readonly<Record<string, Complaint>> = {
  duration: (text) => complaintOf(() => parseDuration(text)),
  positiveDuration: (text) =>
    complaintOf(() => parseDuration(text)) ??
    (parseDuration(text) > 0 ? undefined : `"${text}" must be longer than 0s`),
  timeZone: (text) => complaintOf(() => parseSchedule("0 0 * * *", text)),
};

function compile(schema: ArgumentSchema): ValidateFunction {
  const ajv = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true });
  ajv.addKeyword(INPUT_KEYWORD);
  for (const [name, check] of Object.entries(FORMATS)) {
    ajv.addFormat(name, { type: "string", validate: (text: string) => check(text) === undefined });
  }
  return ajv.compile(schema);
}

/** What the unit says of a text that it cannot read; undefined if it can. */
export function complaintOf(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof UnitError) return error.message;
    throw error;
  }
}

function toProblem(error: ErrorObject): ArgumentProblem {
  const { keyword, params, instancePath, propertyName, parentSchema, data, message } = error;
  const path = instancePath.split("/").slice(1).map(unescaped);
  if (propertyName !== undefined) {
    return { argument: [...path, propertyName].join("."), problem: wrongName(propertyName, error) };
  }
  const at = (...more: string[]): string => [...path, ...more].join(".") || "arguments";
  const schema: ArgumentSchema = parentSchema ?? {};
  switch (keyword) {
    case "additionalProperties": {
      const name = String(params.additionalProperty);
      const known = Object.keys((schema.properties as object | undefined) ?? {});
      return {
        argument: at(name),
        problem: `there is no such argument${didYouMean(name, known)}${guessless(name, known)}`,
      };
    }
    case "required":
      return { argument: at(String(params.missingProperty)), problem: "it is missing" };
    case "minProperties":
      return { argument: at(), problem: "it must not be empty" };
    case "minLength":
      return { argument: at(), problem: "it is empty" };
    case "minItems":
      return { argument: at(), problem: "the list must not be empty" };
    case "enum": {
      const allowed = (params.allowedValues as readonly unknown[]).map(String);
      const guess = typeof data === "string" ? didYouMean(data, allowed) : "";
      return { argument: at(), problem: `${shown(data)} is not one of ${allowed.join(", ")}${guess}` };
    }
    case "type":
      return {
        argument: at(),
        problem: `it must be ${TYPE_NAMES[String(params.type)] ?? String(params.type)}, not ${kindOf(data)}`,
      };
    case "input":
      return {
        argument: at(),
        problem: data === "" ? "it is empty" : `it must be text or an output, not ${kindOf(data)}`,
      };
    case "format":
      return {
        argument: at(),
        problem: FORMATS[String(params.format)]?.(String(data)) ?? "it has the wrong form",
      };
    case "pattern":
      return {
        argument: at(),
        problem: `${shown(data)} has the wrong form; write ${String(schema.description ?? params.pattern)}`,
      };
    default:
      return { argument: at(), problem: message ?? "it is not allowed" };
  }
}

/** The whole list where nothing is near. */
function guessless(name: string, known: readonly string[]): string {
  return didYouMean(name, known) === "" ? `; there are ${known.join(", ")}` : "";
}

function wrongName(name: string, { keyword, params, parentSchema }: ErrorObject): string {
  if (keyword === "maxLength") return `the name has ${name.length} characters, ${params.limit} are allowed`;
  const rule = (parentSchema as ArgumentSchema | undefined)?.description;
  return `the name ${shown(name)} has the wrong form; write ${String(rule ?? params.pattern)}`;
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  array: "a list",
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
  object: "an object",
  string: "text",
};

function kindOf(data: unknown): string {
  if (data === null) return "null";
  if (Array.isArray(data)) return "a list";
  return TYPE_NAMES[typeof data] ?? typeof data;
}

const LONGEST_SHOWN = 60;

function shown(data: unknown): string {
  const text = typeof data === "string" ? JSON.stringify(data) : String(data);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

/** JSON pointers write `~1` for a slash and `~0` for a tilde. */
function unescaped(segment: string): string {
  return segment.replaceAll("~1", "/").replaceAll("~0", "~");
}

function distinct(problems: readonly ArgumentProblem[]): readonly ArgumentProblem[] {
  return [...new Map(problems.map((one) => [`${one.argument}\0${one.problem}`, one])).values()];
}
