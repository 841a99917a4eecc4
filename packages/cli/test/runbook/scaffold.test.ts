import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Run, rampart } from "../rampart.ts";

const ROOT = fileURLToPath(new URL("../../../..", import.meta.url));
const NAME = "database/rotate-password";
const FILE = `runbooks/${NAME}.ts`;
const TEST = `runbooks/${NAME}.test.ts`;

/** A team's own repository, with the packages it installed. */
let project: string;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), "rampart-scaffold-"));
  await mkdir(join(project, "node_modules/@rampart"), { recursive: true });
  await symlink(join(ROOT, "packages/runbook"), join(project, "node_modules/@rampart/runbook"));
  await symlink(join(ROOT, "packages/core"), join(project, "node_modules/@rampart/core"));
  for (const name of ["vitest", "@types"]) {
    await symlink(join(ROOT, "node_modules", name), join(project, "node_modules", name));
  }
  await writeFile(join(project, "package.json"), JSON.stringify({ type: "module" }));
  await writeFile(join(project, "prod.json"), JSON.stringify(exportWith({ serviceName: "orders" })));
});

afterAll(async () => {
  await rm(project, { recursive: true, force: true });
});

/** As a user calls it in the project, with a journal of its own. */
async function inProject(...args: readonly string[]): Promise<Run> {
  return await rampart(args, {
    cwd: project,
    env: {
      PATH: [dirname(process.execPath), process.env.PATH].join(":"),
      RAMPART_JOURNAL: join(project, "journal.sqlite"),
    },
  });
}

function tool(
  name: string,
  args: readonly string[],
): { readonly status: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(join(ROOT, "node_modules/.bin", name), args, {
    cwd: project,
    encoding: "utf8",
    env: { PATH: [dirname(process.execPath), process.env.PATH].join(":"), HOME: project },
  });
  return { status, said: stdout + stderr };
}

describe("a new runbook", { timeout: 180_000 }, () => {
  it("is written with a rehearsal, and not over what is there", async () => {
    const { code, stdout } = await inProject("runbook", "new", NAME);
    expect(code).toBe(0);
    expect(stdout).toContain(`rampart run ${FILE} --plan`);
    const written = await readFile(join(project, FILE), "utf8");
    expect(written).toContain('name: "database/rotate-password"');
    expect(existsSync(join(project, TEST))).toBe(true);
    const again = await inProject("runbook", "new", NAME);
    expect(again.code).toBe(2);
    expect(await readFile(join(project, FILE), "utf8")).toBe(written);
  });

  it("is not written under a name that is none", async () => {
    for (const name of ["../escape", "Rotate", "rotate/", "a b"]) {
      const { code, stderr } = await inProject("runbook", "new", name);
      expect([name, code]).toEqual([name, 2]);
      expect(stderr).toContain("is no name for a runbook");
    }
  });

  it("type-checks strictly", async () => {
    const config = {
      extends: join(ROOT, "tsconfig.base.json"),
      compilerOptions: { strict: true, noEmit: true },
      include: ["runbooks"],
    };
    await writeFile(join(project, "tsconfig.json"), JSON.stringify(config));
    expect(tool("tsc", ["-p", "."])).toEqual({ status: 0, said: "" });
  });

  it("passes the linter", async () => {
    const settings = JSON.parse(await readFile(join(ROOT, "biome.json"), "utf8")) as object;
    await writeFile(
      join(project, "biome.json"),
      JSON.stringify({ ...settings, vcs: { enabled: false }, overrides: [] }),
    );
    const { status, said } = tool("biome", ["check", "runbooks"]);
    expect([status, said]).toEqual([0, expect.stringContaining("Checked 2 files")]);
  });

  it("passes its rehearsals", () => {
    const { status, said } = tool("vitest", ["run", "runbooks"]);
    expect([status, said]).toEqual([0, expect.stringContaining("4 passed")]);
  });

  it("plans, simulates, runs and is undone", async () => {
    const inputs = ["--export", "prod.json", "--input", `folder=${project}`];
    const marker = join(project, "orders.maintenance");

    const plan = await inProject("run", FILE, ...inputs, "--plan");
    expect([plan.code, plan.stderr]).toEqual([0, expect.any(String)]);
    expect(plan.stdout).toContain("isThere: false => true");
    const simulation = await inProject("run", FILE, ...inputs, "--simulate");
    expect([simulation.code, simulation.stderr]).toEqual([0, expect.any(String)]);
    expect(existsSync(marker)).toBe(false);

    const run = await inProject("run", FILE, ...inputs, "--yes", "--format", "json");
    expect([run.code, run.stderr]).toEqual([0, expect.any(String)]);
    const record = JSON.parse(run.stdout) as { readonly run: string; readonly status: string };
    expect(record.status).toBe("completed");
    expect(await readFile(marker, "utf8")).toBe(`${record.run}\n`);

    const second = await inProject("run", FILE, ...inputs, "--yes");
    expect(second.code).toBe(1);
    expect(second.stderr).toContain("there is a marker already");

    const undone = await inProject("undo", record.run, "--export", "prod.json", "--yes");
    expect([undone.code, undone.stderr]).toEqual([0, expect.any(String)]);
    expect(existsSync(marker)).toBe(false);
  });
});

/** A stack export that has nothing but outputs. */
function exportWith(outputs: Readonly<Record<string, string>>): object {
  const urn = "urn:pulumi:prod::shop::pulumi:pulumi:Stack::shop-prod";
  const stack = { urn, type: "pulumi:pulumi:Stack", custom: false, outputs };
  return { version: 3, deployment: { manifest: {}, resources: [stack] } };
}
