import type { FromSchema, JSONSchema } from "json-schema-to-ts";

/** JSON Schema (draft-07) of one input, as far as a flag, a file or a stack output can give it. */
export interface InputSchema {
  readonly type: "string" | "integer" | "number" | "boolean" | "array" | "object";
  /** What it is for; people are asked for it in these words. */
  readonly description: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly items?: object;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly properties?: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | object;
  readonly examples?: readonly unknown[];
  /** The stack output that gives the input where nobody gives another. */
  readonly stackOutput?: string;
  /** True for what is written down nowhere: it is asked for again when a run is resumed. */
  readonly secret?: boolean;
}

/** The inputs of a runbook by name. Those not in `required` and without a default may be left out. */
export interface InputsSchema {
  readonly required?: readonly string[];
  readonly properties: Readonly<Record<string, InputSchema>>;
}

type Given<Schema extends InputsSchema> = {
  [Name in keyof Schema["properties"]]: Name extends RequiredOf<Schema>
    ? Name
    : Schema["properties"][Name] extends { readonly default: unknown }
      ? Name
      : never;
}[keyof Schema["properties"]];

type RequiredOf<Schema extends InputsSchema> = Schema["required"] extends readonly (infer Name)[]
  ? Name
  : never;

type InputOf<Schema> = Schema extends JSONSchema ? FromSchema<Schema> : never;

/** The type of the inputs that `Schema` describes, once defaults are filled in. */
export type InputsOf<Schema extends InputsSchema> = {
  readonly [Name in Given<Schema>]: InputOf<Schema["properties"][Name]>;
} & {
  readonly [Name in Exclude<keyof Schema["properties"], Given<Schema>>]?: InputOf<Schema["properties"][Name]>;
};

/** Inputs, for whom does not know their schema. */
export type AnyInputs = Readonly<Record<string, unknown>>;
