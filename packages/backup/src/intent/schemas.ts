/** JSON Schemas of the arguments that components of both clouds have. */
import type { ArgumentSchema } from "@rampart/component";
import { LockMode } from "./vault-lock.ts";

/** Text, a promise of it, or the output of a resource. */
export const INPUT: ArgumentSchema = { input: "text" };
/** Text that is not empty. */
export const TEXT: ArgumentSchema = { type: "string", minLength: 1 };
export const DURATION: ArgumentSchema = { type: "string", format: "positiveDuration" };

/** An object with these keys and no others. */
export function shape(
  properties: Readonly<Record<string, ArgumentSchema>>,
  required: readonly string[] = [],
): ArgumentSchema {
  return { type: "object", properties, required, additionalProperties: false };
}

/** An object with these keys, and others that do not matter: a component, or what is like one. */
export function like(
  properties: Readonly<Record<string, ArgumentSchema>>,
  required: readonly string[],
): ArgumentSchema {
  return { type: "object", properties, required };
}

/** An object by names that the user chooses. */
export function byName(values: ArgumentSchema): ArgumentSchema {
  return { type: "object", additionalProperties: values };
}

/** Tags may be an output as a whole, or name by name. */
export const TAGS: ArgumentSchema = {
  if: { input: "output" },
  // A tag may be empty.
  else: { type: "object", additionalProperties: { if: { type: "string" }, else: INPUT } },
};

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
  shape({ tags: byName({ type: "string" }), resources: byName(shape({ id: INPUT, type: TEXT }, ["id"])) }),
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

/** What is known of the lock of a vault. */
export const LOCK_FACTS: ArgumentSchema = like(
  {
    mode: { type: "string", enum: Object.values(LockMode) },
    minRetention: DURATION,
    maxRetention: DURATION,
  },
  ["mode", "minRetention"],
);

export const COPIES: ArgumentSchema = byName(shape({ region: TEXT, existing: INPUT, key: INPUT }));

/** Who alarms go to. */
export const RECIPIENTS: Readonly<Record<"notify" | "emails", ArgumentSchema>> = {
  notify: { ...byName(INPUT), minProperties: 1 },
  emails: {
    type: "array",
    items: { type: "string", pattern: "^[^@\\s]+@[^@\\s]+$", description: "an address" },
  },
};
