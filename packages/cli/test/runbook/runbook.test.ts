import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withWorkshop } from "../run/workshop.ts";

interface List {
  readonly runbooks: readonly { readonly name: string; readonly purpose: string }[];
}

describe.concurrent("rampart runbook", { timeout: 120_000 }, () => {
  it("list has those here and those of the package, passes over helpers, and tells what cannot be loaded", async () => {
    await withWorkshop(
      async ({ rampart }) => {
        const { code, stdout, stderr } = await rampart(["runbook", "list", "--format", "json"]);
        expect(code).toBe(0);
        const { runbooks } = JSON.parse(stdout) as List;
        const names = runbooks.map(({ name }) => name);
        expect(names.slice(0, 2)).toEqual(["./runbooks/promote.ts", "./runbooks/rotate.ts"]);
        expect(names).toContain("operations/database-maintenance");
        expect(names).not.toContain("./runbooks/helper.ts");
        expect(stderr).toMatch(/^left out: \.\/runbooks\/broken\.ts:2: .*\n$/);
      },
      {
        "runbooks/helper.ts": "export const MINUTE = 60;\n",
        "runbooks/broken.ts": "\nthrow new Error('out of order');\n",
      },
    );
  });

  it("new writes a runbook that plans, runs and can be taken back, and never writes over a file", async () => {
    await withWorkshop(async ({ rampart, directory }) => {
      const service = `test-${process.pid}-${Date.now()}`;
      const made = await rampart(["runbook", "new", "database/drain-node"]);
      expect(made.code).toBe(0);
      const file = "runbooks/database/drain-node.ts";
      expect(made.stderr).toContain(`wrote ${file}`);
      expect(existsSync(join(directory, "runbooks/database/drain-node.test.ts"))).toBe(true);

      const run = ["run", `./${file}`, "--input", `service=${service}`];
      expect(await rampart([...run, "--plan"])).toMatchObject({ code: 0 });
      const done = await rampart([...run, "--yes", "--format", "json"]);
      expect(done.code, done.stderr).toBe(0);
      const { run: id } = JSON.parse(done.stdout) as { readonly run: string };
      expect(existsSync(`/tmp/${service}.maintenance`)).toBe(true);
      expect(await rampart(["undo", id, "--yes"])).toMatchObject({ code: 0 });
      expect(existsSync(`/tmp/${service}.maintenance`)).toBe(false);

      expect(await rampart(["runbook", "new", "database/drain-node"])).toMatchObject({ code: 2, stdout: "" });
      expect(await rampart(["runbook", "new", "Drain node"])).toMatchObject({ code: 2, stdout: "" });
    });
  });
});
