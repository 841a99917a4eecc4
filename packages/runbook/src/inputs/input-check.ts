import { Ajv, type AnySchemaObject, type SchemaObjCxt } from "ajv";
import type { InputSchema, InputsSchema } from "../model/schema.ts";
import { complaint } from "./complaint.ts";

/** A value with the defaults inside it filled in, or what is wrong with it, as the end of a sentence. */
export type Checked =
  | { readonly value: unknown; readonly problem?: undefined }
  | { readonly problem: string };

/** Checks a value of one input. Of a secret nothing is shown. */
export type InputCheck = (value: unknown, isSecret: boolean) => Checked;

/**
 * The check of the input `name`.
 *
 * @throws {Error} if `schema` is not one: unknown words, a pattern that is none, a mark that stands too deep.
 */
export function inputCheck(name: string, schema: InputSchema): InputCheck {
  // One level up, so that a default at the top of the schema is filled in, too, and every error has the name.
  const wrapped = { type: "object", properties: { [name]: schema } };
  ajv ??= makeAjv();
  const validate = ajv.compile<Readonly<Record<string, unknown>>>(wrapped);
  ajv.removeSchema(wrapped);
  return (value, isSecret) => {
    // Filling in defaults changes what is checked.
    const candidate: unknown = { [name]: structuredClone(value) };
    if (validate(candidate)) return { value: candidate[name] };
    const [error] = validate.errors ?? [];
    return { problem: error === undefined ? "does not have the right form" : complaint(error, isSecret) };
  };
}

const checks = new WeakMap<InputsSchema, ReadonlyMap<string, InputCheck>>();

/**
 * The checks of all inputs, by name; made once for each schema.
 *
 * @throws {Error} as {@link inputCheck} does.
 */
export function inputChecks(schema: InputsSchema): ReadonlyMap<string, InputCheck> {
  let known = checks.get(schema);
  if (known === undefined) {
    known = new Map(Object.entries(schema.properties).map(([name, one]) => [name, inputCheck(name, one)]));
    checks.set(schema, known);
  }
  return known;
}

let ajv: Ajv | undefined;

function makeAjv(): Ajv {
  const made = new Ajv({
    strict: true,
    strictTypes: true,
    strictTuples: true,
    allowUnionTypes: true,
    useDefaults: true,
    // Messages show what was given.
    verbose: true,
    logger: false,
  });
  made.addKeyword({ keyword: "secret", schemaType: "boolean", compile: refuseInside("secret") });
  made.addKeyword({ keyword: "stackOutput", schemaType: "string", compile: refuseInside("stackOutput") });
  return made;
}

/** Inside of an input the mark would be without effect, and a secret would be written down. */
function refuseInside(keyword: string) {
  return (_schema: unknown, _parent: AnySchemaObject, { errSchemaPath }: SchemaObjCxt): (() => true) => {
    if (!/^#\/properties\/[^/]+$/.test(errSchemaPath)) {
      throw new Error(`"${keyword}" counts for a whole input only, and stands inside this one`);
    }
    return () => true;
  };
}
