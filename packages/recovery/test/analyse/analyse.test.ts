import type { RampartConfig } from "@rampart/core/config";
import type { ResourceRecord } from "@rampart/core/graph";
import { UNKNOWN } from "@rampart/core/value";
import { describe, expect, it } from "vitest";
import { recoveryPosture } from "../../src/analyse/analyse.ts";
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
