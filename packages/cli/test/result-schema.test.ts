import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { toResult } from "../src/check/result.ts";
import { rampart, withFiles } from "./rampart.ts";
import { bucket, EMPTY, firewall, OPEN, preview, stackExport, UNKNOWN } from "./stacks.ts";

const schema = JSON.parse(
  readFileSync(new URL(import.meta.resolve("@rampart/cli/schema/check-result.schema.json")), "utf8"),
) as Record<string, unknown>;
// A keyword that is misspelt in the schema would allow everything: strict.
const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).compile(schema);

const errorsOf = (document: unknown): unknown[] => (validate(document) ? [] : (validate.errors ?? []));

describe("the published schema of the result", { timeout: 60_000 }, () => {
  it("has the id under which it is published", () => {
    expect(schema.$id).toBe("https://rampart.dev/schemas/check-result.v1.schema.json");
  });

  it.each<[string, unknown]>([
    ["findings", OPEN],
    ["several stacks", [OPEN, stackExport(bucket("data"))]],
    ["nothing", EMPTY],
    ["an empty stack", stackExport()],
    ["what is undetermined", preview(firewall([UNKNOWN]), bucket("data", { versioning: UNKNOWN }))],
  ])("describes the result of %s", async (_, stack) => {
    const { stdout } = await withFiles({ "stack.json": stack }, (cwd) =>
      rampart(["check", "stack.json", "--format", "json"], { cwd }),
    );
    expect(errorsOf(JSON.parse(stdout))).toEqual([]);
  });

  const found = {
    policy: "backup/kept",
    title: "Backups are kept",
    severity: "high",
    level: "mandatory",
    outcome: "fail",
    urn: "urn:pulumi:s::p::t::n",
    type: "t",
    message: "they are not",
    controls: [{ framework: "ISO 27001", version: "2022", id: "A.8.13" }],
  } as const;
  const waiver = { reason: "Moving", owner: "ops@example.com", ticket: "OPS-1", expires: "2027-01-31" };
  const coverage = { resources: 1, evaluated: 1, unchecked: [] };
  const resultOf = (...findings: readonly object[]): Record<string, unknown> => ({
    ...toResult({ findings: findings as (typeof found)[], coverage, passed: 0 }),
  });

  it.each<[string, object]>([
    ["failed", found],
    ["waived", { ...found, outcome: "waived", waiver }],
    ["known from a baseline", { ...found, known: true }],
    ["of a rule that broke", { ...found, outcome: "error" }],
    ["advisory, with path and fix", { ...found, level: "advisory", path: "a[0].b", fix: "Keep them." }],
  ])("describes a finding that is %s", (_, finding) => {
    expect(errorsOf(resultOf(finding))).toEqual([]);
  });

  it.each<[string, object]>([
    ["a key nobody knows", { ...found, extra: 1 }],
    ["no message", { ...found, message: "" }],
    ["another outcome", { ...found, outcome: "pass" }],
    ["another severity", { ...found, severity: "urgent" }],
    ["a rule id in another form", { ...found, policy: "Backup" }],
    ["a control without a version", { ...found, controls: [{ framework: "ISO 27001", id: "A.8.13" }] }],
    ["a waiver although it is not waived", { ...found, waiver }],
    ["no waiver although it is waived", { ...found, outcome: "waived" }],
    ["a waiver that never expires", { ...found, outcome: "waived", waiver: { ...waiver, expires: "never" } }],
  ])("refuses a finding with %s", (_, finding) => {
    expect(errorsOf(resultOf(finding))).not.toEqual([]);
  });

  it("refuses a result of another version, with more keys, or without a part", () => {
    const result = resultOf(found);
    expect(errorsOf({ ...result, schemaVersion: 2 })).not.toEqual([]);
    expect(errorsOf({ ...result, more: true })).not.toEqual([]);
    for (const key of Object.keys(result)) {
      expect(errorsOf(Object.fromEntries(Object.entries(result).filter(([one]) => one !== key)))).not.toEqual(
        [],
      );
    }
  });
});
