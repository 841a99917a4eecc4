import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { didYouMean } from "../text/suggestion.ts";
import { FORMATS, quoted } from "./formats.ts";
import { type Path, type Problem, pathOf } from "./problem.ts";
import { RAMPART_SCHEMA } from "./rampart-schema.ts";

/** Everything in `data` that the schema does not allow. */
export function violations(data: unknown): Problem[] {
  validator ??= compile();
  const valid: boolean = validator(data);
  if (valid) return [];
  // The error of a name is there a second time, with what is wrong with it.
  return (validator.errors ?? []).filter(({ keyword }) => keyword !== "propertyNames").map(toProblem);
}

let validator: ValidateFunction | undefined;

function compile(): ValidateFunction {
  const ajv = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true });
  for (const [name, check] of FORMATS) {
    ajv.addFormat(name, { type: "string", validate: (text: string) => check(text) === undefined });
  }
  return ajv.compile(withFormats());
}

/** Other tools know only the patterns of the published schema; here the units themselves decide, and say why. */
function withFormats(): Readonly<Record<string, unknown>> {
  const definitions = RAMPART_SCHEMA.definitions as Readonly<
    Record<string, Readonly<Record<string, unknown>>>
  >;
  const checked = Object.entries(definitions).map(([name, definition]) => {
    const { pattern: _pattern, minLength: _minLength, ...rest } = definition;
    return [name, FORMATS.has(name) ? { ...rest, format: name } : definition];
  });
  return { ...RAMPART_SCHEMA, definitions: Object.fromEntries(checked) };
}

interface SchemaPart {
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly maxProperties?: number;
  readonly properties?: Readonly<Record<string, unknown>>;
  /** JSON Schema's own word for what must not be shown again. */
  readonly writeOnly?: boolean;
}

function toProblem(error: ErrorObject): Problem {
  const path = pathOf(error.instancePath);
  const { propertyName } = error;
  if (propertyName !== undefined) {
    return { path: [...path, propertyName], at: "key", problem: describe({ ...error, data: propertyName }) };
  }
  return { ...placeOf(error, path), problem: describe(error) };
}

function placeOf({ keyword, params }: ErrorObject, path: Path): Pick<Problem, "path" | "at"> {
  switch (keyword) {
    case "additionalProperties":
      return { path: [...path, String(params.additionalProperty)], at: "key" };
    case "required":
    case "minProperties":
    case "maxProperties":
      return { path, at: "key" };
    case "uniqueItems":
      return { path: [...path, String(Math.max(Number(params.i), Number(params.j)))], at: "value" };
    default:
      return { path, at: "value" };
  }
}

function describe({ keyword, params, data, parentSchema, message }: ErrorObject): string {
  const schema = (parentSchema ?? {}) as SchemaPart;
  switch (keyword) {
    case "additionalProperties": {
      const key = String(params.additionalProperty);
      return `unknown key ${quoted(key)}${didYouMean(key, Object.keys(schema.properties ?? {}))}`;
    }
    case "required":
      return `${quoted(params.missingProperty)} is missing`;
    case "minProperties":
    case "maxProperties":
      return schema.maxProperties === 1
        ? `exactly one of ${Object.keys(schema.properties ?? {}).join(", ")} must stand here`
        : "it must not be empty";
    case "minItems":
      return "the list must not be empty";
    case "enum": {
      const allowed = params.allowedValues as readonly string[];
      const guess = typeof data === "string" ? didYouMean(data, allowed) : "";
      return `${quoted(data)} is not one of ${allowed.join(", ")}${guess}`;
    }
    case "const":
      return `it must be ${quoted(params.allowedValue)}, the version that this Rampart knows`;
    case "type":
      return wrongType(params.type as string | readonly string[], data, schema);
    case "format":
      return FORMATS.get(String(params.format))?.(String(data)) ?? "it has the wrong form";
    case "pattern": {
      const shown = schema.writeOnly === true ? "it" : quoted(data);
      return `${shown} has the wrong form; expected: ${(schema.description ?? "").replace(/\.$/, "")}${example(schema)}`;
    }
    case "maxLength":
      return `it is longer than ${params.limit} characters`;
    case "minimum":
      return `it must be ${params.limit} or more`;
    case "uniqueItems":
      return "it is in the list twice";
    default:
      return message ?? "it is not allowed";
  }
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  array: "a list",
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
  object: "a map",
  string: "text",
};

function wrongType(expected: string | readonly string[], data: unknown, schema: SchemaPart): string {
  const wanted = [expected].flat().map((type) => TYPE_NAMES[type] ?? type);
  if (data === null) return `nothing stands here; write ${wanted.join(" or ")}, or leave the key out`;
  const given = TYPE_NAMES[Array.isArray(data) ? "array" : typeof data] ?? typeof data;
  return `it must be ${wanted.join(" or ")}${example(schema)}, not ${given}`;
}

/** A whole map or list would drown the message. */
function example({ examples: [first] = [] }: SchemaPart): string {
  return typeof first === "string" ? ` (such as ${quoted(first)})` : "";
}
