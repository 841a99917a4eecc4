// What the engine asks a pack, in which order, and how it takes the answers: the contract with the CLI in use.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Bucket } from "@pulumi/aws/s3/bucket.js";
import { defineGraphRule, defineRule, type Rule } from "@rampart/policy";
import type { PolicyPack } from "@rampart/policy/engine";
import { describe, expect, test } from "vitest";
import { RequestedResource, readAnalyzeStackRequest } from "../../packages/policy/src/engine/requests.ts";
import { loadSdk } from "../../packages/policy/src/engine/sdk.ts";
import { recordAnalyzerRequests } from "./analyzer-recorder.ts";
import type { Program } from "./cli.ts";
import { analyzedEvents, analyzeFile, policyEvents } from "./policy-findings.ts";
import { mixed, PASSWORD } from "./programs.ts";
import { servedPack } from "./served-pack.ts";
import { EngineStack } from "./stack.ts";

const BUCKET = "aws:s3/bucket:Bucket";
const timeout = 120_000;

interface Types {
  readonly [BUCKET]: { readonly acl?: string };
}

const text = { title: "It holds", severity: "high", rationale: "Because.", fix: "Mend it." } as const;
const fails = { outcome: "fail", message: "it does not hold" } as const;

const onOne: Rule = defineRule<Types>({ ...text, id: "test/on-one", checks: { [BUCKET]: () => fails } });
const onAll: Rule = defineGraphRule<Types>({ ...text, id: "test/on-all", checks: { [BUCKET]: () => fails } });
const broken = (rule: Rule): Rule => ({
  ...rule,
  id: `${rule.id}-broken`,
  check: () => {
    throw new Error("the rule lost its way");
  },
});

const program: Program = async () => {
  new Bucket("files");
  new Bucket("logs");
};

const packOf = (...rules: readonly Rule[]): PolicyPack => ({ name: "contract", version: "1.2.3", rules });

const BEFORE = ["handshake", "configureStack", "getPluginInfo", "getAnalyzerInfo", "configure"];
// Of the stack, the provider and two buckets. The engine asks for fixes whether or not a rule makes any.
const EACH = ["remediate", "analyze"];
const SHOWN = [...EACH, ...EACH, ...EACH, ...EACH, "analyzeStack", "cancel"];

describe("the engine", () => {
  test("introduces itself, shows every resource, then the stack, and says good-bye", {
    timeout,
  }, async () => {
    await using bed = await EngineStack.create({ program });
    using pack = await servedPack(bed, packOf({ ...onOne, severity: "low" }));
    const run = await bed.preview({ policyPacks: [pack.folder] });
    expect(pack.calls).toEqual([...BEFORE, ...SHOWN]);
    expect(policyEvents(run.events)).toHaveLength(2);
    expect(policyEvents(run.events)[0]).toMatchObject({
      policyName: "test/on-one",
      policyPackName: "contract",
      policyPackVersion: "0.0.1",
      enforcementLevel: "advisory",
      severity: "low",
      message: "It holds\nit does not hold\nFix: Mend it.\n",
    });
  });

  test("asks the same of a pack in an analysis of an export, but for the stack", { timeout }, async () => {
    await using bed = await EngineStack.create({ program });
    await bed.up();
    const exported = join(bed.environment.root, "export.json");
    writeFileSync(exported, JSON.stringify(await bed.exportStack()));
    using pack = await servedPack(bed, packOf(onOne, { ...onAll, severity: "low" }));
    const analysis = await analyzeFile(bed, exported, pack.folder, ["--json"]);
    expect(analysis.exitCode).toBe(1);
    expect(pack.calls).toEqual([...BEFORE.filter((call) => call !== "configureStack"), ...SHOWN]);
    const levels = analyzedEvents(analysis).map(
      ({ policyName, enforcementLevel }) => `${policyName} ${enforcementLevel}`,
    );
    expect(levels.sort()).toEqual([
      "test/on-all advisory",
      "test/on-all advisory",
      "test/on-one mandatory",
      "test/on-one mandatory",
    ]);
  });

  test("stops for a rule over the whole stack, naming the resource", { timeout }, async () => {
    await using bed = await EngineStack.create({ program });
    using pack = await servedPack(bed, packOf(onAll));
    const run = await bed.preview({ policyPacks: [pack.folder], allowFailure: true });
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain("[mandatory] [severity: high]  test/on-all  (aws:s3:Bucket: files)");
  });

  test("goes on where rules break, and shows which broke on what", { timeout }, async () => {
    await using bed = await EngineStack.create({ program });
    using pack = await servedPack(bed, packOf(broken(onOne), broken(onAll)));
    const run = await bed.preview({ policyPacks: [pack.folder] });
    expect(run.exitCode).toBe(0);
    expect(run.changes.create).toBe(3);
    for (const rule of ["test/on-one-broken", "test/on-all-broken"]) {
      expect(run.stdout).toContain(`- [advisory] [severity: low]  ${rule}  (aws:s3:Bucket: files)`);
    }
    expect(run.stdout).toContain("error: the rule itself broke (the rule lost its way)");
  });
});

test("requests of the engine are read as the SDK reads them", { timeout }, async () => {
  await using bed = await EngineStack.create({
    program: mixed(),
    config: { password: { secret: PASSWORD } },
  });
  const { bytes, analyze, analyzeStack } = await recordAnalyzerRequests(bed);
  const read = bytes.analyze.map((request) => RequestedResource.read(Buffer.from(request)));
  expect(
    read.map(({ type, urn, name, properties, options }) => ({ type, urn, name, properties, options })),
  ).toEqual(
    analyze.map(({ type, urn, name, properties, options: { parent, protect } }) => {
      return { type, urn, name, properties, options: { parent, protect } };
    }),
  );
  expect(read.map(({ provider }) => provider?.urn)).toEqual(analyze.map(({ provider }) => provider?.urn));

  const stack = bytes.analyzeStack.flatMap((request) => readAnalyzeStackRequest(Buffer.from(request)));
  expect(
    stack.map(({ urn, properties, parent, dependencies, propertyDependencies }) => {
      return { urn, properties, parent, dependencies, propertyDependencies };
    }),
  ).toEqual(
    analyzeStack.map(({ urn, properties, parent, dependencies, propertyDependencies }) => {
      return { urn, properties, parent, dependencies, propertyDependencies };
    }),
  );
});

test("the SDK serves the methods that a pack answers", () => {
  const sdk = loadSdk(createRequire(import.meta.url).resolve("@pulumi/pulumi/package.json"));
  const paths = Object.values(sdk.methods).map(({ path }) => path);
  const names = ["Handshake", "ConfigureStack", "GetPluginInfo", "GetAnalyzerInfo", "Configure"];
  for (const name of [...names, "Analyze", "AnalyzeStack", "Remediate", "Cancel"]) {
    expect(paths).toContain(`/pulumirpc.Analyzer/${name}`);
  }
});
