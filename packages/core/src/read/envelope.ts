import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { InputError } from "../errors.ts";

/** What every source says of a resource; further keys are let through. */
export const RESOURCE_SCHEMA = {
  type: "object",
  required: ["urn", "type"],
  properties: {
    urn: { type: "string", pattern: "^urn:pulumi:[^:]*(:[^:]+)*::" },
    type: { type: "string", minLength: 1 },
    custom: { type: "boolean" },
    id: { type: "string" },
    parent: { type: "string" },
    provider: { type: "string" },
    inputs: { type: ["object", "null"] },
    outputs: { type: ["object", "null"] },
    dependencies: { type: ["array", "null"], items: { type: "string" } },
    propertyDependencies: {
      type: ["object", "null"],
      additionalProperties: { type: ["array", "null"], items: { type: "string" } },
    },
    external: { type: "boolean" },
    delete: { type: "boolean" },
    protect: { type: "boolean" },
    retainOnDelete: { type: "boolean" },
  },
} as const;

/** The same, where there may be none. */
export const RESOURCE_OR_NULL_SCHEMA: object = { ...RESOURCE_SCHEMA, type: ["object", "null"] };

const validators = new WeakMap<object, ValidateFunction>();

/**
 * Checks `document` against a JSON schema.
 *
 * @throws {InputError} naming the first place that is wrong.
 */
export function refuseUnlessValid(
  document: unknown,
  schema: object,
  file: string,
  prefix = "",
  advice = "This is not as Pulumi writes it; make the file anew with the same Pulumi command.",
): void {
  const validate = validatorOf(schema);
  if (validate(document)) return;
  const [error] = validate.errors ?? [];
  throw new InputError(error === undefined ? "it does not have the right form" : describe(error), {
    file,
    pointer: `${prefix}${error?.instancePath ?? ""}` || "/",
    advice,
  });
}

function validatorOf(schema: object): ValidateFunction {
  const known = validators.get(schema);
  if (known) return known;
  // The first error is enough: a hostile file could have millions.
  const validate = new Ajv({ allErrors: false, strict: false }).compile(schema);
  validators.set(schema, validate);
  return validate;
}

function describe({ keyword, message, params }: ErrorObject): string {
  if (keyword === "pattern") return "this is not a URN";
  if (keyword === "type") return `it must be ${[params.type].flat().join(" or ")}`;
  if (keyword === "additionalProperties")
    return `there is no key ${JSON.stringify(params.additionalProperty)} in it`;
  return message ?? "it does not have the right form";
}
