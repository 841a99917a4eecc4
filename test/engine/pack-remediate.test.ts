// Rules that are set to `remediate` in the real engine: they fix what is deployed, and no other rule does.
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Key } from "@pulumi/aws/kms/key.js";
import { Instance } from "@pulumi/aws/rds/instance.js";
import { BucketAcl } from "@pulumi/aws/s3/bucketAcl.js";
import { Config } from "@pulumi/pulumi";
import { allRules } from "@rampart/policies";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Program } from "./cli.ts";
import type { PolicyEvent } from "./events.ts";
import { analyzedEvents, analyzeFile, policyEvents } from "./policy-findings.ts";
import type { Properties } from "./sdk.ts";
import { type EngineRun, EngineStack } from "./stack.ts";

const PACK = fileURLToPath(new URL("../../policies/pack", import.meta.url));
const EXAMPLES = fileURLToPath(new URL("../../examples", import.meta.url));
const DATABASE = "aws:rds/instance:Instance";
const TAGGED = "backup/snapshots-carry-tags";
const ENCRYPTED = "encryption/data-stores-encrypted-at-rest";
const ROTATED = "encryption/keys-rotated";
const PUBLIC_ACL = "access/object-acls-private";
const IN_STACK = "firewall/admin-ports-closed-to-the-internet";
const PASSWORD = "correct-horse-battery-staple";
const timeout = 120_000;

/** A database whose password is secret, and whose snapshots carry no tags; its key is not rotated. */
const shop: Program = async () => {
  const key = new Key("data", { description: "for the data" });
  new Instance("orders", {
    engine: "postgres",
    instanceClass: "db.t4g.micro",
    allocatedStorage: 20,
    username: "app",
    password: new Config().requireSecret("password"),
    copyTagsToSnapshot: false,
    kmsKeyId: key.arn,
  });
};

const published: Program = async () => {
  new Key("data", { description: "for the data" });
  new BucketAcl("files", { bucket: "files", acl: "public-read" });
};

const secrets = { password: { secret: PASSWORD } };

type Level = string | { readonly enforcementLevel: string };
type Levels = Readonly<Record<string, Level>>;

function packConfig(bed: EngineStack, levels: Levels): string {
  const file = join(bed.environment.root, "pack-config.json");
  writeFileSync(file, JSON.stringify(levels));
  return file;
}

async function previewWith(bed: EngineStack, levels: Levels): Promise<EngineRun> {
  const policyPackConfigs = [packConfig(bed, levels)];
  return await bed.preview({ policyPacks: [PACK], policyPackConfigs, allowFailure: true });
}

/** The inputs that each resource is to be made with, by URN. */
function planned({ events }: EngineRun): Readonly<Record<string, unknown>> {
  const inputs = events.flatMap(({ resourcePreEvent }) => {
    const state = resourcePreEvent?.metadata.new;
    return state === undefined ? [] : [[state.urn, state.inputs] as const];
  });
  return Object.fromEntries(inputs);
}

function plannedDatabase(run: EngineRun): Properties | undefined {
  return Object.entries(planned(run)).find(([urn]) => urn.includes(DATABASE))?.[1] as Properties | undefined;
}

const stops = (run: EngineRun): string[] =>
  policyEvents(run.events)
    .filter(({ enforcementLevel }) => enforcementLevel === "mandatory")
    .map(({ policyName }) => policyName);

const ofResource = ({ policyName, resourceUrn }: PolicyEvent): string => `${policyName} ${resourceUrn}`;

/** How often a line is among the messages, which progress shows as well. */
const timesTold = ({ stdout }: EngineRun, line: string): number =>
  stdout.slice(stdout.indexOf("\nDiagnostics:")).split(line).length - 1;

describe("a rule set to remediate", () => {
  const levels = { all: "advisory", [TAGGED]: { enforcementLevel: "remediate" }, [ROTATED]: "remediate" };
  let bed: EngineStack;
  beforeAll(async () => {
    bed = await EngineStack.create({ program: shop, config: secrets });
  }, timeout);
  afterAll(async () => bed[Symbol.asyncDispose]());

  test("fixes the preview, says so, and is satisfied", { timeout }, async () => {
    const run = await previewWith(bed, levels);
    expect(run.exitCode).toBe(0);
    expect(plannedDatabase(run)?.copyTagsToSnapshot).toBe(true);
    expect(run.stdout).toContain(`- [remediate]  ${TAGGED}  (1 resource)`);
    expect(run.stdout).toContain(`- [remediate]  ${ROTATED}  (1 resource)`);
    expect(policyEvents(run.events).map(({ policyName }) => policyName)).not.toContain(TAGGED);
    expect(JSON.stringify([run.stdout, run.stderr, run.events])).not.toContain(PASSWORD);
  });

  test("fixes what is deployed, keeps secrets, and has nothing to do a second time", {
    timeout,
  }, async () => {
    const options = { policyPacks: [PACK], policyPackConfigs: [packConfig(bed, levels)] };
    const first = await bed.up(options);
    expect(first.exitCode).toBe(0);
    const exported = await bed.exportStack();
    const database = exported.deployment.resources?.find(({ type }) => type === DATABASE);
    expect(database?.inputs).toMatchObject({
      copyTagsToSnapshot: true,
      password: { ciphertext: expect.stringMatching(/^v1:/) },
      kmsKeyId: expect.stringMatching(/^arn:/),
    });
    const key = exported.deployment.resources?.find(({ type }) => type === "aws:kms/key:Key");
    expect(key?.inputs).toMatchObject({ enableKeyRotation: true, description: "for the data" });
    expect(JSON.stringify([exported, first])).not.toContain(PASSWORD);
    expect((await bed.up(options)).changes).toEqual({ same: 3 });
  });

  test("shows in an analysis of an export what it would fix, and counts as mandatory", {
    timeout,
  }, async () => {
    await using unfixed = await EngineStack.create({ program: shop, config: secrets });
    await unfixed.up();
    const exported = join(unfixed.environment.root, "export.json");
    writeFileSync(exported, JSON.stringify(await unfixed.exportStack()));
    const config = ["--policy-pack-config", packConfig(unfixed, levels), "--json"];
    const analysis = await analyzeFile(unfixed, exported, PACK, config);
    expect(analysis.exitCode).toBe(1);
    const found = analyzedEvents(analysis).filter(({ enforcementLevel }) => enforcementLevel === "mandatory");
    expect(found.map(({ policyName }) => policyName).sort()).toEqual([TAGGED, ROTATED]);
    expect(analysis.stdout).toContain("policyRemediationEvent");
  });
});

test("fixes of one rule leave the others to stop the deployment", { timeout }, async () => {
  await using bed = await EngineStack.create({ program: published });
  const run = await previewWith(bed, { [ROTATED]: "remediate" });
  expect(run.exitCode).toBe(1);
  expect(stops(run)).toEqual([PUBLIC_ACL]);
  expect(run.stdout).toMatch(new RegExp(`\\[remediate\\] +${ROTATED}`));
});

describe("nothing is fixed", () => {
  let bed: EngineStack;
  beforeAll(async () => {
    bed = await EngineStack.create({ program: shop, config: secrets });
  }, timeout);
  afterAll(async () => bed[Symbol.asyncDispose]());

  test("where no rule is set to remediate", { timeout }, async () => {
    const run = await previewWith(bed, { all: "advisory" });
    expect(run.exitCode).toBe(0);
    expect(plannedDatabase(run)?.copyTagsToSnapshot).toBe(false);
    expect(run.stdout).not.toContain("[remediate]");
  });

  test("where all rules are: they count as mandatory, which is said once", { timeout }, async () => {
    const run = await previewWith(bed, { all: "remediate", [TAGGED]: "remediate" });
    expect(run.exitCode).toBe(1);
    expect(stops(run)).toContain(TAGGED);
    expect(run.stdout).not.toContain("[remediate]");
    expect(timesTold(run, 'sets "all" to remediate, which fixes nothing')).toBe(1);
  });

  test("where it would replace the resource: the rule stops, and says what it wants", {
    timeout,
  }, async () => {
    const run = await previewWith(bed, { all: "advisory", [ENCRYPTED]: "remediate" });
    expect(run.exitCode).toBe(1);
    expect(stops(run)).toEqual([ENCRYPTED]);
    expect(run.stdout).toContain("not fixed here, since that would replace a resource that exists");
    expect(run.stdout).toContain("+ storageEncrypted: true");
  });

  test("by a rule that needs the whole stack, which is said once", { timeout }, async () => {
    const run = await previewWith(bed, { all: "advisory", [IN_STACK]: "remediate" });
    expect(run.exitCode).toBe(0);
    expect(timesTold(run, `they count as mandatory: ${IN_STACK}`)).toBe(1);
  });
});

const examples = readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, "Pulumi.yaml")));
const remediable = allRules.filter(({ scope, remedies }) => scope === "resource" && remedies !== undefined);

/** Whether the rule's fix is the same for all resources of the type. */
function hasFixForAll({ policyName, resourceUrn = "" }: PolicyEvent): boolean {
  const type = resourceUrn.split("::")[2]?.split("$").at(-1) ?? "";
  const remedies = remediable.find(({ id }) => id === policyName)?.remedies;
  return typeof remedies?.get(type) === "object";
}

describe.each(examples)("example %s", (name) => {
  const projectFolder = join(EXAMPLES, name);
  let bed: EngineStack;
  let bare: EngineRun;
  beforeAll(async () => {
    const { default: program } = (await import(pathToFileURL(join(projectFolder, "index.ts")).href)) as {
      default: Program;
    };
    bed = await EngineStack.create({
      program,
      projectFolder,
      config: { paymentApiKey: { secret: PASSWORD } },
    });
    bare = await bed.preview();
  }, timeout);
  afterAll(async () => bed[Symbol.asyncDispose]());

  test("is previewed as it is written", { timeout }, async () => {
    expect(Object.keys(planned(bare)).length).toBeGreaterThan(10);
    expect(planned(await previewWith(bed, {}))).toEqual(planned(bare));
  });

  test("is fixed where all rules with a fix are named, and only if it is bad", { timeout }, async () => {
    const levels = Object.fromEntries(remediable.map(({ id }) => [id, "remediate"]));
    const run = await previewWith(bed, { all: "advisory", ...levels });
    if (!name.endsWith("-mistakes")) {
      expect(run.exitCode).toBe(0);
      expect(planned(run)).toEqual(planned(bare));
      return;
    }
    expect(planned(run)).not.toEqual(planned(bare));
    // What still stops it has no fix for its type, or one that replaces it, which is told, or none in this case.
    const told = policyEvents(run.events).filter(({ message }) => message.startsWith("not fixed here"));
    const excused = new Set(told.map(ofResource));
    const left = policyEvents(run.events).filter(
      (event) => event.enforcementLevel === "mandatory" && !excused.has(ofResource(event)),
    );
    expect(told).not.toEqual([]);
    expect(left.filter(hasFixForAll).map(ofResource)).toEqual([]);
    expect(run.stdout).toContain("[remediate]");
    expect(JSON.stringify([run.stdout, run.stderr, run.events])).not.toContain(PASSWORD);
  });
});
