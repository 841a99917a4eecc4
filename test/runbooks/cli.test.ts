import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { RunSummary } from "@rampart/core/run-record";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type OnTerminal, onTerminal } from "./on-terminal.ts";

const CLI = fileURLToPath(new URL("../../packages/cli/", import.meta.url));
const RAMPART = [process.execPath, join(CLI, "src/main.ts")];
const SLOW = ["run", "./runbooks/slow.ts"];

let directory: string;
let env: Readonly<Record<string, string>>;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "rampart-terminal-"));
  await cp(join(CLI, "test/run/runbooks"), join(directory, "runbooks"), { recursive: true });
  await symlink(join(CLI, "node_modules"), join(directory, "node_modules"));
  env = {
    PATH: [dirname(process.execPath), process.env.PATH].join(":"),
    HOME: directory,
    RAMPART_JOURNAL: join(directory, "journal.sqlite"),
    NODE_COMPILE_CACHE: join(tmpdir(), "rampart-test-compile-cache"),
  };
});

afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

const terminal = (args: readonly string[], columns = 80): OnTerminal =>
  onTerminal([...RAMPART, ...args], { cwd: directory, env, columns });

const effects = async (): Promise<string> =>
  await readFile(join(directory, "effects"), "utf8").catch(() => "");

const letGo = async (): Promise<void> => await writeFile(join(directory, "go"), "");

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command without a terminal. */
function start(args: readonly string[]): {
  readonly pid: number;
  kill(signal: NodeJS.Signals): void;
  ended: Promise<Ended>;
} {
  const [node = "", ...main] = RAMPART;
  const child = spawn(node, [...main, ...args], { cwd: directory, env, stdio: ["ignore", "pipe", "pipe"] });
  const printed = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed.stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    printed.stderr += text;
  });
  return {
    pid: child.pid ?? 0,
    kill: (signal) => child.kill(signal),
    ended: new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code) => resolve({ code, ...printed }));
    }),
  };
}

const newestRun = async (): Promise<RunSummary> => {
  const { stdout } = await start(["runs", "--format", "json"]).ended;
  const { runs } = JSON.parse(stdout) as { readonly runs: readonly RunSummary[] };
  const [first] = runs;
  if (first === undefined) throw new Error("there is no run");
  return first;
};

const begun = async (): Promise<void> => {
  await expect.poll(effects, { timeout: 45_000 }).toContain("begins");
};

describe("on a terminal", () => {
  it("the plan is shown and asked about; a no ends the run before anything is done", async () => {
    using shown = terminal(SLOW);
    await shown.shows(/Plan of team\/slow[\s\S]*Run it\?/);
    shown.type("n\n");
    expect(await shown.ended).toBe(3);
    expect(await effects()).toBe("");
    expect(await newestRun()).toMatchObject({ status: "aborted", steps: { done: 0 } });
  });

  it("a frame shows the step, the clock against the objective, what is next and what to do if it fails", async () => {
    using shown = terminal(SLOW);
    await shown.shows(/Run it\?/);
    shown.type("y\n");
    await shown.shows(
      /wait for it {2}\d+s[\s\S]*if it fails: Make the file\.[\s\S]*\d+s of 15m · 1 of 2 · next: go on/,
    );
    // Every command line is shown before it runs.
    await shown.shows(/\$ sh -c .*until test -e go/);
    await letGo();
    expect(await shown.ended).toBe(0);
    expect(shown.text).toMatch(/team\/slow: completed\n/);
    expect(await effects()).toBe("begins\nends\ngoes on\n");
    // The cursor is there again.
    expect(shown.raw.lastIndexOf("\u001b[?25h")).toBeGreaterThan(shown.raw.lastIndexOf("\u001b[?25l"));
  });

  it("Ctrl-C once lets the step end, begins no other, and says how to go on", async () => {
    using shown = terminal([...SLOW, "--yes"]);
    await begun();
    shown.type("\u0003");
    await shown.shows(/Ending after this step; Ctrl-C again ends now\. To go on: rampart resume \S+/);
    await letGo();
    expect(await shown.ended).toBe(3);
    expect(await effects(), shown.text).toBe("begins\nends\n");
    const { run, status } = await newestRun();
    expect(status).toBe("aborted");
    expect(shown.text).toContain(`rampart resume ${run} goes on`);
    const resumed = await start(["resume", run]).ended;
    expect(resumed.code, resumed.stderr).toBe(0);
    expect(await effects()).toBe("begins\nends\ngoes on\n");
  });

  it("Ctrl-C twice ends the step and its commands now; what is in doubt is asked about", async () => {
    using shown = terminal([...SLOW, "--yes"]);
    await begun();
    shown.type("\u0003");
    await shown.shows(/Ctrl-C again ends now/);
    shown.type("\u0003");
    expect(await shown.ended).toBe(3);
    await letGo();
    expect(await effects()).toBe("begins\n");
    const { run } = await newestRun();
    const doubtful = await start(["resume", run]).ended;
    expect(doubtful.code).toBe(3);
    expect(doubtful.stderr).toContain(`--mark "wait for it=done"`);
    const marked = await start(["resume", run, "--mark", "wait for it=done"]).ended;
    expect(marked.code, marked.stderr).toBe(0);
    expect(await effects()).toBe("begins\ngoes on\n");
  });

  it("a manual step is asked about in place, with the note in the record", async () => {
    using shown = terminal(["run", "./runbooks/rotate.ts", "--yes", "--input", "service=orders"]);
    await shown.shows(/Open the dashboard\.[\s\S]*Is "look at it" done\?/);
    shown.type("y\n");
    await shown.shows(/A note for the record/);
    shown.type("errors are down\n");
    expect(await shown.ended).toBe(0);
    expect(shown.text).toContain("(errors are down)");
  });

  it("an input that is missing is asked for", async () => {
    using shown = terminal(["run", "./runbooks/rotate.ts", "--plan"]);
    await shown.shows(/service \(name of the service\)/);
    shown.type("orders\n");
    expect(await shown.ended).toBe(0);
    expect(shown.text).toContain('service: "orders"');
  });

  it("giving up on a question is no defect, and does nothing", async () => {
    using shown = terminal(["run", "./runbooks/rotate.ts", "--yes"]);
    await shown.shows(/service \(name of the service\)/);
    shown.type("\u0003");
    expect(await shown.ended).toBe(2);
    expect(shown.text).toContain("nobody gave an answer");
    expect(await effects()).toBe("");
  });

  it("that is closed, as when a connection breaks, the step ends, and the run can be resumed", async () => {
    using shown = terminal([...SLOW, "--yes"]);
    await begun();
    await shown.shows(/next: go on/);
    shown[Symbol.dispose]();
    await shown.ended;
    await letGo();
    await expect.poll(async () => (await newestRun()).status, { timeout: 45_000 }).toBe("aborted");
    expect(await effects()).toBe("begins\nends\n");
    const { run } = await newestRun();
    const resumed = await start(["resume", run]).ended;
    expect(resumed.code, resumed.stderr).toBe(0);
    expect(await effects()).toBe("begins\nends\ngoes on\n");
  });

  it("a narrow one gets lines that fit", async () => {
    using shown = terminal([...SLOW, "--yes"], 40);
    await begun();
    await shown.shows(/next: go on/);
    await letGo();
    expect(await shown.ended).toBe(0);
    const [during = ""] = shown.text.split("team/slow: completed");
    for (const line of during.split("\n")) {
      expect(
        line.split("\r").every((part) => part.length <= 40),
        line,
      ).toBe(true);
    }
  });

  it("in CI, or where it is dumb, nothing moves", async () => {
    env = { ...env, CI: "true" };
    using shown = terminal([...SLOW, "--yes"]);
    await begun();
    await letGo();
    expect(await shown.ended).toBe(0);
    expect(shown.raw).not.toContain("\u001b[?25l");
    expect(shown.raw).not.toContain("\u001b[1A");
  });
});

describe("a run in the background", () => {
  it.each([
    ["SIGTERM", "begins\n"],
    ["SIGHUP", "begins\nends\n"],
  ] as const)("that gets %s ends in a named state, and can be resumed", async (signal, done) => {
    const run = start([...SLOW, "--yes"]);
    await begun();
    run.kill(signal);
    if (signal === "SIGHUP") await letGo();
    const { code, stderr } = await run.ended;
    expect(code, stderr).toBe(3);
    expect(await effects()).toBe(done);
    const { status, run: id } = await newestRun();
    expect(status).toBe("aborted");
    expect(stderr).toContain(`rampart resume ${id}`);
  });

  it("that is killed is resumed: what is done is not done again, and what is in doubt is asked about", async () => {
    const killed = start([...SLOW, "--yes"]);
    await begun();
    killed.kill("SIGKILL");
    await killed.ended;
    const { run, status } = await newestRun();
    expect(status).toBe("running");
    const doubtful = await start(["resume", run]).ended;
    expect(doubtful.code).toBe(3);
    expect(doubtful.stderr).toContain("nobody knows whether");
    await letGo();
    const resumed = await start(["resume", run, "--mark", "wait for it=not-done", "--format", "json"]).ended;
    expect(resumed.code, resumed.stderr).toBe(0);
    expect(JSON.parse(resumed.stdout)).toMatchObject({ status: "completed" });
    expect(await effects()).toBe("begins\nbegins\nends\ngoes on\n");
  });

  it("that another operator takes over does nothing more", async () => {
    const first = start([...SLOW, "--yes", "--as", "Ada"]);
    await begun();
    const { run } = await newestRun();
    const second = await start(["resume", run, "--as", "Grace"]).ended;
    expect(second).toMatchObject({ code: 2, stdout: "" });
    expect(second.stderr).toMatch(/Ada on .*--take-over/s);
    const taken = await start(["resume", run, "--as", "Grace", "--take-over", "--mark", "wait for it=done"])
      .ended;
    expect(taken.code, taken.stderr).toBe(0);
    await letGo();
    const { code, stderr } = await first.ended;
    expect(code).toBe(3);
    // Who it was can be told only while they hold it.
    expect(stderr).toMatch(/superseded: (Grace on|the lease of this run is gone)/);
    expect((await effects()).match(/goes on/g)).toHaveLength(1);
  });

  it("ends although its code left a timer, and all of its output arrives", async () => {
    await letGo();
    const { code, stdout } = await start([...SLOW, "--yes", "--format", "json"]).ended;
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, status: "completed" });
  });
});
