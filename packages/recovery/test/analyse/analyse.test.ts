import type { RampartConfig } from "@rampart/core/config";
import type { ResourceRecord } from "@rampart/core/graph";
import { UNKNOWN } from "@rampart/core/value";
import { describe, expect, it } from "vitest";
import { recoveryPosture } from "../../src/analyse/analyse.ts";
import { postureOf as graphPostureOf } from "../../src/analyse/graph-posture.ts";
import type { ResourcePosture } from "../../src/analyse/posture.ts";
import { graphOf, record } from "../protection/stacks.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;
const TABLE = "aws:dynamodb/table:Table";
const VAULT = "aws:backup/vault:Vault";
const PLAN = "aws:backup/plan:Plan";
const SELECTION = "aws:backup/selection:Selection";

const table = record(TABLE, "orders", { tags: { backup: "gold" } });
const vault = record(VAULT, "main", { name: "main" }, { id: "main" });
const selection = record(SELECTION, "gold", {
  planId: "plan-1",
  selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "gold" }],
});

function daily(rule: Readonly<Record<string, unknown>> = {}) {
  const rules = [
    {
      ruleName: "daily",
      targetVaultName: "main",
      schedule: "cron(0 5 ? * * *)",
      lifecycle: { deleteAfter: 35 },
      ...rule,
    },
  ];
  return record(PLAN, "nightly", { name: "nightly", rules }, { id: "plan-1" });
}

function promising(objectives: NonNullable<RampartConfig["tiers"]>[string]): RampartConfig {
  return {
    version: 1,
    tiers: { critical: objectives },
    workloads: { orders: { tier: "critical", owner: "team-orders", match: { stacks: ["prod"] } } },
  };
}

function postureOf(config: RampartConfig, ...records: readonly ResourceRecord[]): ResourcePosture {
  const found = recoveryPosture(graphOf(...records), config).resources.find(({ type }) => type === TABLE);
  if (found === undefined) throw new Error("no table");
  return found;
}

describe("the recovery posture", () => {
  it("shows that a daily plan with the vendor's windows does not meet an objective of a day, and why", () => {
    const { workload, tier, verdict, scenarios } = postureOf(
      promising({ rpo: "24h" }),
      table,
      vault,
      daily(),
      selection,
    );
    expect({ workload, tier, verdict }).toEqual({ workload: "orders", tier: "critical", verdict: "missed" });
    expect(scenarios.deletion.rpo).toMatchObject({
      worst: DAY + 8 * HOUR + 7 * DAY,
      objective: DAY,
      verdict: "missed",
    });
    expect(scenarios.deletion.rpo.terms.map(({ duration }) => duration)).toEqual(["1d", "8h", "7d"]);
    expect(scenarios.deletion.rpo.cut).toBeDefined();
  });

  it("meets the objective where the windows leave room", () => {
    const rule = { startWindow: 60, completionWindow: 120 };
    const { scenarios } = postureOf(promising({ rpo: "27h" }), table, vault, daily(rule), selection);
    expect(scenarios.deletion.rpo).toMatchObject({ worst: 27 * HOUR, verdict: "met" });
    expect(scenarios.region.rpo).toMatchObject({ verdict: "missed" });
    expect(scenarios.region.rpo.worst).toBeUndefined();
  });

  it("is undetermined where a missed objective may yet be met by what is not known, and names it", () => {
    const posture = recoveryPosture(
      graphOf(table, vault, daily({ schedule: UNKNOWN }), selection),
      promising({ rpo: "24h" }),
    );
    const [resource] = posture.resources;
    expect(resource?.scenarios.deletion.rpo.verdict).toBe("undetermined");
    expect(posture.undetermined.map(({ path }) => path)).toContainEqual(expect.stringContaining("schedule"));
  });

  it("stays met whatever is not known, since more ways to get data back lose none", () => {
    const recovery = record(TABLE, "orders", {
      tags: { backup: "gold" },
      pointInTimeRecovery: { enabled: true },
    });
    const { scenarios } = postureOf(
      promising({ rpo: "1h" }),
      recovery,
      vault,
      daily({ schedule: UNKNOWN }),
      selection,
    );
    expect(scenarios.deletion.rpo.verdict).toBe("met");
  });

  it("judges the loss of the account only where the tier asks for what can survive it", () => {
    const judged = (config: RampartConfig): string =>
      postureOf(config, table, vault, daily(), selection).scenarios.account.rpo.verdict;
    expect(judged(promising({ rpo: "30d" }))).toBe("no-objective");
    expect(judged(promising({ rpo: "30d", copies: { accounts: 1 } }))).toBe("missed");
    expect(judged(promising({ rpo: "30d", copies: { immutable: true } }))).toBe("missed");
  });

  it("compares what is kept with the retention that is promised", () => {
    const retention = (promised: string): string =>
      postureOf(promising({ retention: promised }), table, vault, daily(), selection).retention.verdict;
    expect(retention("35d")).toBe("met");
    expect(retention("36d")).toBe("missed");
  });

  it("lists what nothing is left of when it is deleted", () => {
    const { uncovered } = recoveryPosture(graphOf(table), { version: 1 });
    expect(uncovered.map(({ type }) => type)).toEqual([TABLE]);
    expect(recoveryPosture(graphOf(table, vault, daily(), selection), { version: 1 }).uncovered).toEqual([]);
  });

  it("names what makes backups worth less than they look", () => {
    const rule = { lifecycle: { coldStorageAfter: 30, deleteAfter: 60 } };
    const { weaknesses } = recoveryPosture(graphOf(table, vault, daily(rule), selection), { version: 1 });
    expect(weaknesses.map(({ kind }) => kind)).toContain("cold-storage-under-90-days");
  });

  it("says nothing of resources that hold no data, or that the stack only reads", () => {
    const read = record(TABLE, "read", {}, { external: true });
    const topic = record("aws:sns/topic:Topic", "alerts");
    expect(recoveryPosture(graphOf(read, topic), { version: 1 }).resources).toEqual([]);
  });
});

describe("an objective", () => {
  const rule = { startWindow: 60, completionWindow: 120 };
  it.each([
    ["27h", "met"],
    ["26h59m59s", "missed"],
  ])("is met by a worst case that is just as long, and by none longer: %s", (rpo, verdict) => {
    const { scenarios } = postureOf(promising({ rpo }), table, vault, daily(rule), selection);
    expect(scenarios.deletion.rpo.verdict).toBe(verdict);
  });
});

describe("what components say that their cloud cannot express", () => {
  const component = (notExpressible: unknown): ResourceRecord => ({
    urn: "urn:pulumi:prod::orders::rampart:index:AwsBackupPlan::nightly",
    type: "rampart:index:AwsBackupPlan",
    custom: false,
    outputs: { notExpressible },
  });

  it("is in the document, with the component's URN", () => {
    const intent = { intent: "restoreTest.interval", reason: "Azure has no restore tests" };
    const { notExpressible } = recoveryPosture(
      graphOf(component([intent, { ...intent, instead: "run the runbook backup/restore-test" }])),
      { version: 1 },
    );
    const { urn } = component([]);
    expect(notExpressible).toEqual([
      { urn, ...intent },
      { urn, ...intent, instead: "run the runbook backup/restore-test" },
    ]);
  });

  it("is nothing where there is nothing, and undetermined where it is not known", () => {
    const of = (value: unknown) => recoveryPosture(graphOf(component(value)), { version: 1 });
    expect(of([]).notExpressible).toEqual([]);
    expect(of(undefined).undetermined).toEqual([]);
    expect(of(UNKNOWN).undetermined).toMatchObject([{ urn: component([]).urn, path: "notExpressible" }]);
  });
});

describe("a weakness that only may be there", () => {
  it("is undetermined, with the property and the kind named, and not among those that are", () => {
    const { undetermined, weaknesses } = recoveryPosture(
      graphOf(table, vault, daily({ lifecycle: { coldStorageAfter: 30, deleteAfter: UNKNOWN } }), selection),
      { version: 1 },
    );
    expect(undetermined).toContainEqual(
      expect.objectContaining({
        path: "nightly#rules[0].lifecycle.deleteAfter",
        weakness: "cold-storage-under-90-days",
      }),
    );
    expect(weaknesses).toEqual([]);
  });
});

describe("the posture of a graph", () => {
  it("is worked out once for the same objectives, and found by URN", () => {
    const config = promising({ rpo: "24h" });
    const graph = graphOf(table, vault, daily({ lifecycle: { deleteAfter: 0 } }), selection);
    const found = graphPostureOf(graph, config);
    expect(graphPostureOf(graph, config)).toBe(found);
    expect(graphPostureOf(graph, { ...config })).not.toBe(found);
    expect(found.posture).toEqual(recoveryPosture(graph, config));
    expect(found.of(table.urn)?.verdict).toBe("missed");
    expect(found.of(vault.urn)).toBeUndefined();
    expect(found.isUncovered(table.urn)).toBe(false);
    expect(found.weaknessesOf(daily().urn).map(({ kind }) => kind)).toContain(
      "retention-outside-service-limits",
    );
    expect(found.undeterminedOf(table.urn)).toEqual([]);
  });
});
