import type { InputsSchema } from "../../src/model/schema.ts";

/** Inputs of every kind. */
export const SCHEMA: InputsSchema = {
  required: ["host", "password"],
  properties: {
    host: { type: "string", description: "Where the database listens.", stackOutput: "databaseHost" },
    port: {
      type: "integer",
      description: "Its port.",
      default: 5432,
      minimum: 1,
      stackOutput: "databasePort",
    },
    password: { type: "string", description: "Of the owner of the tables.", secret: true, minLength: 3 },
    token: { type: "string", description: "For the dead man's switch.", secret: true, stackOutput: "token" },
    tables: { type: "array", items: { type: "string" }, description: "Which tables.", default: [] },
    dryRun: { type: "boolean", description: "Whether to only look." },
    limits: {
      type: "object",
      description: "What it may take.",
      properties: { rows: { type: "integer", default: 1000 }, seconds: { type: "number" } },
      additionalProperties: false,
    },
    mode: { type: "string", enum: ["fast", "careful"], description: "How to go about it." },
  },
};

export const RUNBOOK: { readonly inputs: InputsSchema } = { inputs: SCHEMA };
