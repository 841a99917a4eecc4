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
  for (const rpo of ["1h", "1m"]) {
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
    expect(stdout).toContain("sessions, deletion: 5m may be lost, the objective is 1m");
    expect(stdout).toContain("sessions, region: all of it may be lost");
  });

  it("shows a met objective of one disaster beside a missed one of another", async () => {
    const { stdout } = await rampart(["recovery", "prod.json", "--settings", "1h.yaml"], { cwd: folder });
    expect(stdout).toMatch(/✓ 5m +✓ 0s +✗ all +· all/);
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
