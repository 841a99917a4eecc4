import { describe, expect, it } from "vitest";
import { exitCodeOf } from "../../src/run/ending.ts";
import { flagsOfRun } from "../../src/run/same-run.ts";
import { exportOf, recordOf, withWorkshop } from "./workshop.ts";

const GIVEN = {
  journal: "/var/runs.sqlite",
  settings: "team.yaml",
  stack: "prod",
  exports: [],
  as: "Ada",
  key: "~/.ssh/id",
  inputs: ["service=orders", "password=env:PGPASSWORD", "token=file:/run/secret"],
  inputsFile: "inputs.yaml",
};

describe("the flags that name the same run again", () => {
  it("have where secrets are, and no input that the journal has", () => {
    expect(flagsOfRun(GIVEN, ["password", "token"])("resume").join(" ")).toBe(
      "--stack prod --settings team.yaml --journal /var/runs.sqlite --as Ada --key ~/.ssh/id --input password=env:PGPASSWORD --input token=file:/run/secret --inputs inputs.yaml",
    );
    const plain = flagsOfRun({ ...GIVEN, inputs: ["service=env:SERVICE"] }, [])("undo");
    expect(plain.filter((word) => word.startsWith("--input"))).toEqual([]);
  });

  it("have every export, and the runbook where it was named", () => {
    const options = { ...GIVEN, stack: undefined, exports: ["a.json", "b.json"], runbook: "./r.ts" };
    expect(flagsOfRun(options, [])("resume").slice(0, 6)).toEqual([
      "--runbook",
      "./r.ts",
      "--export",
      "a.json",
      "--export",
      "b.json",
    ]);
  });

  it("tell an approver the journal and the settings, and not who somebody else is", () => {
    expect(flagsOfRun(GIVEN, ["password"])("approve")).toEqual([
      "--settings",
      "team.yaml",
      "--journal",
      "/var/runs.sqlite",
    ]);
  });

  it("are none where nothing was given", () => {
    const nothing = {
      journal: undefined,
      settings: undefined,
      stack: undefined,
      exports: [],
      as: undefined,
      key: undefined,
      inputs: [],
      inputsFile: undefined,
    };
    expect(flagsOfRun(nothing, [])("resume")).toEqual([]);
  });
});

describe("the exit code of an undo", () => {
  const head = { run: "r", seq: 1, hash: "" };
  const objective = { rto: {}, rpo: {} };

  it.each([
    ["all of it was taken back", { status: "undone" }, 0],
    ["part of it stays", { status: "undone", because: '"grow" has no undo, and stays' }, 1],
    ["none of it was", { status: "undo-failed", because: "nothing could be taken back" }, 3],
  ] as const)("says whether %s", (_, outcome, code) => {
    expect(exitCodeOf({ run: "r", head, ...outcome }, { objective })).toBe(code);
  });
});

describe("a run that stops", { timeout: 120_000 }, () => {
  it("advises a command that finds the run, its stack and its secrets again, and shows no secret", async () => {
    await withWorkshop(
      async ({ rampart }) => {
        const env = { STORE: "correct horse" };
        const given = ["--export", "prod.json", "--journal", "my runs.sqlite"];
        const secret = ["--input", "password=env:STORE"];
        const start = ["run", "./runbooks/rotate.ts", "--input", "service=orders", "--yes"];
        const first = await rampart([...start, ...given, ...secret, "--format", "json"], { env });
        const { run } = recordOf(first);
        expect(first.stderr).toContain(
          `Then: rampart runs confirm ${run} --journal 'my runs.sqlite' --step "look at it", and rampart resume ${run} --export prod.json --journal 'my runs.sqlite' --input password=env:STORE.`,
        );
        expect(first.stderr).not.toContain("correct horse");
        const confirm = ["runs", "confirm", run, "--journal", "my runs.sqlite", "--step", "look at it"];
        expect(await rampart(confirm)).toMatchObject({ code: 0 });
        const resumed = await rampart(["resume", run, ...given, ...secret], { env });
        expect([resumed.code, resumed.stderr]).toEqual([0, expect.any(String)]);
      },
      { "prod.json": exportOf("prod") },
    );
  });
});
