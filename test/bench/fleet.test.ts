import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { graphOf, readDocuments } from "@rampart/core/read";
import { allRules } from "@rampart/policies";
import { evaluate } from "@rampart/policy";
import { afterAll, describe, expect, it } from "vitest";
import { complaintsAbout, countMistakes, NOT_REPORTED } from "./correctness.ts";
import { cloudFormationTemplate } from "./fleet/cloudformation.ts";
import { MISTAKES, makeFleet } from "./fleet/fleet.ts";
import { pulumiExport } from "./fleet/pulumi-export.ts";
import { terraformFiles } from "./fleet/terraform-hcl.ts";
import { terraformPlan } from "./fleet/terraform-plan.ts";
import { truthOf, writeFleet } from "./fleet/write-fleet.ts";

const SIZE = 600;
const folder = mkdtempSync(join(tmpdir(), "rampart-fleet-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("the fleet", () => {
  const fleet = makeFleet(SIZE);

  it("is the same for the same size, in every form", () => {
    const again = makeFleet(SIZE);
    for (const form of [pulumiExport, terraformPlan, cloudFormationTemplate, truthOf]) {
      expect(JSON.stringify(form(again))).toBe(JSON.stringify(form(fleet)));
    }
    expect([...terraformFiles(again)]).toEqual([...terraformFiles(fleet)]);
  });

  it("has every kind of mistake, each in few resources", () => {
    const truth = truthOf(fleet);
    expect(Object.keys(truth)).toHaveLength(15);
    for (const mistake of MISTAKES) {
      expect(truth[mistake]?.length, mistake).toBeGreaterThan(0);
      expect(truth[mistake]?.length, mistake).toBeLessThan(SIZE / 5);
    }
  });

  it("has the same resources in every form", () => {
    const names = fleet.map(({ name }) => name);
    const plan = JSON.stringify(terraformPlan(fleet));
    const template = cloudFormationTemplate(fleet) as { Resources: object };
    const terraform = [...terraformFiles(fleet).values()].join("");
    expect(Object.keys(template.Resources)).toEqual(names);
    for (const { name, kind } of fleet) {
      expect(plan).toContain(`"address":"${kind.terraformType}.${name}"`);
      expect(terraform).toContain(`resource "${kind.terraformType}" "${name}" {`);
    }
  });

  it("writes a resource as Terraform and Pulumi each name things", () => {
    const group = fleet.find(({ kind }) => kind.terraformType === "aws_security_group");
    const files = [...terraformFiles(group === undefined ? [] : [group]).values()].join("");
    expect(files).toMatch(/\n {2}vpc_id = "vpc-\w+"\n {2}ingress \{\n {4}description = "port 443"\n/);
    expect(files).toMatch(/\n {2}tags = \{\n {4}Name = "r\d+"\n/);
    expect(JSON.stringify(pulumiExport(fleet))).toContain('"cidrBlocks":["0.0.0.0/0"]');
  });

  it("leaves out of a plan what is not known before the deployment", () => {
    const { resource_changes: changes } = terraformPlan(fleet) as unknown as {
      resource_changes: readonly {
        type: string;
        change: { after: object; after_unknown: object };
      }[];
    };
    const wired = changes.find(({ change }) => Object.hasOwn(change.after_unknown, "vpc_security_group_ids"));
    expect(wired?.type).toBe("aws_instance");
    expect(wired?.change.after).not.toHaveProperty("vpc_security_group_ids");
  });

  it("stands on disk under its size", () => {
    const files = writeFleet(3, folder);
    expect(JSON.parse(readFileSync(files.export, "utf8"))).toEqual(pulumiExport(makeFleet(3)));
    expect(files.truth).toEqual(truthOf(makeFleet(3)));
  });
});

describe("what is seeded", () => {
  const fleet = makeFleet(SIZE);
  const output = join(folder, "findings.json");
  const graph = graphOf(readDocuments(JSON.stringify(pulumiExport(fleet)), "stack.json"));
  const { findings } = evaluate(graph, allRules);
  const counted = (kept: typeof findings): ReturnType<typeof countMistakes> => {
    writeFileSync(output, JSON.stringify({ findings: kept }));
    return countMistakes(output, truthOf(fleet));
  };

  it("is reported by our rules on the right resource and on no other, but for what is named", () => {
    const counts = counted(findings);
    expect(complaintsAbout(counts)).toEqual([]);
    for (const { mistake, seeded, found } of counts) {
      expect(found, mistake).toBe(mistake in NOT_REPORTED ? 0 : seeded);
    }
  });

  it("is missed where a finding is missing or on another resource", () => {
    const [rotation] = findings.filter(({ policy }) => policy === "encryption/keys-rotated");
    const others = findings.filter((finding) => finding !== rotation);
    expect(complaintsAbout(counted(others))).toEqual([expect.stringMatching(/^key-not-rotated: \d+ of \d+/)]);
    if (rotation === undefined) throw new Error("the fleet has a key that is not rotated");
    const moved = { ...rotation, urn: rotation.urn.replace(/r\d+$/, "elsewhere") };
    expect(complaintsAbout(counted([...others, moved]))).toEqual([
      expect.stringMatching(/^key-not-rotated: \d+ of \d+/),
      "key-not-rotated: 1 resources are reported without it",
    ]);
  });
});
