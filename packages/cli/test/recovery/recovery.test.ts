import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rampart } from "../rampart.ts";

const URN = "urn:pulumi:prod::orders::aws:dynamodb/table:Table::sessions";

const SETTINGS = `version: 1
tiers:
  critical: { rpo: RPO }
workloads:
  orders: { tier: critical, owner: team-orders, match: { stacks: [prod] } }
`;

const PROVIDER = "urn:pulumi:prod::orders::pulumi:providers:aws::default";

function resource(type: string, name: string, inputs: object): object {
  const urn = `urn:pulumi:prod::orders::${type}::${name}`;
  return { urn, type, custom: true, id: name, provider: `${PROVIDER}::id`, inputs };
}

/** A table in a daily plan that leaves its windows to AWS. */
const DAILY = {
  version: 3,
  deployment: {
    resources: [
      {
        urn: PROVIDER,
        type: "pulumi:providers:aws",
        custom: true,
        inputs: { region: "eu-west-1", accountId: "111111111111" },
      },
      resource("aws:dynamodb/table:Table", "orders-db", { tags: { backup: "gold" } }),
      resource("aws:backup/plan:Plan", "nightly", {
        name: "nightly",
        rules: [{ ruleName: "daily", targetVaultName: "main", schedule: "cron(0 5 * * ? *)" }],
      }),
      resource("aws:backup/selection:Selection", "gold", {
        planId: "nightly",
        selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "gold" }],
      }),
      {
        urn: "urn:pulumi:prod::orders::rampart:index:AwsBackupPlan::plan",
        type: "rampart:index:AwsBackupPlan",
        custom: false,
        outputs: {
          notExpressible: [
            { intent: "restoreTest", reason: "there is no resource for it", instead: "run the runbook" },
          ],
        },
      },
    ],
  },
};

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rampart-recovery-"));
  const table = {
    urn: URN,
    custom: true,
    id: "sessions",
    type: "aws:dynamodb/table:Table",
    inputs: { pointInTimeRecovery: { enabled: true } },
    outputs: { arn: "arn:aws:dynamodb:eu-west-1:111111111111:table/sessions" },
  };
  await writeFile(
    join(folder, "prod.json"),
    JSON.stringify({ version: 3, deployment: { resources: [table] } }),
  );
  await writeFile(join(folder, "daily.json"), JSON.stringify(DAILY));
  for (const rpo of ["1h", "1m", "24h"]) {
    await writeFile(join(folder, `${rpo}.yaml`), SETTINGS.replace("RPO", rpo));
  }
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe("rampart recovery", { timeout: 60_000 }, () => {
  it("prints one document, as its schema says", async () => {
    const { code, stdout } = await rampart(["recovery", "prod.json", "--format", "json"], { cwd: folder });
    expect(code).toBe(0);
    const url = new URL(import.meta.resolve("@rampart/cli/schema/recovery.schema.json"));
    const validate = new Ajv2020({ strict: true, strictRequired: false }).compile(
      JSON.parse(readFileSync(url, "utf8")) as object,
    );
    const posture = JSON.parse(stdout) as { readonly resources: readonly { readonly urn: string }[] };
    expect([validate(posture), validate.errors]).toEqual([true, null]);
    expect(posture.resources.map(({ urn }) => urn)).toEqual([URN]);
  });

  it("ends with 1 where an objective is missed, and says by how much and why", async () => {
    const { code, stdout } = await rampart(["recovery", "prod.json", "--settings", "1m.yaml"], {
      cwd: folder,
    });
    expect(code).toBe(1);
    expect(stdout).toContain("Deletion: 5 min may be lost, the objective is 1 min");
    expect(stdout).toContain("Region lost: all of it may be lost");
  });

  it("shows a met objective of one disaster beside a missed one of another", async () => {
    const { stdout } = await rampart(["recovery", "prod.json", "--settings", "1h.yaml"], { cwd: folder });
    expect(stdout).toMatch(/✓ 5 min +✓ 0 s +✗ all +· all/);
  });

  it("says which term to cut, and how far, of a daily plan with the windows that AWS gives it", async () => {
    const { code, stdout } = await rampart(["recovery", "daily.json", "--settings", "24h.yaml"], {
      cwd: folder,
    });
    expect(code).toBe(1);
    const text = stdout.replace(/\s+/g, " ");
    expect(text).toContain("Deletion: 8 d 8 h may be lost, the objective is 24 h");
    expect(text).toContain("start window (default) 8 h + completion window (default) 7 d");
    expect(text).toContain("due every 12 h at least, and cut the completion window (default) of 7 d");
    expect(text).toContain("there is no backup, copy or replica in another region");
  });

  it("names what the cloud cannot express, in the table and in the comment", async () => {
    for (const format of ["table", "markdown"]) {
      const { stdout } = await rampart(["recovery", "daily.json", "--format", format], { cwd: folder });
      expect(stdout).toMatch(/restoreTest[^]*there is no resource for it[^]*run the runbook/);
    }
  });

  it("says so where nothing is promised", async () => {
    const { code, stdout } = await rampart(["recovery", "daily.json"], { cwd: folder });
    expect(code).toBe(0);
    expect(stdout.replace(/\s+/g, " ")).toContain(
      "Nothing is promised of 1 data resource. No workload of rampart.yaml with an objective matches any of them.",
    );
  });

  it.each([
    [["recovery"], "there is nothing to look at"],
    [["recovery", "no-such.json"], "no-such.json: there is no such file"],
    [["recovery", "prod.json", "--settings", "none.yaml"], "none.yaml"],
  ])("refuses %j with 2", async (args, message) => {
    const { code, stdout, stderr } = await rampart(args, { cwd: folder });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });
});
