import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Packed, packAll, run } from "./pack.ts";

const PULUMI = "^3.270.0";
const AWS = "^7.48.0";
const FINDING = [
  "encryption/disks-encrypted-at-rest",
  "urn:pulumi:stack::project::aws:ebs/volume:Volume::data",
];

const GREETING = `
  import { defineRunbook } from "@rampart/runbook";
  export default defineRunbook(
    { name: "greet", purpose: "Greets", inputs: { properties: {} } },
    ({ step }) => [step({ name: "greet", run: async ({ $ }) => (await $\`echo hello\`).stdout.trim() })],
  );
`;

const outside = mkdtempSync(join(tmpdir(), "rampart-published-"));
let packed: readonly Packed[];

beforeAll(() => {
  packed = packAll(join(outside, "tarballs"));
}, 180_000);

afterAll(() => rmSync(outside, { recursive: true, force: true }));

describe("the packages as they are published", { timeout: 180_000 }, () => {
  const project = join(outside, "project");

  beforeAll(() => {
    cpSync(fileURLToPath(new URL("consumer", import.meta.url)), project, { recursive: true });
    installInto(project, packed);
  }, 180_000);

  it("have manifests that publint accepts", () => {
    for (const { tarball } of packed)
      expect(run("publint", ["--strict", tarball], outside)).toContain("All good");
  });

  it("have types that resolve under every module resolution", () => {
    for (const { name, tarball } of packed) {
      // Runbooks are loaded by the command, which is ESM.
      const profile = name === "@rampart/runbooks" ? "esm-only" : "strict";
      run("attw", [tarball, "--format", "ascii", "--profile", profile], outside);
    }
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

  it("bring a policy pack that Pulumi starts", async () => {
    const policies = await policiesOf(join(project, "node_modules", "@rampart", "policies", "pack"));
    expect(policies).toContain(FINDING[0]);
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

  it("bring runbooks that the command runs", () => {
    const command = join(project, "node_modules", ".bin", "rampart");
    const listed = JSON.parse(run(command, ["runbook", "list", "--format", "json"], project)) as {
      runbooks: { name: string }[];
    };
    expect(listed.runbooks.map(({ name }) => name)).toContain("operations/database-maintenance");
    mkdirSync(join(project, "runbooks"));
    writeFileSync(join(project, "runbooks", "greet.ts"), GREETING);
    const journal = join(outside, "journal.sqlite");
    const record = run(
      command,
      ["run", "./runbooks/greet.ts", "--yes", "--format", "json", "--journal", journal],
      project,
    );
    expect(JSON.parse(record)).toMatchObject({ status: "completed", chain: { verified: true } });
  });
});

describe("the components as they are published", { timeout: 180_000 }, () => {
  const stack = join(outside, "stack-aws");

  beforeAll(() => {
    cpSync(fileURLToPath(new URL("stack-aws", import.meta.url)), stack, { recursive: true });
    const needed = ["backup", "component", "core", "recovery"].map((name) => `@rampart/${name}`);
    installInto(
      stack,
      packed.filter(({ name }) => needed.includes(name)),
      { "@pulumi/aws": AWS },
    );
  }, 180_000);

  it.each(["commonjs.cjs", "esm.mjs"])("make a backup plan on AWS in %s", (program) => {
    const types = JSON.parse(run(process.execPath, [program], stack)) as string[];
    expect(types).toContain("rampart:index:AwsBackupPlan");
    expect(types).toContain("aws:backup/plan:Plan");
  });

  it("bring no SDK of a cloud that the stack does not use", () => {
    const installed = readdirSync(join(stack, "node_modules", ".pnpm"));
    expect(installed.filter((name) => /^@pulumi\+/.test(name)).map((name) => name.split("@", 2)[1])).toEqual([
      "pulumi+aws",
      "pulumi+pulumi",
    ]);
  });

  it("declare themselves without the types of an SDK", () => {
    const flags = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2024", "--listFiles"];
    const files = run("tsc", [...flags, "--types", "node", "stack.ts"], stack);
    expect(files).toContain("@rampart/backup/dist/aws/index.d.ts");
    expect(files).not.toContain("@pulumi/aws/");
  });
});

/** What the engine learns of the pack in `folder`, started as Pulumi starts packs. */
async function policiesOf(folder: string): Promise<string[]> {
  const sdk = createRequire(join(folder, "index.js"));
  const runner = spawn(
    process.execPath,
    [sdk.resolve("@pulumi/pulumi/cmd/run-policy-pack"), "127.0.0.1:1", "."],
    {
      cwd: folder,
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  try {
    const port = await new Promise<string>((resolve, reject) => {
      runner.stdout.setEncoding("utf8").once("data", resolve);
      runner.once("exit", (code) => reject(new Error(`the pack ended with ${code}`)));
    });
    const fromSdk = createRequire(sdk.resolve("@pulumi/pulumi/package.json"));
    const { credentials } = fromSdk("@grpc/grpc-js") as { credentials: { createInsecure(): object } };
    const { Empty } = fromSdk("google-protobuf/google/protobuf/empty_pb.js") as { Empty: new () => object };
    const { AnalyzerClient } = fromSdk("./proto/analyzer_grpc_pb.js") as {
      AnalyzerClient: new (address: string, credentials: object) => AnalyzerClient;
    };
    const client = new AnalyzerClient(`127.0.0.1:${port.trim()}`, credentials.createInsecure());
    const info = await new Promise<AnalyzerInfo>((resolve, reject) => {
      client.getAnalyzerInfo(new Empty(), (error, answer) =>
        error === null ? resolve(answer) : reject(error),
      );
    });
    client.close();
    return info.getPoliciesList().map((policy) => policy.getName());
  } finally {
    runner.kill();
  }
}

interface AnalyzerClient {
  getAnalyzerInfo(request: object, done: (error: Error | null, answer: AnalyzerInfo) => void): void;
  close(): void;
}

interface AnalyzerInfo {
  getPoliciesList(): readonly { getName(): string }[];
}

function installInto(
  directory: string,
  packages: readonly Packed[],
  more: Readonly<Record<string, string>> = {},
): void {
  const tarballs = Object.fromEntries(packages.map(({ name, tarball }) => [name, `file:${tarball}`]));
  const manifest = {
    name: "consumer",
    private: true,
    dependencies: { ...tarballs, ...more, "@pulumi/pulumi": PULUMI },
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
