/** JSON Schemas of the arguments that components of both clouds have. `{}` is what may be an output. */
import type { ArgumentSchema } from "@rampart/component";
import { LockMode } from "./vault-lock.ts";

/** Text, a promise of it, or the output of a resource. */
export const INPUT: ArgumentSchema = {};
export const TEXT: ArgumentSchema = { type: "string" };
export const DURATION: ArgumentSchema = { type: "string", format: "positiveDuration" };

/** An object with these keys and no others. */
export function shape(
  properties: Readonly<Record<string, ArgumentSchema>>,
  required: readonly string[] = [],
): ArgumentSchema {
  return { type: "object", properties, required, additionalProperties: false };
}

/** An object by names that the user chooses. */
export function byName(values: ArgumentSchema): ArgumentSchema {
  return { type: "object", additionalProperties: values };
}

/** Tags may be an output as a whole, or name by name. */
export const TAGS: ArgumentSchema = {};

const COPY_RULE = shape({ retention: TEXT, coldStorageAfter: TEXT });

/** Schedules, zones and durations are read by `ruleProblems`, which says more. */
export const RULES: ArgumentSchema = byName(
  shape(
    {
      schedule: TEXT,
      timeZone: TEXT,
      startWindow: TEXT,
      completionWindow: TEXT,
      retention: TEXT,
      coldStorageAfter: TEXT,
      continuous: { type: "boolean" },
      copies: byName(COPY_RULE),
    },
    ["schedule", "retention"],
  ),
);

export const SELECTIONS: ArgumentSchema = byName(
  shape({ tags: byName(TEXT), resources: byName(shape({ id: INPUT, type: TEXT }, ["id"])) }),
);

/** As a tier stands in `rampart.yaml`. */
export const OBJECTIVES: ArgumentSchema = shape({
  rpo: { type: "string", format: "duration" },
  rto: DURATION,
  availability: TEXT,
  retention: DURATION,
  copies: shape({ regions: {}, accounts: {}, immutable: { type: "boolean" } }),
  restoreTestInterval: DURATION,
  drillInterval: DURATION,
});

export const LOCK: ArgumentSchema = shape({
  mode: { type: "string", enum: Object.values(LockMode) },
  minRetention: TEXT,
  maxRetention: TEXT,
  changeableFor: TEXT,
  acknowledgement: TEXT,
});

export const COPIES: ArgumentSchema = byName(shape({ region: TEXT, existing: INPUT, key: INPUT }));
