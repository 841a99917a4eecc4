import type { InputsOf } from "@rampart/runbook";
import { STORE_INPUTS } from "../stores/inputs.ts";

const OWN_INPUTS = {
  rto: {
    type: "string",
    pattern: "^([1-9][0-9]*[ywdhms])+$",
    description: "Recovery time objective, such as 4h: how long the restore may take.",
    examples: ["4h"],
  },
  rpo: {
    type: "string",
    pattern: "^([1-9][0-9]*[ywdhms])+$",
    description: "Recovery point objective, such as 15m: how old the newest data that was restored may be.",
    examples: ["15m"],
  },
  waitForBackup: {
    type: "string",
    pattern: "^([1-9][0-9]*[ywdhms])+$",
    description:
      "How long to wait for a backup that holds the nonce; by default the recovery point objective, 1h at the most.",
    examples: ["30m"],
  },
  restoreTimeout: {
    type: "string",
    pattern: "^([1-9][0-9]*[ywdhms])+$",
    default: "4h",
    description: "After this the restore counts as failed, and what there is of it is removed.",
    examples: ["4h"],
  },
  keepNonces: {
    type: "string",
    pattern: "^([1-9][0-9]*[ywdhms])+$",
    default: "35d",
    description: "How long nonces of tests stay in the original.",
    examples: ["35d"],
  },
  evidence: {
    type: "string",
    minLength: 1,
    default: "restore-tests",
    description: "Folder that gets the evidence, a JSON file for each test.",
  },
  sabotage: {
    type: "string",
    enum: ["wrong-key", "missing-wal", "old-snapshot"],
    description: "A fault to make on purpose in what is restored: the test has to fail then.",
  },
} as const;

/** What the runbook is asked to do. */
export const INPUTS: {
  readonly required: readonly ["store"];
  readonly properties: typeof OWN_INPUTS & typeof STORE_INPUTS;
} = { required: ["store"], properties: { ...OWN_INPUTS, ...STORE_INPUTS } };

/** {@link INPUTS} with defaults filled in. */
export type TestInputs = InputsOf<typeof INPUTS>;
