// What a plan announces is what the analyser finds in the stack that it makes.
import { Table } from "@pulumi/aws/dynamodb/table.js";
import { Instance } from "@pulumi/aws/rds/instance.js";
import { Cluster } from "@pulumi/aws/redshift/cluster.js";
import { recoveryPosture } from "@rampart/recovery";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BackupPlan, type BackupPlanArgs, type BackupRule } from "../../src/aws/index.ts";
import { stackOf, vaultOf } from "./stacks.ts";

const DATABASE = "aws:rds/instance:Instance";
const TABLE = "aws:dynamodb/table:Table";
const WAREHOUSE = "aws:redshift/cluster:Cluster";

/** Seconds by type and disaster: as announced, and as found. */
async function figuresOf(
  args: Pick<BackupPlanArgs, "objectives" | "rules">,
): Promise<{ readonly announced: object; readonly found: object }> {
  let plan: BackupPlan | undefined;
  const graph = await stackOf(() => {
    const database = new Instance("db", {
      instanceClass: "db.t4g.micro",
      engine: "postgres",
      skipFinalSnapshot: true,
    });
    const table = new Table("table", { attributes: [{ name: "id", type: "S" }], hashKey: "id" });
    const warehouse = new Cluster("wh", {
      clusterIdentifier: "wh",
      nodeType: "ra3.large",
      automatedSnapshotRetentionPeriod: 0,
      skipFinalSnapshot: true,
    });
    const resources = {
      database: { id: database.arn, type: DATABASE },
      table: { id: table.arn, type: TABLE },
      warehouse: { id: warehouse.arn, type: WAREHOUSE },
    };
    plan = new BackupPlan("orders", { vault: vaultOf(), selections: { data: { resources } }, ...args });
  });
  const posture = recoveryPosture(graph, { version: 1 });
  const found = posture.resources
    .filter(({ type }) => [DATABASE, TABLE, WAREHOUSE].includes(type))
    .flatMap(({ type, scenarios }) =>
      (["deletion", "region"] as const).map((disaster) => [
        `${type} ${disaster}`,
        scenarios[disaster].rpo.worst,
      ]),
    );
  const announced = (plan?.worstCases ?? []).map(({ data, disaster, seconds }) => [
    `${data} ${disaster}`,
    seconds,
  ]);
  return { announced: Object.fromEntries(announced) as object, found: Object.fromEntries(found) as object };
}

describe("the worst case that a plan announces", () => {
  it.each([
    ["24h", { rpo: "24h" }],
    ["6h", { rpo: "6h" }],
    ["15m, continuous", { rpo: "15m" }],
    ["nothing", {}],
    ["1d for seven years", { rpo: "1d", retention: "7y" }],
  ])("is the one that the analyser finds: objectives of %s", async (_, objectives) => {
    const { announced, found } = await figuresOf({ objectives });
    expect(announced).toEqual(found);
    expect(Object.keys(announced)).toHaveLength(6);
  });

  it("is the one that the analyser finds, whatever the rules", { timeout: 240_000 }, async () => {
    const rule: fc.Arbitrary<BackupRule> = fc
      .record({
        schedule: fc.constantFrom(
          "0 5 * * *",
          "0 */3 * * *",
          "30 2 * * MON,THU",
          "15 4 1 * *",
          "0 1,13 * * SUN",
        ),
        timeZone: fc.constantFrom("Etc/UTC", "Europe/Berlin", "America/Sao_Paulo"),
        start: fc.integer({ min: 1, max: 12 }),
        more: fc.integer({ min: 1, max: 48 }),
        continuous: fc.boolean(),
        copied: fc.boolean(),
      })
      .map(({ start, more, copied, ...rest }) => ({
        ...rest,
        startWindow: `${start}h`,
        completionWindow: `${start + more}h`,
        retention: "35d",
        ...(copied ? {} : { copies: {} }),
      }));
    const plans = fc.dictionary(fc.constantFrom("one", "two", "three"), rule, {
      minKeys: 1,
      maxKeys: 3,
      noNullPrototype: true,
    });
    await fc.assert(
      fc.asyncProperty(plans, async (rules) => {
        const { announced, found } = await figuresOf({ rules });
        expect(announced).toEqual(found);
      }),
      { numRuns: 15 },
    );
  });
});

describe("what AWS cannot express of a plan", () => {
  it("is listed by the analyser as the plan says it", async () => {
    let plan: BackupPlan | undefined;
    const graph = await stackOf(() => {
      plan = new BackupPlan("orders", {
        vault: vaultOf(),
        objectives: { rpo: "15m", retention: "1y" },
        selections: {
          data: { resources: { warehouse: { id: "arn:aws:redshift:x", type: WAREHOUSE } } },
        },
      });
    });
    const { notExpressible } = recoveryPosture(graph, { version: 1 });
    const said = notExpressible.map(({ intent, reason }) => `${intent}: ${reason}`);
    expect(said.sort()).toEqual(
      (plan?.notExpressible ?? []).map(({ intent, reason }) => `${intent}: ${reason}`).sort(),
    );
    expect(said).toContain(
      `objectives.rpo: AWS Backup cannot copy ${WAREHOUSE} to another region, so nothing of it is left after the loss of the region`,
    );
  });
});
