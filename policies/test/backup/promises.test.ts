// What is promised is judged once: no two findings say the same of one resource.
import type { Objectives } from "@rampart/core/config";
import { ResourceGraph } from "@rampart/core/graph";
import { DEFAULT_SETTINGS } from "@rampart/core/settings";
import { backupRules } from "@rampart/policies";
import { evaluate } from "@rampart/policy";
import { describe, expect, it } from "vitest";

/** `rule: message` of what is found on one resource, of which `objectives` are promised. */
function found(
  type: string,
  inputs: Record<string, unknown>,
  objectives: Objectives | undefined,
  ...rules: readonly string[]
): readonly string[] {
  const urn = `urn:pulumi:prod::shop::${type}::orders`;
  const graph = ResourceGraph.of({ name: "prod.json", records: [{ urn, type, custom: true, inputs }] });
  const orders = { tier: "critical", owner: "team-orders", match: { stacks: ["*"] } };
  const promises: (typeof DEFAULT_SETTINGS)["promises"] = {
    version: 1,
    tiers: { critical: objectives ?? {} },
    workloads: objectives === undefined ? {} : { orders },
  };
  const ids = rules.map((rule) => `backup/${rule}`);
  const asked = backupRules.filter(({ id }) => ids.includes(id));
  expect(asked).toHaveLength(rules.length);
  const { findings } = evaluate(graph, asked, { settings: { ...DEFAULT_SETTINGS, promises } });
  return findings.map(({ policy, message }) => `${policy.replace("backup/", "")}: ${message}`);
}

const RPO = "recovery-point-objectives-met";
const ELSEWHERE = "databases-recoverable-in-another-region";
const COPIES = "promised-copies-made";
const TABLE = "aws:dynamodb/table:Table";
const table = { name: "orders", pointInTimeRecovery: { enabled: true } };

it("says once what several disasters cost alike", () => {
  expect(found("aws:ebs/volume:Volume", {}, { rpo: "24h" }, RPO)).toEqual([
    `${RPO}: all of its data is lost when it is deleted, or when its zone is lost, or when its region is lost, and 1d may be`,
  ]);
});

describe("a table that stands in one region", () => {
  it("is found wanting where nothing is promised", () => {
    expect(found(TABLE, table, undefined, RPO, ELSEWHERE, COPIES)).toEqual([
      expect.stringMatching(`^${ELSEWHERE}: nothing of it stands in another region`),
    ]);
  });

  it("is found wanting by the objective where there is one", () => {
    expect(found(TABLE, table, { rpo: "24h" }, RPO, ELSEWHERE, COPIES)).toEqual([
      `${RPO}: all of its data is lost when its region is lost, and 1d may be`,
    ]);
  });

  it("is found wanting by the copies where they are promised", () => {
    const promised = { rpo: "24h", copies: { regions: 1 } };
    expect(found(TABLE, table, promised, RPO, ELSEWHERE, COPIES)).toEqual([
      `${COPIES}: a copy in another region is promised, and there is none`,
    ]);
  });

  it("is found wanting by the general rule where the promise is of something else", () => {
    expect(found(TABLE, table, { rto: "4h" }, RPO, ELSEWHERE, COPIES)).toEqual([
      expect.stringMatching(`^${ELSEWHERE}: nothing of it stands in another region`),
    ]);
  });
});

it("does not say that nothing is kept of a database whose backups go with it", () => {
  const database = { engine: "postgres", backupRetentionPeriod: 7, deleteAutomatedBackups: true };
  const rule = "promised-retention-reached";
  expect(found("aws:rds/instance:Instance", database, { retention: "30d" }, rule)).toEqual([
    `${rule}: no recovery point outlives its deletion, and 30d are promised`,
  ]);
});
