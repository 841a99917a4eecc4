import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { COMMAND } from "../rampart.ts";
import { exportOf, recordOf, withWorkshop } from "./workshop.ts";

const ROTATE = ["run", "./runbooks/rotate.ts", "--input", "service=orders"] as const;
const DONE = ["make", "tell the web", "tell the mail", "restart web-1", "restart web-2"];

describe.concurrent("rampart run", { timeout: 120_000 }, () => {
  it("does the steps, stops where a person is needed, says how to go on, and goes on from there", async () => {
    await withWorkshop(async ({ rampart, effects }) => {
      const first = await rampart([...ROTATE, "--yes", "--format", "json"]);
      expect(first.code).toBe(3);
      const record = recordOf(first);
      expect(record).toMatchObject({ schemaVersion: 1, status: "waiting", stoppedAt: "look at it" });
      expect(effects()).toEqual(DONE);
      expect(first.stderr).toContain(`rampart runs confirm ${record.run} --step "look at it"`);

      const early = await rampart(["resume", record.run, "--no-wait"]);
      expect(early.code).toBe(3);
      const other = await rampart(["runs", "confirm", record.run, "--step", "look at id"]);
      expect(other.code).toBe(2);
      expect(other.stderr).toContain('did you mean "look at it"?');
      expect(
        await rampart(["runs", "confirm", record.run, "--step", "look at it", "--note", "all is well"]),
      ).toMatchObject({ code: 0 });
      const last = await rampart(["resume", record.run]);
      expect(last).toMatchObject({ code: 0, stdout: expect.stringContaining("team/rotate: completed") });
      expect(last.stderr).toContain("(all is well)");
      expect(effects()).toEqual(DONE);

      const again = await rampart(["resume", record.run]);
      expect(again).toMatchObject({ code: 2, stdout: "" });
      expect(again.stderr).toContain("is completed already");
    });
  });

  it("shows every command before it runs, those of the plan under a heading, and no secret", async () => {
    await withWorkshop(async ({ rampart, journal }) => {
      const env = { STORE_PASSWORD: "correct-horse-battery" };
      const run = await rampart([...ROTATE, "--yes", "--input", "password=env:STORE_PASSWORD"], { env });
      const lines = run.stderr.split("\n");
      const plan = lines.indexOf("Plan of team/rotate");
      expect(lines.slice(0, plan)).toEqual(["Looking at how things are:", "  $ echo looking"]);
      expect(run.stderr).toContain("| the password is [secret]");
      expect(run.stdout + run.stderr).not.toContain(env.STORE_PASSWORD);
      for (const file of [journal, `${journal}-wal`].filter(existsSync)) {
        expect(readFileSync(file).includes(env.STORE_PASSWORD)).toBe(false);
      }
    });
  });

  it("keeps lines within 80 columns, and has no colours, without a terminal", async () => {
    await withWorkshop(async ({ rampart }) => {
      const plan = await rampart([...ROTATE, "--plan"]);
      const run = await rampart([...ROTATE, "--yes"]);
      for (const line of [...plan.stdout.split("\n"), ...run.stdout.split("\n")]) {
        expect(line.length).toBeLessThanOrEqual(80);
      }
      const all = plan.stdout + run.stdout + run.stderr;
      expect(stripVTControlCharacters(all)).toBe(all);
    });
  });

  it("writes reports, and refuses to begin where one could not be written", async () => {
    await withWorkshop(async ({ rampart, directory, entries }) => {
      const missing = await rampart([...ROTATE, "--yes", "--report", "gone/run.html"]);
      expect(missing).toMatchObject({ code: 2, stdout: "" });
      expect(await entries()).toEqual([]);
      await rampart([...ROTATE, "--yes", "--report", "run.json", "--report", "run.md"]);
      expect(JSON.parse(readFileSync(join(directory, "run.json"), "utf8"))).toMatchObject({
        runbook: "team/rotate",
      });
      expect(readFileSync(join(directory, "run.md"), "utf8")).toContain("team/rotate");
    });
  });

  it("does not begin anew over an unfinished run, unless that is meant", async () => {
    await withWorkshop(async ({ rampart, effects }) => {
      const { run } = recordOf(await rampart([...ROTATE, "--yes", "--format", "json"]));
      const second = await rampart([...ROTATE, "--yes"]);
      expect(second).toMatchObject({ code: 2, stdout: "" });
      expect(second.stderr).toContain(`rampart resume ${run}`);
      expect(effects()).toEqual(DONE);
      expect(await rampart([...ROTATE, "--yes", "--anew"])).toMatchObject({ code: 3 });
      expect(effects()).toEqual([...DONE, ...DONE]);
    });
  });

  it("takes back what is done, the last first, only where that is said", async () => {
    await withWorkshop(async ({ rampart, effects }) => {
      const { run } = recordOf(await rampart([...ROTATE, "--yes", "--format", "json"]));
      const unasked = await rampart(["undo", run]);
      expect(unasked).toMatchObject({ code: 2, stdout: "" });
      expect(effects()).toEqual(DONE);
      const undone = await rampart(["undo", run, "--yes", "--format", "json"]);
      // The messages that were sent have no undo.
      expect(undone.code).toBe(1);
      expect(recordOf(undone)).toMatchObject({
        status: "undone",
        because: expect.stringContaining('"tell the web", "tell the mail"'),
      });
      expect(effects()).toEqual([...DONE, "unmake"]);
      expect(await rampart(["undo", run, "--yes"])).toMatchObject({ code: 2, stdout: "" });
    });
  });
});

describe.concurrent("a saved plan", { timeout: 120_000 }, () => {
  it("changes nothing, is run as it was shown, and is refused once what it rests on moved", async () => {
    await withWorkshop(async ({ rampart, effects, entries, directory }) => {
      const saved = await rampart([...ROTATE, "--plan", "--out", "p.plan", "--format", "json"]);
      expect(saved.code).toBe(0);
      expect(JSON.parse(saved.stdout)).toEqual(JSON.parse(readFileSync(join(directory, "p.plan"), "utf8")));
      expect({ effects: effects(), entries: await entries() }).toEqual({ effects: [], entries: [] });

      writeFileSync(join(directory, "key"), "7");
      const moved = await rampart([...ROTATE, "--apply", "p.plan"]);
      expect(moved.code).toBe(1);
      expect(moved.stderr).toMatch(/refused: the plan does not hold any more: .*"1" => "7"/);
      expect(effects()).toEqual([]);

      writeFileSync(join(directory, "key"), "1");
      expect(await rampart([...ROTATE, "--apply", "p.plan"])).toMatchObject({ code: 3 });
      expect(effects()).toEqual(DONE);
    });
  });

  it("that was edited, or is of another stack, or none, is bad input", async () => {
    await withWorkshop(
      async ({ rampart, effects, entries, directory }) => {
        const stacked = ["run", "./runbooks/stacked.ts", "--export"];
        // A step of it would be refused, which is a finding.
        expect(await rampart([...stacked, "prod.json", "--plan", "--out", "p.plan"])).toMatchObject({
          code: 1,
        });
        const plan = readFileSync(join(directory, "p.plan"), "utf8");
        writeFileSync(join(directory, "edited.plan"), plan.replace("db.internal", "db.elsewhere"));
        const cases: readonly (readonly [readonly string[], RegExp])[] = [
          [
            ["dev.json", "--apply", "p.plan"],
            /the plan is for stack orders\/prod, not for stack orders\/dev/,
          ],
          [["prod.json", "--apply", "edited.plan"], /edited\.plan .*the plan was edited/],
          [["prod.json", "--apply", "gone.plan"], /gone\.plan: it cannot be read/],
          [["prod.json", "--apply", "dev.json"], /^rampart: dev\.json: this is no plan\n.*\n$/],
        ];
        for (const [args, expected] of cases) {
          const run = await rampart([...stacked, ...args]);
          expect(run).toMatchObject({ code: 2, stdout: "" });
          expect(run.stderr).toMatch(expected);
        }
        expect({ effects: effects(), entries: await entries() }).toEqual({ effects: [], entries: [] });
      },
      { "prod.json": exportOf("prod"), "dev.json": exportOf("dev") },
    );
  });
});

describe.concurrent("a plan that cannot be made", { timeout: 60_000 }, () => {
  const LOOKS = `import { appendFileSync } from "node:fs";
import { defineRunbook } from "@rampart/runbook";
export default defineRunbook(
  {
    name: "team/looks",
    purpose: "Looks for long",
    inputs: { properties: { how: { type: "string", description: "how", default: "long" } } },
    clients: ({ inputs }) => {
      if (inputs.how === "badly") throw new Error("the database does not answer");
    },
  },
  ({ gate, target }) => [
    gate({
      name: "near",
      reads: {
        place: target({
          name: "place",
          read: async ({ $ }) => {
            appendFileSync("effects", "looks\\n");
            await $\`sleep 60\`;
            return {};
          },
        }),
      },
      check: () => ({ passes: true, value: "near" }),
    }),
  ],
);
`;
  const FILES = { "runbooks/looks.ts": LOOKS };

  it("is a failure of the runbook, told with its line, and no defect of ours", async () => {
    await withWorkshop(async ({ rampart, entries }) => {
      const plan = await rampart(["run", "looks", "--plan", "--input", "how=badly"]);
      expect(plan).toMatchObject({ code: 3, stdout: "" });
      expect(plan.stderr).toBe(
        "rampart: no plan could be made: looks:9: the database does not answer\nNothing was done.\n",
      );
      expect(await entries()).toEqual([]);
    }, FILES);
  });

  it("because of Ctrl-C ends at once, with nothing done", async () => {
    await withWorkshop(async ({ directory, effects, entries }) => {
      const [node = "", ...main] = COMMAND;
      const child = spawn(node, [...main, "run", "looks", "--plan"], {
        cwd: directory,
        env: { PATH: process.env.PATH, HOME: directory },
      });
      let stderr = "";
      child.stderr.setEncoding("utf8").on("data", (text: string) => {
        stderr += text;
      });
      const ended = new Promise((resolve) => child.once("close", resolve));
      await expect.poll(effects, { timeout: 30_000 }).toEqual(["looks"]);
      child.kill("SIGINT");
      expect(await ended, stderr).toBe(3);
      expect(stderr).toMatch(/rampart: stopped\nNothing was done\.\n$/);
      expect(await entries()).toEqual([]);
    }, FILES);
  });
});

describe.concurrent("a simulation", { timeout: 60_000 }, () => {
  it("finds what is out of order and what is lost, and does nothing", async () => {
    await withWorkshop(
      async ({ rampart, effects, entries }) => {
        const simulate = ["run", "./runbooks/stacked.ts", "--export", "prod.json", "--simulate"];
        const order = await rampart(simulate);
        expect(order.code).toBe(1);
        expect(order.stdout).toContain("promote again would be refused: it is no standby (order)");
        const lost = await rampart([...simulate, "--lost", "orders", "--format", "json"]);
        expect(lost.code).toBe(1);
        const { findings } = JSON.parse(lost.stdout) as { findings: readonly { kind: string }[] };
        expect(findings.map(({ kind }) => kind)).toContain("unreachable");
        expect({ effects: effects(), entries: await entries() }).toEqual({ effects: [], entries: [] });
      },
      { "prod.json": exportOf("prod") },
    );
  });
});

describe("an error that no step waited for", { timeout: 60_000 }, () => {
  it("ends the run in a named state, with 3 and the way to go on, not the process", async () => {
    const stray = `import { appendFileSync } from "node:fs";
import { defineRunbook } from "@rampart/runbook";
export default defineRunbook(
  { name: "team/stray", purpose: "Forgets to wait", inputs: { properties: {} } },
  ({ step }) => [
    step({
      name: "forget",
      run: async ({ $ }) => {
        appendFileSync("effects", "begins\\n");
        setTimeout(() => Promise.reject(new Error("nobody caught this")), 10);
        await $\`sleep 30\`;
      },
    }),
    step({ name: "go on", run: () => appendFileSync("effects", "goes on\\n") }),
  ],
);
`;
    await withWorkshop(
      async ({ rampart, effects }) => {
        const ended = await rampart(["run", "stray", "--yes", "--format", "json"]);
        expect(ended.code, ended.stderr).toBe(3);
        const { status, run } = recordOf(ended);
        expect(status).toBe("aborted");
        expect(ended.stderr).toContain("nobody caught this");
        expect(ended.stderr).toContain(`rampart resume ${run}`);
        expect(effects()).toEqual(["begins"]);
      },
      { "runbooks/stray.ts": stray },
    );
  });
});
