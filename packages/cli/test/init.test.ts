import { spawnSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { parseConfig } from "@rampart/core/config";
import { allRules } from "@rampart/policies";
import { frameworks } from "@rampart/policies/controls";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { COMMAND, type Run, rampart, withFiles, withProgram } from "./rampart.ts";

const PROJECT = { "Pulumi.yaml": "name: orders\nruntime: nodejs\n" };
const WORKFLOW = ".github/workflows/rampart.yml";

type Files = Readonly<Record<string, string>>;

/** Runs `rampart init` in a folder with `files`, and calls `use` there. */
function initialised<Result>(
  files: Files,
  flags: readonly string[],
  use: (run: Run, cwd: string) => Promise<Result>,
): Promise<Result> {
  return withFiles(files, async (cwd) => use(await rampart(["init", ...flags], { cwd }), cwd));
}

const read = (...path: string[]): Promise<string> => readFile(join(...path), "utf8");

/** The settings that stand there as comments, too. */
function uncommented(settings: string): string {
  return settings.replace(/^# (?!yaml-language-server)/gm, "");
}

const KNOWN = { rules: allRules.map(({ id }) => id), frameworks: frameworks.map(({ id }) => id) };

describe.concurrent("rampart init", { timeout: 60_000 }, () => {
  it("writes the settings and the workflow, says so, and what comes next", () =>
    initialised({ ...PROJECT, "Pulumi.dev.yaml": "" }, [], async ({ code, stdout, stderr }, cwd) => {
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).toContain(`Wrote rampart.yaml\nWrote ${WORKFLOW}\n`);
      expect(stdout).toContain("npm install --save-dev @rampart/cli @rampart/policies");
      expect(stdout).toContain("npx --no -- rampart check --program . --config-of dev");
      expect(stdout).toContain("pulumi preview --policy-pack node_modules/@rampart/policies/pack");
      expect((await readdir(cwd)).sort()).toEqual([
        ".github",
        "Pulumi.dev.yaml",
        "Pulumi.yaml",
        "rampart.yaml",
      ]);
    }));

  it("leaves what is there as it is, and with --force replaces it", () =>
    initialised({ ...PROJECT, "rampart.yaml": "version: 1\n" }, [], async ({ code, stdout }, cwd) => {
      expect(code).toBe(0);
      expect(stdout).toContain("Left rampart.yaml, which says something else; --force replaces it\n");
      expect(await read(cwd, "rampart.yaml")).toBe("version: 1\n");

      const forced = await rampart(["init", "--force"], { cwd });
      expect(forced.stdout).toContain(`Replaced rampart.yaml\nUnchanged ${WORKFLOW}\n`);
      expect(await read(cwd, "rampart.yaml")).not.toBe("version: 1\n");
    }));

  it("changes nothing the second time", () =>
    initialised(PROJECT, [], async (_, cwd) => {
      const { code, stdout } = await rampart(["init"], { cwd });
      expect(code).toBe(0);
      expect(stdout).toContain(`Unchanged rampart.yaml\nUnchanged ${WORKFLOW}\n`);
    }));

  it("with --dry-run prints the files and writes none", () =>
    initialised(PROJECT, ["--dry-run", "--install"], async ({ code, stdout, stderr }, cwd) => {
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).toMatch(/^Would write rampart\.yaml\n {4}# yaml-language-server: \$schema=https:/);
      expect(stdout).toContain(`Would write ${WORKFLOW}\n    # `);
      expect(await readdir(cwd)).toEqual(["Pulumi.yaml"]);
    }));

  it("sets up the directory that is named", () =>
    withFiles(PROJECT, async (project) => {
      const { stdout } = await rampart(["init", project], { cwd: tmpdir() });
      expect(stdout).toContain(`Next, in ${project}:\n`);
      await expect(read(project, "rampart.yaml")).resolves.toContain("version: 1\n");
    }));

  it("does not write through a link that points elsewhere", () =>
    withFiles(PROJECT, async (cwd) => {
      const elsewhere = join(cwd, "elsewhere.yaml");
      await symlink(elsewhere, join(cwd, "rampart.yaml"));
      const { code, stderr } = await rampart(["init"], { cwd });
      expect(code).toBe(2);
      expect(stderr).toMatch(/rampart\.yaml: it cannot be written \(EEXIST\)\n.+\.\n$/);
      await expect(read(elsewhere)).rejects.toThrow("ENOENT");
    }));

  it.each<[string, Files, RegExp]>([
    ["no project", {}, /^rampart: Pulumi\.yaml: there is no such file\n.*`pulumi new`/],
    ["no name", { "Pulumi.yaml": "runtime: go\n" }, /^rampart: Pulumi\.yaml: the project has no name\n/],
    ["broken YAML", { "Pulumi.yaml": "name: [" }, /^rampart: Pulumi\.yaml: this is not YAML: /],
    ["a broken stack", { ...PROJECT, "Pulumi.prod.yaml": "- a" }, /Pulumi\.prod\.yaml: this is not a map/],
  ])("refuses %s", (_, files, expected) =>
    initialised(files, [], async ({ code, stdout, stderr }, cwd) => {
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toMatch(expected);
      expect((await readdir(cwd)).sort()).toEqual(Object.keys(files).sort());
    }),
  );
});

describe.concurrent("the rampart.yaml it writes", { timeout: 60_000 }, () => {
  const files = {
    "Pulumi.yaml": `
name: Orders & Co
runtime: { name: nodejs }
config:
  aws:region: { default: eu-west-1 }
  azure-native:location: West Europe
`,
    "Pulumi.dev.yaml": "config:\n  aws:region: eu-west-1\n  orders:secretLocation: { secure: AAABAxyz }\n",
    "Pulumi.prod.yaml": `
config:
  orders:recoveryRegion: eu-central-1
  aws:defaultTags: { tags: { owner: team-orders, cost-centre: "42" } }
`,
    "Pulumi.yaml.bak": "",
  };

  it("begins with the line for editors, is valid, and says nothing that nobody decided", () =>
    initialised(files, [], async (_, cwd) => {
      const text = await read(cwd, "rampart.yaml");
      const schema = JSON.parse(
        await readFile(new URL(import.meta.resolve("@rampart/core/schema/rampart.schema.json")), "utf8"),
      ) as { $id: string };
      expect(text.split("\n")[0]).toBe(`# yaml-language-server: $schema=${schema.$id}`);
      expect(parseConfig(text, "rampart.yaml", KNOWN)).toEqual({ version: 1 });
    }));

  it("is valid with every suggestion in use, which are those of the project", () =>
    initialised(files, [], async (_, cwd) => {
      const config = parseConfig(uncommented(await read(cwd, "rampart.yaml")), "rampart.yaml", KNOWN);
      expect(config.allowedRegions).toEqual(["eu-west-1", "westeurope", "eu-central-1"]);
      expect(config.requiredTags).toEqual(["owner", "cost-centre"]);
      expect(config.workloads).toEqual({
        "orders-co": { tier: "critical", owner: "team-orders-co", match: { stacks: ["prod"] } },
        "orders-co-test": { tier: "standard", owner: "team-orders-co", match: { stacks: ["dev"] } },
      });
      expect(config.waivers).toHaveLength(1);
    }));

  it.each(["1", "9-lives", "ünï", "a".repeat(100), "-", "dev.live"])(
    "is valid for a project and a stack called %s",
    (name) =>
      initialised(
        { "Pulumi.yaml": `name: "${name}"\nruntime: go\n`, [`Pulumi.${name}.yaml`]: "" },
        [],
        async ({ code }, cwd) => {
          expect(code).toBe(0);
          const config = parseConfig(uncommented(await read(cwd, "rampart.yaml")), "rampart.yaml", KNOWN);
          expect(Object.keys(config.workloads ?? {})).toHaveLength(1);
        },
      ),
  );

  it("holds no secret", () =>
    initialised(files, [], async ({ stdout }, cwd) => {
      const all = stdout + (await read(cwd, "rampart.yaml")) + (await read(cwd, WORKFLOW));
      expect(all).not.toContain("AAABAxyz");
    }));
});

describe.concurrent("with a package manager", { timeout: 60_000 }, () => {
  const YARN_1 = "# yarn lockfile v1\n";
  const YARN_4 = "__metadata:\n  version: 8\n";

  it.each<[string, Files, RegExp, RegExp]>([
    ["npm", {}, /^ {4}npm install --save-dev @rampart/m, /- run: npm install$/m],
    ["npm ci", { "package-lock.json": "{}" }, /npx --no -- rampart check/, /- run: npm ci$/m],
    [
      "pnpm",
      { "pnpm-lock.yaml": "" },
      /pnpm add --save-dev @rampart/,
      /- run: pnpm install --frozen-lockfile$/m,
    ],
    [
      "a pnpm workspace",
      { "pnpm-lock.yaml": "", "pnpm-workspace.yaml": "" },
      /pnpm add --save-dev --workspace-root @rampart/,
      /version: latest/,
    ],
    [
      "pnpm by package.json",
      { "package.json": '{"packageManager":"pnpm@12.1.0"}', "package-lock.json": "{}" },
      /pnpm exec rampart check/,
      /- uses: pnpm\/action-setup@v4\n {6}- uses: actions\/setup-node/,
    ],
    ["yarn 1", { "yarn.lock": YARN_1 }, /yarn add --dev @rampart/, /- run: yarn install --frozen-lockfile$/m],
    [
      "yarn 4",
      { "yarn.lock": YARN_4 },
      /yarn run rampart check/,
      /corepack enable[^]*yarn install --immutable$/m,
    ],
  ])("%s: its commands are printed, and run by the workflow", (_, files, printed, run) =>
    initialised({ ...PROJECT, ...files }, [], async ({ stdout }, cwd) => {
      expect(stdout).toMatch(printed);
      expect(await read(cwd, WORKFLOW)).toMatch(run);
    }),
  );

  it("the packages that are declared already are not asked for again", () =>
    initialised(
      {
        ...PROJECT,
        "package.json": '{"devDependencies":{"@rampart/cli":"^1.0.0","@rampart/policies":"^1.0.0"}}',
      },
      [],
      async ({ stdout }) => expect(stdout).not.toContain("npm install"),
    ));

  /** Calls `use` with a PATH on which npm is `script`. */
  async function withNpm(script: string, use: (env: Files) => Promise<void>): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), "rampart-npm-"));
    try {
      await writeFile(join(folder, "npm"), `#!/bin/sh\n${script}\n`);
      await chmod(join(folder, "npm"), 0o755);
      await use({ PATH: [folder, dirname(process.execPath), "/usr/bin", "/bin"].join(delimiter) });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  it("--install runs it first, and the workflow then installs by the lock file", () =>
    withNpm('echo "npm $*"; echo "{}" > package-lock.json', (env) =>
      withFiles(PROJECT, async (cwd) => {
        const { code, stdout, stderr } = await rampart(["init", "--install"], { cwd, env });
        expect(code).toBe(0);
        expect(stderr).toContain("npm install --save-dev @rampart/cli @rampart/policies\n");
        expect(stdout).not.toContain("npm install");
        expect(await read(cwd, WORKFLOW)).toContain("- run: npm ci\n");
      }),
    ));

  it("an installation that fails ends with 3, with the files written and how to go on", () =>
    withNpm("exit 9", (env) =>
      withFiles(PROJECT, async (cwd) => {
        const { code, stdout, stderr } = await rampart(["init", "--install"], { cwd, env });
        expect(code).toBe(3);
        expect(stderr).toMatch(/did not install the packages: it ended with exit code 9\nRun it again/);
        expect(stdout).toContain("Wrote rampart.yaml");
        expect(await readdir(cwd)).toContain("rampart.yaml");
      }),
    ));
});

describe.concurrent("the check of the workflow", { timeout: 60_000 }, () => {
  const OPEN = `
import * as pulumi from "@pulumi/pulumi";
new pulumi.CustomResource("aws:ec2/securityGroup:SecurityGroup", "bastion", {
  ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] }],
});`;

  it("runs as it is written, fails for a finding, and leaves the reports that later steps show", () =>
    withProgram({ "index.mjs": OPEN }, async (cwd) => {
      await rampart(["init"], { cwd });
      const { jobs } = parse(await read(cwd, WORKFLOW)) as {
        jobs: { check: { steps: { name?: string; run?: string }[] } };
      };
      const { run = "" } = jobs.check.steps.find(({ name }) => name === "Check") ?? {};
      // What npx finds in the project.
      const bin = join(cwd, "bin");
      await mkdir(bin);
      await writeFile(join(bin, "npx"), `#!/bin/sh\nshift 3\nexec ${COMMAND.join(" ")} "$@"\n`);
      await chmod(join(bin, "npx"), 0o755);
      const env = { PATH: [bin, process.env.PATH].join(delimiter), STACK: "dev" };
      const { status, stderr } = spawnSync("bash", ["--norc", "-e", "-c", run], {
        cwd,
        env,
        encoding: "utf8",
      });
      expect({ status, stderr }).toEqual({ status: 1, stderr: "running .…\n" });
      expect(JSON.parse(await read(cwd, "rampart.sarif"))).toMatchObject({ version: "2.1.0" });
      const report = await read(cwd, "rampart.md");
      expect(report).toContain("Ports for administration cannot be reached from the internet");
      // The comment script puts its own first line in place of this one.
      expect(report).toMatch(/^<!--.*-->\n/);
    }));
});

describe.concurrent("TypeScript 7", { timeout: 60_000 }, () => {
  const typescript = (version: string): Files => ({
    "index.ts": "",
    "package.json": JSON.stringify({ devDependencies: { typescript: version } }),
  });

  it.each<[string, Files, boolean]>([
    ["7", { ...PROJECT, ...typescript("^7.0.2") }, true],
    ["6", { ...PROJECT, ...typescript("^6.0.3") }, false],
    [
      "7 that Pulumi does not use",
      {
        "Pulumi.yaml": "name: orders\nruntime: { name: nodejs, options: { typescript: false } }\n",
        ...typescript("7.0.2"),
      },
      false,
    ],
  ])("%s", (_, files, isNoted) =>
    initialised(files, [], async ({ stdout }) =>
      expect(stdout.includes("Note: this project has TypeScript 7")).toBe(isNoted),
    ),
  );
});

describe.concurrent("in a repository of several projects", { timeout: 60_000 }, () => {
  it("each has a workflow of its own at the top, which works in its folder", () =>
    withFiles({ "package-lock.json": "{}" }, async (root) => {
      await mkdir(join(root, ".git"));
      for (const name of ["infra's", "orders"]) {
        await mkdir(join(root, name));
        await writeFile(join(root, name, "Pulumi.yaml"), PROJECT["Pulumi.yaml"]);
        const { code } = await rampart(["init"], { cwd: join(root, name) });
        expect(code).toBe(0);
      }
      expect((await readdir(join(root, ".github/workflows"))).sort()).toEqual([
        "rampart-infra-s.yml",
        "rampart-orders.yml",
      ]);
      const text = await read(root, ".github/workflows/rampart-infra-s.yml");
      expect(text).toContain("working-directory: infra's\n");
      expect(text).toContain("cache-dependency-path: package-lock.json\n");
      expect(text).toContain("hashFiles('infra''s/rampart.md')");
    }));
});
