import { describe, expect, it } from "vitest";
import { BackupPlan, type BackupPlanArgs, RestoreTest, type RestoreTestArgs } from "../../src/aws/index.ts";
import { refusalOf, stackOf, TAGGED, the, vaultOf } from "./stacks.ts";

const PLAN = "aws:backup/restoreTestingPlan:RestoreTestingPlan";
const SELECTION = "aws:backup/restoreTestingSelection:RestoreTestingSelection";
const TOKEN = "rampart:index:AwsRestoreTest";

function testOf(args: Partial<RestoreTestArgs> = {}): RestoreTest {
  return new RestoreTest("orders", { vaults: { orders: vaultOf() }, selections: TAGGED, ...args });
}

const testRefusal = (args: Partial<RestoreTestArgs>): Promise<readonly string[]> =>
  refusalOf(() => testOf(args), TOKEN);

describe("a restore test", () => {
  it("runs every week where nothing is promised, and restores with a role of its own", async () => {
    const graph = await stackOf(() => testOf());
    expect(the(graph, PLAN, "orders").encodedInputs).toMatchObject({
      name: "project_stack_orders",
      scheduleExpression: "cron(0 8 ? * SUN *)",
      scheduleExpressionTimezone: "Etc/UTC",
      recoveryPointSelection: {
        algorithm: "LATEST_WITHIN_WINDOW",
        recoveryPointTypes: ["CONTINUOUS", "SNAPSHOT"],
        selectionWindowDays: 30,
      },
    });
    const role = the(graph, "aws:iam/role:Role", "orders-restore-test");
    expect(the(graph, SELECTION, "orders-data-tagged-RDS").sourcesOf("iamRoleArn")).toEqual([role.urn]);
  });

  it.each([
    ["1d", "cron(0 8 * * ? *)"],
    ["8d", "cron(0 8 ? * SUN *)"],
    ["31d", "cron(0 8 1 * ? *)"],
    ["30d", "cron(0 8 ? * SUN *)"],
    ["92d", "cron(0 8 1 1,4,7,10 ? *)"],
    ["366d", "cron(0 8 1 1 ? *)"],
  ])("runs as rarely as %s allows", async (restoreTestInterval, schedule) => {
    const graph = await stackOf(() => testOf({ objectives: { restoreTestInterval } }));
    expect(the(graph, PLAN, "orders").get("scheduleExpression").knownText()).toBe(schedule);
  });

  it("restores what carries every tag, and what is named, type by type", async () => {
    const selections = {
      data: {
        tags: { backup: "gold" },
        resources: {
          one: { id: "arn:aws:dynamodb:one", type: "aws:dynamodb/table:Table" },
          two: { id: "arn:aws:dynamodb:two", type: "aws:dynamodb/table:Table" },
        },
      },
    };
    const graph = await stackOf(() => testOf({ selections, services: ["DynamoDB", "S3"] }));
    const made = graph.ofType(SELECTION).map(({ name }) => name);
    expect(made.sort()).toEqual([
      "orders-data-named-DynamoDB",
      "orders-data-tagged-DynamoDB",
      "orders-data-tagged-S3",
    ]);
    expect(the(graph, SELECTION, "orders-data-named-DynamoDB").encodedInputs).toMatchObject({
      protectedResourceType: "DynamoDB",
      protectedResourceArns: ["arn:aws:dynamodb:one", "arn:aws:dynamodb:two"],
      validationWindowHours: 8,
    });
    expect(the(graph, SELECTION, "orders-data-tagged-S3").encodedInputs).toMatchObject({
      protectedResourceArns: ["*"],
      protectedResourceConditions: { stringEquals: [{ key: "aws:ResourceTag/backup", value: "gold" }] },
    });
  });

  it("says what AWS does not test, and who does", async () => {
    let test: RestoreTest | undefined;
    const cluster = { id: "arn:aws:redshift:x", type: "aws:redshift/cluster:Cluster" };
    const selections = { data: { resources: { cluster, other: { id: "arn:aws:rds:x" } } } };
    await stackOf(() => {
      test = testOf({ selections });
    });
    expect(test?.notExpressible).toEqual([
      {
        intent: "selections.data.resources.cluster",
        reason: "AWS does not test restores of aws:redshift/cluster:Cluster",
        instead: "run the runbook backup/restore-test",
      },
      {
        intent: "selections.data.resources.other",
        reason: "AWS tests restores type by type, and the type is not given",
        instead: "give its type",
      },
    ]);
  });

  it("passes overrides of restore metadata to the selections of their service", async () => {
    const overrides = { RDS: { dbSubnetGroupName: "isolated" } };
    const graph = await stackOf(() => testOf({ overrides, services: ["RDS", "S3"] }));
    expect(the(graph, SELECTION, "orders-data-tagged-RDS").encodedInputs).toMatchObject({
      restoreMetadataOverrides: overrides.RDS,
    });
    expect(the(graph, SELECTION, "orders-data-tagged-S3").get("restoreMetadataOverrides").isAbsent).toBe(
      true,
    );
  });

  it("is refused with schedules and windows that cannot be, and services that AWS does not test", async () => {
    const args = { schedule: "0 5 31 4 *", services: ["RDX"], validationWindow: "8d" };
    expect(await testRefusal(args)).toEqual([
      expect.stringMatching(/^schedule: "0 5 31 4 \*" never runs/),
      expect.stringMatching(/^services\.0: AWS does not test restores of RDX; did you mean "RDS"\?/),
      "validationWindow: 8d is not from 0s to 7d",
    ]);
    const rare = { schedule: "0 5 1 * *", objectives: { restoreTestInterval: "7d" } };
    expect(await testRefusal(rare)).toEqual([
      "schedule: 31d may pass between two tests, and the objective is 7d",
    ]);
  });
});

describe("the restore test of a plan", () => {
  it("restores with the plan's role for restores, once that has its policies", async () => {
    const graph = await stackOf(
      () => new BackupPlan("orders", { vault: vaultOf(), selections: TAGGED, objectives: { rpo: "24h" } }),
    );
    const { dependencies } = the(graph, SELECTION, "orders-data-tagged-RDS");
    expect(dependencies).toContain(the(graph, "aws:iam/role:Role", "orders-restore").urn);
    for (const policy of ["orders-restore-restore", "orders-restore-restore-s3"]) {
      const attachment = the(graph, "aws:iam/rolePolicyAttachment:RolePolicyAttachment", policy);
      expect(dependencies).toContain(attachment.urn);
    }
  });

  it("is refused where recovery points are gone before they are tested", async () => {
    const args: Omit<BackupPlanArgs, "vault"> = {
      selections: TAGGED,
      rules: { often: { schedule: "0 */4 * * *", retention: "14d" } },
      objectives: { restoreTestInterval: "31d" },
    };
    const refused = refusalOf(
      () => new BackupPlan("orders", { vault: vaultOf(), ...args }),
      "rampart:index:AwsBackupPlan",
    );
    expect(await refused).toEqual([
      expect.stringMatching(/^objectives\.restoreTestInterval: recovery points may be gone before a test/),
    ]);
  });
});
