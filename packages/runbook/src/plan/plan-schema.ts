/**
 * JSON Schema (draft-07) of the file that a plan is saved in. It is published as `plan.schema.json`; a field that is
 * added stays optional, so that a plan of an older version can be read.
 */
export const PLAN_SCHEMA = {
  $schema: "http://json-schema.org/draft-07/schema#",
  $id: "https://rampart.dev/schemas/plan.v1.schema.json",
  title: "Plan of a runbook",
  description: "What a run would do, step by step, and what that rests on.",
  type: "object",
  required: ["schemaVersion", "runbook", "inputs", "secrets", "lock", "steps", "basis", "madeAt", "hash"],
  additionalProperties: false,
  properties: {
    schemaVersion: { const: 1 },
    runbook: { type: "string", minLength: 1, description: "Name of the runbook." },
    stack: { type: "string", description: "Name of the stack it works on, if any." },
    inputs: { type: "object", description: "Inputs by name, without the secret ones." },
    secrets: { type: "array", items: { type: "string" }, description: "Names of the secret inputs." },
    lock: { type: "string", description: "What no two runs may work on at once." },
    steps: { type: "array", items: { $ref: "#/definitions/step" } },
    basis: {
      type: "object",
      description: "What the plan rests on: it holds as long as this does.",
      required: ["reads", "resources"],
      additionalProperties: false,
      properties: {
        reads: {
          type: "object",
          description: "State of every target that could be read, by name; null where it did not exist.",
          additionalProperties: { type: ["object", "null"] },
        },
        resources: {
          type: "object",
          description: "SHA-256 of the stack's entry of every resource that a target is, by URN.",
          additionalProperties: { $ref: "#/definitions/sha256" },
        },
      },
    },
    madeAt: { type: "string", description: "When the plan was made, ISO 8601." },
    estimate: { $ref: "#/definitions/milliseconds" },
    hash: {
      $ref: "#/definitions/sha256",
      description: "SHA-256 of the canonical JSON (RFC 8785) of all but hash, madeAt and the estimates.",
    },
  },
  definitions: {
    sha256: { type: "string", pattern: "^[0-9a-f]{64}$" },
    milliseconds: { type: "number", minimum: 0, description: "How long it takes, from earlier runs." },
    check: {
      type: "object",
      required: ["value"],
      additionalProperties: false,
      properties: {
        passes: { type: "boolean", description: "Absent where it cannot be told." },
        value: { type: "string", description: "What was measured." },
        objective: { type: "string", description: "What it is measured against." },
        advice: { type: "string", description: "What to do where it does not pass." },
      },
    },
    step: {
      type: "object",
      required: ["name", "kind", "changes", "refusals", "approvals"],
      additionalProperties: false,
      properties: {
        name: { type: "string", minLength: 1 },
        kind: { enum: ["step", "manual", "gate", "parallel", "forEach"] },
        within: { type: "string", description: "Name of the group it stands in." },
        purpose: { type: "string" },
        reads: { type: "array", items: { type: "string" }, description: "Names of the targets it reads." },
        changes: { type: "array", items: { $ref: "#/definitions/stateChange" } },
        undetermined: { type: "string", description: "Why what it will do cannot be told yet." },
        check: { $ref: "#/definitions/check", description: "Of a gate: what it says now." },
        expected: {
          $ref: "#/definitions/check",
          description: "Of a gate that reads what steps before it change: what it would say then.",
        },
        refusals: { type: "array", items: { type: "string" }, description: "Why it would be refused now." },
        approvals: { type: "integer", minimum: 0, description: "Approvals it waits for." },
        estimate: { $ref: "#/definitions/milliseconds" },
        ifItFails: { type: "string", description: "What to do if it fails." },
        items: { type: "array", items: { type: "string" }, description: "Of a forEach: keys of its items." },
      },
    },
    stateChange: {
      type: "object",
      required: ["target", "action", "changes"],
      additionalProperties: false,
      properties: {
        target: { type: "string" },
        action: { enum: ["create", "update", "delete"] },
        changes: { type: "array", items: { $ref: "#/definitions/propertyChange" } },
      },
    },
    propertyChange: {
      type: "object",
      required: ["path"],
      additionalProperties: false,
      properties: {
        path: { type: "string", description: "As Pulumi writes paths." },
        from: { description: "Absent where nothing was set." },
        to: { description: "Absent where it is taken away." },
      },
    },
  },
} as const;
