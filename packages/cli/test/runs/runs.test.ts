import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { recordOf, withWorkshop } from "../run/workshop.ts";

const ROTATE = ["run", "./runbooks/rotate.ts", "--input", "service=orders", "--yes"] as const;

describe.concurrent("rampart runs", { timeout: 120_000 }, () => {
  it("says that there is none where nothing was ever run", async () => {
    await withWorkshop(async ({ rampart, journal }) => {
      const home = await rampart(["runs"], { env: { RAMPART_JOURNAL: "", XDG_STATE_HOME: "/nonexistent" } });
      expect(home).toEqual({
        code: 0,
        stdout: "No runs in /nonexistent/rampart/journal.sqlite.\n",
        stderr: "",
      });
      expect(await rampart(["runs", "--journal", journal])).toMatchObject({ code: 2, stdout: "" });
    });
  });

  it("lists runs, the newest first, with how they stand", async () => {
    await withWorkshop(async ({ rampart }) => {
      const first = recordOf(await rampart([...ROTATE, "--drill", "--format", "json"]));
      const second = recordOf(await rampart([...ROTATE, "--anew", "--format", "json"]));
      const { stdout, code } = await rampart(["runs"]);
      expect(code).toBe(0);
      const [heading, ...rows] = stdout.trimEnd().split("\n");
      expect(heading).toMatch(/^RUN +RUNBOOK +STACK +STATUS +STEPS +TOOK +BY$/);
      expect(rows.map((row) => row.split(/ {2,}/).slice(0, 4))).toEqual([
        [second.run, "team/rotate", "-", "waiting: look at it"],
        [first.run, "team/rotate (drill)", "-", "waiting: look at it"],
      ]);
    });
  });

  it("show prints the record, and writes a report of a run that is long over", async () => {
    await withWorkshop(async ({ rampart, directory }) => {
      const record = recordOf(await rampart([...ROTATE, "--format", "json"]));
      const shown = await rampart(["runs", "show", record.run, "--format", "json"]);
      expect(shown).toMatchObject({ code: 0, stderr: "" });
      expect(recordOf(shown)).toEqual(record);
      const report = await rampart(["runs", "show", record.run, "--report", "run.html"]);
      expect(report).toMatchObject({ code: 0, stderr: "report: run.html\n" });
      expect(readFileSync(join(directory, "run.html"), "utf8")).toContain(record.run);
    });
  });

  it("verify finds an entry that was edited by hand, and names it", async () => {
    await withWorkshop(async ({ rampart, journal }) => {
      const { run, chain } = recordOf(await rampart([...ROTATE, "--format", "json"]));
      const intact = await rampart(["runs", "verify", run, "--head", chain.head]);
      expect(intact).toMatchObject({ code: 0, stdout: expect.stringContaining("none changed") });
      expect(await rampart(["runs", "verify", run, "--head", "0".repeat(64)])).toMatchObject({ code: 1 });
      expect(await rampart(["runs", "verify", "--head", chain.head])).toMatchObject({ code: 2, stdout: "" });

      const database = new DatabaseSync(journal);
      database.exec("UPDATE entries SET event = replace(event, '2 is there', '3 is there') WHERE seq > 1");
      database.close();
      const edited = await rampart(["runs", "verify"]);
      expect(edited.code).toBe(1);
      expect(edited.stdout).toMatch(new RegExp(`✗ ${run}: it was changed\\n +entry \\d+ \\(`));
      const shown = await rampart(["runs", "show", run]);
      expect(shown.stdout).toContain("✗ the journal was changed");
      const resumed = await rampart(["resume", run]);
      expect(resumed).toMatchObject({ code: 2, stdout: "" });
    });
  });

  it("an entry that is not even JSON is named, and hides no other run", async () => {
    await withWorkshop(async ({ rampart, journal }) => {
      const { run } = recordOf(await rampart([...ROTATE, "--format", "json"]));
      const other = recordOf(await rampart([...ROTATE, "--anew", "--format", "json"]));
      const database = new DatabaseSync(journal);
      database.prepare("UPDATE entries SET event = 'x' WHERE seq = 2 AND run = ?").run(run);
      database.close();
      const verified = await rampart(["runs", "verify"]);
      expect(verified.code).toBe(1);
      expect(verified.stdout).toContain(`✓ ${other.run}`);
      expect(verified.stdout).toMatch(new RegExp(`✗ ${run}: it was changed\n.*entry 2 of run ${run}`));
      const listed = await rampart(["runs"]);
      expect(listed.code).toBe(1);
      expect(listed.stdout).toContain(other.run);
      expect(listed.stderr).toContain(`entry 2 of run ${run}`);
      expect((await rampart([...ROTATE, "--anew"])).stdout).toContain("team/rotate: waiting");
    });
  });

  it("a run whose entries were removed is named, and not taken for a slip of the pen", async () => {
    await withWorkshop(async ({ rampart, journal }) => {
      const { run } = recordOf(await rampart([...ROTATE, "--format", "json"]));
      const database = new DatabaseSync(journal);
      database.prepare("DELETE FROM entries WHERE run = ?").run(run);
      database.close();
      const verified = await rampart(["runs", "verify"]);
      expect(verified.code).toBe(1);
      expect(verified.stdout).toContain("are missing");
      const listed = await rampart(["runs"]);
      expect(listed.code).toBe(1);
      expect(listed.stderr).toContain(`all entries of run ${run} were removed`);
      const resumed = await rampart(["resume", run]);
      expect(resumed.code).toBe(2);
      expect(resumed.stderr).toContain(`the beginning of run ${run} was removed by hand`);
    });
  });

  it("confirm refuses what no run waits for", async () => {
    await withWorkshop(async ({ rampart }) => {
      const { run } = recordOf(await rampart([...ROTATE, "--format", "json"]));
      const confirm = ["runs", "confirm", run, "--step", "look at it"];
      expect(await rampart(["runs", "confirm", run, "--step", "restart"])).toMatchObject({ code: 2 });
      expect(await rampart(confirm)).toMatchObject({ code: 0 });
      expect(await rampart(["resume", run])).toMatchObject({ code: 0 });
      expect(await rampart(confirm)).toMatchObject({ code: 2 });
    });
  });
});
