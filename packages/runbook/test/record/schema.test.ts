import { readFileSync } from "node:fs";
import type { RunRecord } from "@rampart/core/run-record";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { recordOf } from "../../src/record/record.ts";
import { COMPLETED_FAILOVER, CRASHED_FAILOVER, FAILED_FAILOVER } from "./failover.ts";
import { EMPTY_RUN, longRun, RUN_OF_STATUS } from "./small-runs.ts";

const file = new URL("../../../cli/schema/run-record.schema.json", import.meta.url);
const schema = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
// A keyword that is misspelt in the schema would allow everything: strict.
const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).compile(schema);

/** As a reader of the JSON gets it. */
const errorsOf = (record: unknown): unknown[] =>
  validate(JSON.parse(JSON.stringify(record))) ? [] : (validate.errors ?? []);

describe("the published schema of a record", () => {
  it("has the id under which it is published", () => {
    expect(schema.$id).toBe("https://rampart.dev/schemas/run-record.v1.schema.json");
  });

  it.each([
    ...Object.entries(RUN_OF_STATUS),
    ["failed failover", FAILED_FAILOVER],
    ["completed failover", COMPLETED_FAILOVER],
    ["crashed failover", CRASHED_FAILOVER],
    ["empty run", EMPTY_RUN],
    ["long run", longRun(40)],
  ] as const)("describes the record of a run: %s", (_, entries) => {
    for (const [index] of entries.entries()) {
      expect(errorsOf(recordOf(entries.slice(0, index + 1)))).toEqual([]);
    }
    expect(errorsOf(recordOf(entries, [{ seq: 1, kind: "edited", message: "entry 1 was edited" }]))).toEqual(
      [],
    );
  });

  const record = recordOf(FAILED_FAILOVER);
  const [first] = record.steps;

  it.each<[string, Partial<Record<keyof RunRecord, unknown>>]>([
    ["of another version", { schemaVersion: 2 }],
    ["in a status nobody knows", { status: "fine" }],
    ["with a time that is none", { started: "yesterday" }],
    ["with a phase below zero", { phases: { ...record.phases, idle: -1 } }],
    ["with a step in a status nobody knows", { steps: [{ ...first, status: "fine" }] }],
    ["with a head that is no hash", { chain: { ...record.chain, head: "abc" } }],
  ])("refuses a record %s", (_, change) => {
    expect(errorsOf({ ...record, ...change })).not.toEqual([]);
  });

  it("refuses a record with more keys, or without one that every record has", () => {
    expect(errorsOf({ ...record, more: true })).not.toEqual([]);
    for (const key of schema.required as string[]) {
      const less = Object.fromEntries(Object.entries(record).filter(([one]) => one !== key));
      expect(errorsOf(less)).not.toEqual([]);
    }
  });
});
