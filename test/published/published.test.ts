import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Packed, packAll, run } from "./pack.ts";

const PULUMI = "^3.270.0";
const FINDING = [
  "encryption/disks-encrypted-at-rest",
  "urn:pulumi:stack::project::aws:ebs/volume:Volume::data",
];

describe("the packages as they are published", { timeout: 180_000 }, () => {
  const outside = mkdtempSync(join(tmpdir(), "rampart-published-"));
  const project = join(outside, "project");
  let packed: readonly Packed[];

  beforeAll(() => {
    packed = packAll(join(outside, "tarballs"));
    cpSync(fileURLToPath(new URL("consumer", import.meta.url)), project, { recursive: true });
    installInto(project, packed);
  }, 180_000);

  afterAll(() => rmSync(outside, { recursive: true, force: true }));

  it("have manifests that publint accepts", () => {
    for (const { tarball } of packed)
      expect(run("publint", ["--strict", tarball], outside)).toContain("All good");
  });

  it("have types that resolve under every module resolution", () => {
    for (const { tarball } of packed) run("attw", [tarball, "--format", "ascii"], outside);
  });

  it("judge a Pulumi program from CommonJS", () => {
    expect(JSON.parse(run(process.execPath, ["commonjs.cjs"], project))).toContainEqual(FINDING);
  });

  it("judge a Pulumi program from ESM", () => {
    expect(JSON.parse(run(process.execPath, ["esm.mjs"], project))).toContainEqual(FINDING);
  });

  it("type-check without an SDK of any cloud, even where declarations are checked", () => {
    const flags = [
      "--noEmit",
      "--strict",
      "--module",
      "nodenext",
      "--target",
      "es2024",
      "--skipLibCheck",
      "false",
    ];
    run("tsc", [...flags, "--types", "node", "types.ts"], project);
  });

  it("bring a command that checks a program", () => {
    mkdirSync(join(project, "stack"));
    writeFileSync(
      join(project, "stack", "Pulumi.yaml"),
      "name: stack\nruntime: nodejs\nmain: ../program.mjs\n",
    );
    writeFileSync(join(project, "stack", "Pulumi.dev.yaml"), "config: {}\n");
    const command = join(project, "node_modules", ".bin", "rampart");
    const output = run(
      command,
      ["check", "--program", "stack", "--format", "json", "--fail-on", "never"],
      project,
    );
    const { findings } = JSON.parse(output) as { findings: { policy: string }[] };
    expect(findings.map(({ policy }) => policy)).toContain(FINDING[0]);
  });
});

function installInto(directory: string, packages: readonly Packed[]): void {
  const tarballs = Object.fromEntries(packages.map(({ name, tarball }) => [name, `file:${tarball}`]));
  const manifest = {
    name: "consumer",
    private: true,
    dependencies: { ...tarballs, "@pulumi/pulumi": PULUMI },
  };
  writeFileSync(
    join(directory, "package.json"),
    JSON.stringify({ ...manifest, devDependencies: { "@types/node": "^24" } }),
  );
  // The packages ask for each other by version, as from a registry; here they are the tarballs.
  const workspace = { overrides: tarballs, allowBuilds: { protobufjs: false } };
  writeFileSync(join(directory, "pnpm-workspace.yaml"), JSON.stringify(workspace));
  run("pnpm", ["install", "--prefer-offline"], directory);
}
