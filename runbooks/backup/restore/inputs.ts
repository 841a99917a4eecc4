import type { InputsOf } from "@rampart/runbook";
import { STORE_INPUTS } from "../stores/inputs.ts";

const OWN_INPUTS = {
  name: {
    type: "string",
    pattern: "^[A-Za-z0-9][A-Za-z0-9_-]*$",
    maxLength: 63,
    description: "What the restored store is called; nothing of that name may be there.",
    examples: ["orders-restored"],
  },
  before: {
    type: "string",
    pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})$",
    description: "No data newer than this is wanted; now by default.",
    examples: ["2026-11-20T03:12:00Z"],
  },
  recoveryPoint: {
    type: "string",
    minLength: 1,
    description:
      "The recovery point to take, as the plan names it; by default the one with the newest clean data.",
  },
  compromisedFrom: {
    type: "string",
    pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})$",
    description: "Since when somebody else may have changed the data: nothing from then on is restored.",
    examples: ["2026-11-18T22:00:00Z"],
  },
  compromisedUntil: {
    type: "string",
    pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})$",
    description: "When the data was repaired and found good: what is later may be restored again.",
    examples: ["2026-11-19T06:00:00Z"],
  },
  originalIsGone: {
    type: "boolean",
    default: false,
    description: "The original is lost, so that it need not answer.",
  },
  lostAt: {
    type: "string",
    pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})$",
    description: "When the original took its last write, for what is lost; now by default.",
    examples: ["2026-11-20T03:20:00Z"],
  },
  afterwards: {
    type: "string",
    enum: ["hand-over", "cut-over"],
    default: "hand-over",
    description: "Whether users are led to what is restored by this run, once somebody approves, or by hand.",
  },
  rto: {
    type: "string",
    pattern: "^([1-9][0-9]*[ywdhms])+$",
    description: "Recovery time objective, such as 4h.",
    examples: ["4h"],
  },
  rpo: {
    type: "string",
    pattern: "^([1-9][0-9]*[ywdhms])+$",
    description: "Recovery point objective, such as 15m.",
    examples: ["15m"],
  },
} as const;

/** What the runbook is asked to do. */
export const INPUTS: {
  readonly required: readonly ["store", "name"];
  readonly properties: typeof OWN_INPUTS & typeof STORE_INPUTS;
} = { required: ["store", "name"], properties: { ...OWN_INPUTS, ...STORE_INPUTS } };

/** {@link INPUTS} with defaults filled in. */
export type RestoreInputs = InputsOf<typeof INPUTS>;
