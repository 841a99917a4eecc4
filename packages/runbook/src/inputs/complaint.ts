import { didYouMean } from "@rampart/core/text";
import type { ErrorObject } from "ajv";
import { display } from "./display.ts";

const TYPE_NAMES: Readonly<Record<string, string>> = {
  array: "a list",
  boolean: "true or false",
  integer: "a whole number",
  null: "nothing",
  number: "a number",
  object: "a map",
  string: "text",
};

/** What a type of JSON Schema is called in messages. */
export function typeName(type: unknown): string {
  return [type]
    .flat()
    .map((one) => TYPE_NAMES[String(one)] ?? String(one))
    .join(" or ");
}

/**
 * What is wrong with an input, as the end of a sentence that begins with its name: `must be a whole number, not "ten"`.
 *
 * @param isSecret whether nothing of the value may be shown.
 */
export function complaint(error: ErrorObject, isSecret: boolean): string {
  // The first key is the name of the input itself.
  const inside = error.instancePath.split("/").slice(2).join("/");
  const what = describe(error, isSecret ? undefined : display(error.data));
  return inside === "" ? what : `at ${inside} ${what}`;
}

function describe(
  { keyword, params, data, message, parentSchema }: ErrorObject,
  shown: string | undefined,
): string {
  const butIs = shown === undefined ? "" : `, not ${shown}`;
  switch (keyword) {
    case "type":
      return `must be ${typeName(params.type)}${butIs}`;
    case "enum": {
      const allowed = params.allowedValues as readonly unknown[];
      const words = allowed.filter((one) => typeof one === "string");
      const guess = shown !== undefined && typeof data === "string" ? didYouMean(data, words) : "";
      return `must be one of ${allowed.map(display).join(", ")}${butIs}${guess}`;
    }
    case "const":
      return `must be ${display(params.allowedValue)}${butIs}`;
    case "pattern": {
      const [example] = (parentSchema?.examples ?? []) as readonly unknown[];
      // People read an example sooner than a pattern.
      if (example === undefined) return `must match ${params.pattern}${butIs}`;
      return `must be like ${display(example)}${butIs}; it has to match ${params.pattern}`;
    }
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
    case "exclusiveMaximum":
      return `must be ${COMPARISONS[String(params.comparison)]} ${params.limit}${butIs}`;
    case "multipleOf":
      return `must be a multiple of ${params.multipleOf}${butIs}`;
    case "minLength":
      return `must have at least ${params.limit} characters`;
    case "maxLength":
      return `must have at most ${params.limit} characters`;
    case "minItems":
      return `must have at least ${params.limit} items`;
    case "maxItems":
      return `must have at most ${params.limit} items`;
    case "uniqueItems":
      return "must not have the same item twice";
    case "required":
      return `lacks ${display(params.missingProperty)}`;
    case "additionalProperties":
      return shown === undefined
        ? "has a key that is not known"
        : `has the unknown key ${display(params.additionalProperty)}`;
    default:
      return message ?? "does not have the right form";
  }
}

const COMPARISONS: Readonly<Record<string, string>> = {
  ">=": "at least",
  "<=": "at most",
  ">": "more than",
  "<": "less than",
};
