import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { resolveInputs } from "../../src/inputs/resolve.ts";
import { refusalOf } from "./refusal.ts";
import { RUNBOOK, SCHEMA } from "./schemas.ts";
import { stackWith } from "./stacks.ts";

function refusal(flags: readonly string[], sources = {}): Promise<string> {
  return refusalOf(resolveInputs(RUNBOOK, { flags, environment: { PW: "hunter2" }, ...sources }));
}

const GIVEN = ["host=db", "password=env:PW"];

describe("a refusal of inputs", () => {
  it("names everything that is wrong at once", async () => {
    const message = await refusal(["prot=1", "port=ten", "dryRun=maybe", "mode=fats", "limits=[1]"]);
    expect(message.split("\n").filter((line) => /^(the runbook|input)/.test(line))).toEqual([
      'the runbook has no input "prot"; did you mean "port"?',
      'input "port" must be a whole number, not "ten"',
      'input "dryRun" must be true or false, not "maybe"',
      'input "limits" must be a map as JSON, such as {"a": "b"}, not "[1]"',
      'input "mode" must be one of "fast", "careful", not "fats"; did you mean "fast"?',
      'input "host" is missing (Where the database listens)',
      'input "password" is missing (Of the owner of the tables)',
    ]);
  });

  it.each([
    ["port=0", 'input "port" must be at least 1, not 0'],
    ["port=1.5", 'input "port" must be a whole number, not "1.5"'],
    ["port=0x10", 'input "port" must be a whole number, not "0x10"'],
    ["port=9007199254740993", 'input "port" must be a whole number, not "9007199254740993"'],
    ['limits={"seconds":1e999}', 'input "limits" at seconds must be a number'],
    ['limits={"sconds":1}', 'input "limits" has the unknown key "sconds"'],
    ['tables=["a",1]', 'input "tables" at 1 must be text, not 1'],
    ["host", 'input "host" is given without a value'],
    ["host=again", 'input "host" is given twice'],
    ["constructor=1", 'the runbook has no input "constructor"; its inputs are host, port'],
    ["port=env:NO_SUCH", 'input "port": there is no environment variable "NO_SUCH"'],
    ["token=file:/no/such/file", '/no/such/file: input "token": there is no such file'],
  ])("of %s says what is wrong", async (flag, problem) => {
    expect(await refusal([...GIVEN, flag])).toContain(problem);
  });

  it("shows a long value only in part, and nothing that steers a terminal", async () => {
    const message = await refusal([...GIVEN, `port=\u001b[2J\u202e${"9".repeat(500)}`]);
    expect(message).not.toMatch(/[\u001b\u202e]/);
    expect(message.length).toBeLessThan(150);
  });

  it("of what is missing says how the stack could give it", async () => {
    const without = await refusal(["password=env:PW"]);
    expect(without).toContain('Write host=VALUE, or name the stack whose output "databaseHost" gives it.');
    const stack = stackWith({ databaseHots: "db", other: 1 });
    const among = await refusal(["password=env:PW"], { stack });
    expect(among).toContain("shop/prod");
    expect(among).toContain('it has databaseHots, other; did you mean "databaseHots"?');
  });

  it("of a file names the line", async () => {
    const directory = await mkdtemp(join(tmpdir(), "inputs-"));
    try {
      const file = join(directory, "inputs.yaml");
      await writeFile(file, "host: db\n\nport: five\nmod: fast\n");
      const message = await refusal(["password=env:PW"], { file });
      expect(message).toContain(`${file}:3:1: input "port" must be a whole number, not "five"`);
      expect(message).toContain(`${file}:4:1: the runbook has no input "mod"; did you mean "mode"?`);
      await writeFile(file, "- host\n");
      expect(await refusal([], { file })).toContain(`${file}: this is not a map of inputs`);
      await writeFile(file, "host: [\n");
      expect(await refusal([], { file })).toContain(`${file}:2:1: this is not YAML`);
    } finally {
      await rm(directory, { recursive: true });
    }
    expect(await refusal([], { file: "/no/such.yaml" })).toContain("/no/such.yaml: there is no such file");
  });

  it("changes nothing in the schema", async () => {
    const before = structuredClone(SCHEMA);
    await refusal([...GIVEN, "port=0"]);
    await resolveInputs(RUNBOOK, { flags: GIVEN, environment: { PW: "hunter2" } });
    expect(SCHEMA).toEqual(before);
  });
});
