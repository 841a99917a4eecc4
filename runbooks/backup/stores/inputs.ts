import { AWS_INPUTS } from "./aws/inputs.ts";
import { AZURE_INPUTS } from "./azure/inputs.ts";
import { POSTGRESQL_INPUTS } from "./postgresql/inputs.ts";
import { STORE_KINDS } from "./store.ts";

const KIND_INPUT = {
  store: {
    type: "string",
    // With its type in words, so that declarations can be made of this file alone.
    enum: STORE_KINDS as typeof STORE_KINDS,
    description: "Kind of the data store.",
  },
} as const;

/** Which store, and where it is: inputs of every runbook that restores. */
export const STORE_INPUTS: typeof KIND_INPUT &
  typeof POSTGRESQL_INPUTS &
  typeof AWS_INPUTS &
  typeof AZURE_INPUTS = { ...KIND_INPUT, ...POSTGRESQL_INPUTS, ...AWS_INPUTS, ...AZURE_INPUTS };
