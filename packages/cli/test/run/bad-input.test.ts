import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { COMMAND } from "../rampart.ts";
import { exportOf, recordOf, type Workshop, withWorkshop } from "./workshop.ts";

const ROTATE = ["run", "./runbooks/rotate.ts", "--yes"] as const;
const FINE = [...ROTATE, "--input", "service=orders"] as const;

const FILES = {
  "prod.json": exportOf("prod"),
  "runbooks/none.ts": 'export default { kind: "recipe" };\n',
  "runbooks/syntax.ts":
    'import { defineRunbook } from "@rampart/runbook";\n\nexport default defineRunbook({ a: \n );\n',
  "runbooks/throws.ts": '\n\nthrow new Error("out of order");\n',
  "runbooks/imports.ts": 'import helper from "./helper.ts";\nexport default helper;\n',
  "runbooks/enum.ts": "\nenum Colour { Red }\nexport default Colour.Red;\n",
  "inputs.yaml": "service: orders\nservise: orders\n",
};

type Case = readonly [what: string, args: readonly string[], message: RegExp];

const CASES: readonly Case[] = [
  ["an unknown input", [...FINE, "--input", "copis=2"], /no input "copis"; did you mean "copies"\?/],
  ["an unknown input of a file", [...ROTATE, "--inputs", "inputs.yaml"], /no input "servise"; did you mean/],
  [
    "an input of the wrong type",
    [...FINE, "--input", "copies=many"],
    /input "copies" must be a whole number, not "many"/,
  ],
  ["a missing input", ROTATE, /input "service" is missing \(name of the service\)\nWrite service=VALUE/],
  ["a secret that is not there", [...FINE, "--input", "password=env:GONE"], /no environment variable "GONE"/],
  [
    "a secret on the command line",
    [...FINE, "--input", "password=hunter22"],
    /must not stand on a command line/,
  ],
  ["a runbook nobody knows", ["run", "rotat", "--yes"], /no runbook "rotat"; did you mean "rotate"\?/],
  ["a file that is not there", ["run", "./runbooks/gone.ts", "--yes"], /gone\.ts: there is no such file/],
  ["a file that is no runbook", ["run", "./runbooks/none.ts", "--yes"], /none\.ts: this is no runbook/],
  [
    "a file that is no program",
    ["run", "./runbooks/syntax.ts", "--yes"],
    /syntax\.ts:4: it cannot be loaded/,
  ],
  ["a file that throws", ["run", "./runbooks/throws.ts", "--yes"], /throws\.ts:3: .*: out of order\n$/],
  [
    "a file whose import is not there",
    ["run", "./runbooks/imports.ts", "--yes"],
    /imports\.ts: .*helper\.ts'/,
  ],
  [
    "a file with more than types",
    ["run", "./runbooks/enum.ts", "--yes"],
    /enum\.ts:2: .*\n.*takes types out/,
  ],
  [
    "nobody to ask",
    ["run", "./runbooks/rotate.ts", "--input", "service=orders"],
    /nobody is there to be asked/,
  ],
  [
    "an unknown kind of report",
    [...FINE, "--report", "run.pdf"],
    /run\.pdf: there is no such kind of report/,
  ],
  ["two ways at once", [...FINE, "--plan", "--simulate"], /--plan and --simulate do not go together/],
  ["two stacks", [...FINE, "--export", "prod.json", "--stack", "dev"], /--export and --stack do not go/],
  ["a stack that is not there", [...FINE, "--export", "gone.json"], /gone\.json: there is no such file/],
  ["no stack to simulate on", [...FINE, "--simulate"], /no stack to simulate on/],
  ["a time in the future", [...FINE, "--incident-began", "2999-01-01"], /in the future/],
  ["settings that are not there", [...FINE, "--settings", "gone.yaml"], /gone\.yaml/],
  ["a key that is not there", [...FINE, "--as", "Ada", "--key", "gone"], /"Ada" is neither/],
  ["an unknown run to resume", ["resume", "2026-01-01-aaaaaa"], /no run "2026-01-01-aaaaaa"/],
  ["an unknown run to take back", ["undo", "2026-01-01-aaaaaa", "--yes"], /no run "2026-01-01-aaaaaa"/],
  ["a mark that is none", ["resume", "x", "--mark", "a=perhaps"], /STEP=done or STEP=not-done/],
];

/** The command ended with 2, said what is wrong without a stack of ours, and nothing was done. */
async function expectRefused(
  { rampart, effects, entries }: Workshop,
  args: readonly string[],
  message: RegExp,
): Promise<void> {
  const before = await entries();
  const { code, stdout, stderr } = await rampart(args);
  expect({ code, stdout }, stderr).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr).not.toContain("defect of Rampart");
  expect(stderr).not.toContain("hunter22");
  expect({ effects: effects(), entries: await entries() }).toEqual({ effects: [], entries: before });
}

describe.concurrent("nothing is done, and the exit code is 2, with", { timeout: 120_000 }, () => {
  it.each(CASES)("%s", async (_, args, message) => {
    await withWorkshop(async (workshop) => await expectRefused(workshop, args, message), FILES);
  });

  it("a misspelt id of a run, and names the one that was meant", async () => {
    await withWorkshop(async ({ rampart, effects }) => {
      const { run } = recordOf(await rampart([...FINE, "--format", "json"]));
      const done = effects();
      const misspelt = `${run.slice(0, -1)}${run.endsWith("z") ? "y" : "z"}`;
      for (const args of [
        ["resume", misspelt],
        ["runs", "show", misspelt],
        ["runs", "verify", misspelt],
      ]) {
        const { code, stdout, stderr } = await rampart(args);
        expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
        expect(stderr).toContain(`did you mean "${run}"?`);
      }
      const marked = await rampart(["resume", run, "--mark", "make the old key=done"]);
      expect(marked).toMatchObject({ code: 2, stdout: "" });
      expect(marked.stderr).toContain('knows no step "make the old key"');
      expect(effects()).toEqual(done);
    });
  });

  it("a journal of a newer version", async () => {
    await withWorkshop(async (workshop) => {
      await workshop.rampart(["run", "./runbooks/none.ts", "--yes"]);
      const { code } = await workshop.rampart([...FINE]);
      expect(code).toBe(3);
      const database = new DatabaseSync(workshop.journal);
      database.exec("PRAGMA user_version = 99");
      database.close();
      const done = workshop.effects();
      for (const args of [[...FINE, "--anew"], ["runs"], ["runs", "verify"]]) {
        const { stdout, stderr, code: refused } = await workshop.rampart(args);
        expect({ stdout, refused }, stderr).toEqual({ stdout: "", refused: 2 });
        expect(stderr).toMatch(/newer/);
      }
      expect(workshop.effects()).toEqual(done);
    }, FILES);
  });

  it.each([
    ["text", "This is my only copy.\n".repeat(50)],
    ["a short text", "a"],
  ])("a file as the journal that is %s, which stays as it is", async (_, text) => {
    await withWorkshop(
      async ({ rampart, effects, directory }) => {
        const { code, stdout } = await rampart([...FINE, "--journal", "letter.txt"]);
        expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
        expect(effects()).toEqual([]);
        expect(readFileSync(join(directory, "letter.txt"), "utf8")).toBe(text);
      },
      { "letter.txt": text },
    );
  });

  it("a journal of another program, which stays as it is", async () => {
    await withWorkshop(async ({ rampart, effects, directory }) => {
      const file = join(directory, "browser.sqlite");
      const database = new DatabaseSync(file);
      database.exec("CREATE TABLE bookmarks(url TEXT)");
      database.close();
      const before = readFileSync(file);
      const { code, stdout } = await rampart([...FINE, "--journal", "browser.sqlite"]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(effects()).toEqual([]);
      expect(readFileSync(file).equals(before)).toBe(true);
    });
  });

  it("a journal that this user may not write", async () => {
    await withWorkshop(async ({ directory, effects }) => {
      const file = join(directory, "journal.sqlite");
      writeFileSync(file, "", { mode: 0o400 });
      chmodSync(directory, 0o755);
      const [node = "", ...main] = COMMAND;
      const isRoot = process.getuid?.() === 0;
      const { status, stdout, stderr } = spawnSync(node, [...main, ...FINE, "--journal", file], {
        cwd: directory,
        encoding: "utf8",
        env: { HOME: directory, PATH: process.env.PATH },
        ...(isRoot ? { uid: 65534, gid: 65534 } : {}),
      });
      expect({ status, stdout }, stderr).toEqual({ status: 2, stdout: "" });
      expect(stderr).toMatch(/may not|read-only|permission|cannot be written/i);
      expect(effects()).toEqual([]);
    });
  });
});
