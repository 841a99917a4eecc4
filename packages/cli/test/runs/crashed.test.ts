import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { COMMAND } from "../rampart.ts";
import { type Workshop, withWorkshop } from "../run/workshop.ts";

const [NODE = "", ...MAIN] = COMMAND;

interface Listed {
  readonly status: string;
  readonly isHeld: boolean;
}

/** The only run of the journal, as a table and as JSON. */
async function listed({ rampart }: Workshop): Promise<{ readonly row: string; readonly run: Listed }> {
  const [table, json] = [await rampart(["runs"]), await rampart(["runs", "--format", "json"])];
  const { runs } = JSON.parse(json.stdout) as { readonly runs: readonly Listed[] };
  const [run] = runs;
  if (run === undefined) throw new Error(json.stderr);
  return { row: table.stdout.split("\n")[1] ?? "", run };
}

describe.concurrent("rampart runs, of a run that nothing says the end of,", { timeout: 120_000 }, () => {
  it("tells one that somebody works on from one whose process was killed", async () => {
    await withWorkshop(async (workshop) => {
      const { directory, journal, effects } = workshop;
      const env = { ...process.env, RAMPART_JOURNAL: journal };
      const child = spawn(NODE, [...MAIN, "run", "./runbooks/slow.ts", "--yes"], {
        cwd: directory,
        env,
        stdio: "ignore",
      });
      const ended = once(child, "exit");
      try {
        while (!(existsSync(journal) && effects().includes("begins"))) await sleep(20);
        const running = await listed(workshop);
        expect(running.row).toContain("  running: wait for it  ");
        expect(running.run).toMatchObject({ status: "running", isHeld: true });
      } finally {
        child.kill("SIGKILL");
        await ended;
        // The command of the step outlives it.
        writeFileSync(join(directory, "go"), "");
      }
      const crashed = await listed(workshop);
      expect(crashed.row).toContain("  crashed: wait for it  ");
      expect(crashed.run).toMatchObject({ status: "running", isHeld: false });

      const database = new DatabaseSync(journal);
      database.exec("UPDATE locks SET holder = json_set(holder, '$.host', 'elsewhere.example')");
      database.exec("UPDATE locks SET expires = '2999-01-01T00:00:00.000Z'");
      expect((await listed(workshop)).run.isHeld).toBe(true);
      database.exec("UPDATE locks SET expires = '2020-01-01T00:00:00.000Z'");
      database.close();
      expect((await listed(workshop)).row).toContain("  crashed: wait for it  ");
    });
  });

  it("and a run whose head was deleted by hand is listed, does not verify, and is not resumed", async () => {
    await withWorkshop(async ({ rampart, journal, entries }) => {
      await rampart(["run", "./runbooks/rotate.ts", "--input", "service=orders", "--yes"]);
      const run = (await entries())[0]?.run ?? "";
      const database = new DatabaseSync(journal);
      database.exec("DELETE FROM heads");
      database.close();
      expect((await rampart(["runs"])).stdout).toContain(run);
      const verified = await rampart(["runs", "verify"]);
      expect(verified.code).toBe(1);
      expect(verified.stdout).toMatch(
        new RegExp(`✗ ${run}: it was changed\n +entry \\d+ \\(head\\): The journal's own note .* is gone`),
      );
      expect(await rampart(["resume", run])).toMatchObject({ code: 2, stdout: "" });
    });
  });
});
