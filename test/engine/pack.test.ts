// Rampart's own policy pack in the real engine: `policies/pack`, as people pass it to `--policy-pack`.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { KeyPair } from "@pulumi/aws/ec2/keyPair.js";
import { SecurityGroup } from "@pulumi/aws/ec2/securityGroup.js";
import { Key } from "@pulumi/aws/kms/key.js";
import { Bucket } from "@pulumi/aws/s3/bucket.js";
import { BucketAcl } from "@pulumi/aws/s3/bucketAcl.js";
import { Config } from "@pulumi/pulumi";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Program } from "./cli.ts";
import { analyzeFile, policyEvents } from "./policy-findings.ts";
import { type EngineRun, EngineStack, type EngineStackOptions } from "./stack.ts";

const PACK = fileURLToPath(new URL("../../policies/pack", import.meta.url));
const SSH_FROM_ANYWHERE = "firewall/admin-ports-closed-to-the-internet";
const ROTATION = "encryption/keys-rotated";
const PUBLIC_ACL = "access/object-acls-private";
const SECRET = "public-read";
const timeout = 120_000;

/** A security group that a rule over the whole stack judges, and an ACL that one resource decides. */
const open: Program = async () => {
  new SecurityGroup("web", {
    description: "the web servers",
    ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] }],
    egress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/8"] }],
  });
};

const closed: Program = async () => {
  new SecurityGroup("web", {
    description: "the web servers",
    ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["10.1.0.0/16"] }],
    egress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/8"] }],
  });
};

const published: Program = async () => {
  new KeyPair("first", { publicKey: "ssh-ed25519 AAAA" });
  new BucketAcl("files", { bucket: "files", acl: "public-read" });
};

const unrotated: Program = async () => {
  new Key("data", { description: "for the data" });
};

const stops = (run: EngineRun): string[] =>
  policyEvents(run.events)
    .filter(({ enforcementLevel }) => enforcementLevel === "mandatory")
    .map(({ policyName, resourceUrn }) => `${policyName} ${resourceUrn}`);

const urnOf = (type: string, name: string): string => `urn:pulumi:dev::test::${type}::${name}`;

describe("a stack with a mistake", () => {
  let bed: EngineStack;
  beforeAll(async () => {
    bed = await EngineStack.create({ program: open });
  }, timeout);
  afterAll(async () => bed[Symbol.asyncDispose]());

  test("is stopped in the preview, by name, resource, level and message", { timeout }, async () => {
    const run = await bed.preview({ policyPacks: [PACK], allowFailure: true });
    expect(run.exitCode).toBe(1);
    expect(stops(run)).toContain(
      `${SSH_FROM_ANYWHERE} ${urnOf("aws:ec2/securityGroup:SecurityGroup", "web")}`,
    );
    const event = policyEvents(run.events).find(({ policyName }) => policyName === SSH_FROM_ANYWHERE);
    expect(event).toMatchObject({
      policyPackName: "rampart",
      enforcementLevel: "mandatory",
      severity: "critical",
    });
    expect(run.stdout).toContain(
      `- [mandatory] [severity: critical]  ${SSH_FROM_ANYWHERE}  (aws:ec2:SecurityGroup: web)`,
    );
    expect(run.stdout).toContain("SSH (22) can be reached from the internet (ingress[0].cidrBlocks[0])");
    expect(run.stdout).toMatch(/Fix: Let only a VPN/);
  });

  test("is stopped before anything is made", { timeout }, async () => {
    const run = await bed.up({ policyPacks: [PACK], allowFailure: true, args: ["--skip-preview=false"] });
    expect(run.exitCode).not.toBe(0);
    expect(run.stdout).toContain(SSH_FROM_ANYWHERE);
    expect((await bed.exportStack()).deployment.resources ?? []).toEqual([]);
  });

  test("passes once it is mended", { timeout }, async () => {
    const run = await bed.preview({ policyPacks: [PACK], program: closed });
    expect(run.exitCode).toBe(0);
    expect(run.stdout).not.toContain(SSH_FROM_ANYWHERE);
    expect(stops(run)).toEqual([]);
  });
});

test("a bad resource is not made, even without a preview", { timeout }, async () => {
  await using bed = await EngineStack.create({ program: published });
  const run = await bed.up({ policyPacks: [PACK], allowFailure: true });
  expect(run.exitCode).not.toBe(0);
  expect(stops(run)).toContain(`${PUBLIC_ACL} ${urnOf("aws:s3/bucketAcl:BucketAcl", "files")}`);
  const { resources = [] } = (await bed.exportStack()).deployment;
  expect(resources.map(({ type }) => type)).not.toContain("aws:s3/bucketAcl:BucketAcl");
});

test("an advisory finding is shown, and stops nothing", { timeout }, async () => {
  await using bed = await EngineStack.create({ program: unrotated });
  const run = await bed.up({ policyPacks: [PACK] });
  expect(run.exitCode).toBe(0);
  expect(run.stdout).toContain(`- [advisory] [severity: medium]  ${ROTATION}  (aws:kms:Key: data)`);
  expect(run.changes.create).toBe(2);
});

test("the pack runs without Pulumi's Node host as well", { timeout }, async () => {
  const executables: EngineStackOptions["executables"] = {
    "pulumi-analyzer-policy-rampart": [process.execPath, join(PACK, "runtime.js")],
  };
  await using bed = await EngineStack.create({ program: open, executables });
  const run = await bed.preview({ policyPacks: [join(PACK, "direct")], allowFailure: true });
  expect(run.exitCode).toBe(1);
  expect(stops(run)).toEqual([`${SSH_FROM_ANYWHERE} ${urnOf("aws:ec2/securityGroup:SecurityGroup", "web")}`]);
});

describe("a policy pack configuration", () => {
  let bed: EngineStack;
  beforeAll(async () => {
    bed = await EngineStack.create({ program: unrotated });
  }, timeout);
  afterAll(async () => bed[Symbol.asyncDispose]());

  async function previewWith(config: object): Promise<EngineRun> {
    const file = join(bed.environment.root, "pack-config.json");
    writeFileSync(file, JSON.stringify(config));
    return await bed.preview({ policyPacks: [PACK], policyPackConfigs: [file], allowFailure: true });
  }

  test("silences a rule", { timeout }, async () => {
    const run = await previewWith({ [ROTATION]: "disabled" });
    expect(run.exitCode).toBe(0);
    expect(policyEvents(run.events).map(({ policyName }) => policyName)).not.toContain(ROTATION);
  });

  test("raises a rule, and changes its severity", { timeout }, async () => {
    const run = await previewWith({ [ROTATION]: { enforcementLevel: "mandatory", severity: "critical" } });
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain(`- [mandatory] [severity: critical]  ${ROTATION}`);
  });

  test("sets the level of all rules", { timeout }, async () => {
    const run = await previewWith({ all: "advisory", [ROTATION]: { severity: "high" } });
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain(`- [advisory] [severity: high]  ${ROTATION}`);
  });

  test("that names no rule, or a severity there is not, fails and says so", { timeout }, async () => {
    const typo = await previewWith({ "encryption/keys-rotatde": "advisory" });
    expect(typo.exitCode).not.toBe(0);
    expect(typo.stdout + typo.stderr).toContain("names the rule encryption/keys-rotatde");
    const severity = await previewWith({ [ROTATION]: { severity: "dire" } });
    expect(severity.exitCode).not.toBe(0);
    expect(severity.stdout + severity.stderr).toMatch(/severity must be one of/);
  });
});

describe("what rampart.yaml says", () => {
  const folder = mkdtempSync(join(tmpdir(), "rampart-settings-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  async function previewUnder(rampartYaml: string, packConfig?: object): Promise<EngineRun> {
    const settings = join(folder, "rampart.yaml");
    writeFileSync(settings, rampartYaml);
    const config = join(folder, "pack-config.json");
    writeFileSync(config, JSON.stringify(packConfig ?? {}));
    const variables = { RAMPART_CONFIG: settings };
    await using bed = await EngineStack.create({ program: unrotated, variables });
    return await bed.preview({ policyPacks: [PACK], policyPackConfigs: [config], allowFailure: true });
  }

  const mandatory = `version: 1\npolicies: { rules: { ${ROTATION}: { level: mandatory } } }\n`;

  test("sets the level of a rule", { timeout }, async () => {
    const run = await previewUnder(mandatory);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain(`- [mandatory] [severity: medium]  ${ROTATION}`);
  });

  test("waives a finding, which is still shown", { timeout }, async () => {
    const waiver = {
      policy: ROTATION,
      scope: { type: "aws:kms/key:Key" },
      reason: "the key is thrown away each month",
      owner: "team-orders",
      ticket: "OPS-7",
      expires: "2999-12-31",
    };
    const run = await previewUnder(`${mandatory}waivers: [${JSON.stringify(waiver)}]\n`);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain(`- [advisory] [severity: low]  ${ROTATION}`);
    expect(run.stdout).toContain("waived until 2999-12-31 by team-orders (OPS-7:");
  });

  test("must not be contradicted by the pack's configuration", { timeout }, async () => {
    const run = await previewUnder(mandatory, { [ROTATION]: "advisory" });
    expect(run.exitCode).not.toBe(0);
    expect(run.stdout + run.stderr).toContain(`sets the level of ${ROTATION} to advisory`);
    expect(policyEvents(run.events)).toEqual([]);
  });

  test("is refused with its place where it is wrong", { timeout }, async () => {
    const run = await previewUnder(
      "version: 1\npolicies: { rules: { encryption/typo: { level: mandatory } } }\n",
    );
    expect(run.exitCode).not.toBe(0);
    expect(run.stdout + run.stderr).toMatch(/rampart\.yaml:2.*encryption\/typo/s);
  });
});

test("what is not known yet is told as undetermined, and settled by the deployed state", {
  timeout,
}, async () => {
  const program: Program = async () => {
    const name = new Bucket("files").id.apply((id) => (id === "" ? "private" : "public-read"));
    new BucketAcl("files", { bucket: "files", acl: name });
  };
  await using bed = await EngineStack.create({ program });
  const preview = await bed.preview({ policyPacks: [PACK], allowFailure: true });
  expect(stops(preview).filter((stop) => stop.startsWith(PUBLIC_ACL))).toEqual([]);
  expect(preview.stdout).toContain(`- [advisory] [severity: low]  ${PUBLIC_ACL}  (aws:s3:BucketAcl: files)`);
  expect(preview.stdout).toContain("undetermined: acl is not known before the deployment");

  await bed.up();
  const exported = join(bed.environment.root, "export.json");
  writeFileSync(exported, JSON.stringify(await bed.exportStack()));
  const analysis = await analyzeFile(bed, exported, PACK);
  expect(analysis.exitCode).toBe(1);
  expect(analysis.stdout).toContain(
    `- [mandatory] [severity: critical]  ${PUBLIC_ACL}  (aws:s3:BucketAcl: files)`,
  );
});

test("a secret is judged and never shown", { timeout }, async () => {
  const program: Program = async () => {
    new BucketAcl("files", { bucket: "files", acl: new Config().requireSecret("acl") });
  };
  await using bed = await EngineStack.create({ program, config: { acl: { secret: SECRET } } });
  const run = await bed.preview({ policyPacks: [PACK], allowFailure: true });
  expect(stops(run)).toContain(`${PUBLIC_ACL} ${urnOf("aws:s3/bucketAcl:BucketAcl", "files")}`);
  expect(JSON.stringify([policyEvents(run.events), run.stdout, run.stderr])).not.toContain(SECRET);
});
