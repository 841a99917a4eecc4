import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { allRules } from "@rampart/policies";
import { frameworks } from "@rampart/policies/controls";
import { domainOf } from "@rampart/policy";
import { defineRunbook } from "@rampart/runbook";
import { startRun } from "@rampart/runbook/execute";
import { openSqliteJournal } from "@rampart/runbook/journal";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { complete } from "../src/completion/complete.ts";
import { SHELL_SCRIPTS, type Shell } from "../src/completion/shell-scripts.ts";
import { ALL_COMMANDS, PROGRAM, visibleCommands } from "./commands.ts";
import { COMMAND, rampart } from "./rampart.ts";

/** The words that may stand where the cursor is, or the kind of file. */
async function proposed(...line: string[]): Promise<readonly string[] | string> {
  const completion = await complete(PROGRAM, line);
  return completion.kind === "words" ? completion.candidates.map(({ value }) => value) : completion.kind;
}

describe("what is proposed", () => {
  it.each(ALL_COMMANDS.filter(([name]) => !name.includes("__")))(
    "for %s is what its help names",
    async (name, command) => {
      const [, ...words] = name.split(" ");
      const options = command.createHelp().visibleOptions(command);
      expect(await proposed(...words, "--")).toEqual(options.map(({ long }) => long));
      if (command.commands.length > 0) {
        expect(await proposed(...words, "")).toEqual(visibleCommands(command).map((one) => one.name()));
      }
      for (const { long, argChoices } of options) {
        if (argChoices === undefined || long === undefined) continue;
        expect(await proposed(...words, long ?? "", "")).toEqual(argChoices);
        expect(await proposed(...words, `${long}=`)).toEqual(argChoices.map((one) => `${long}=${one}`));
      }
    },
  );

  it("for explain is the rules", async () => {
    expect(await proposed("explain", "")).toEqual(allRules.map(({ id }) => id));
    expect(await proposed("explain", "firewall/admin")).toEqual([
      "firewall/admin-ports-closed-to-the-internet",
    ]);
  });

  it("for domains and frameworks is what there is", async () => {
    const domains = [...new Set(allRules.map(domainOf))];
    expect(await proposed("check", "--domain", "")).toEqual(domains);
    expect(await proposed("rules", "--domain", "fi")).toEqual(["firewall"]);
    expect(await proposed("check", "--framework", "")).toEqual(frameworks.map(({ id }) => id));
  });

  it("for files and directories is left to the shell", async () => {
    expect(await proposed("check", "")).toBe("files");
    expect(await proposed("check", "a.json", "b")).toBe("files");
    expect(await proposed("check", "--baseline", "")).toBe("files");
    expect(await proposed("check", "--program", "")).toBe("directories");
    expect(await proposed("init", "")).toBe("directories");
  });

  it("for runbooks is those of the package, and files where a path is typed", async () => {
    expect(await proposed("run", "operations/")).toContain("operations/database-maintenance");
    expect(await proposed("resume", "x", "--runbook", "operations/database")).toEqual([
      "operations/database-maintenance",
    ]);
    expect(await proposed("run", "../")).toBe("files");
    expect(await proposed("run", "/srv/run")).toBe("files");
  });

  it("for runs is the newest 20 of the journal, with how they stand", async () => {
    const directory = mkdtempSync(join(tmpdir(), "rampart-completion-runs-"));
    try {
      const file = join(directory, "journal.sqlite");
      expect(await proposed("resume", "--journal", file, "")).toEqual([]);
      const runs = await runsIn(file, 25);
      expect(await proposed("resume", "--journal", file, "")).toEqual(runs.slice(0, 20));
      for (const words of [
        ["undo"],
        ["approve"],
        ["runs", "show"],
        ["runs", "verify"],
        ["runs", "confirm"],
      ]) {
        expect(await proposed(...words, "--journal", file, runs[3] ?? "")).toEqual([runs[3]]);
      }
      const completion = await complete(PROGRAM, ["resume", "--journal", file, runs[0] ?? ""]);
      expect(completion).toEqual({
        kind: "words",
        candidates: [{ value: runs[0], description: "team/none: completed" }],
      });
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });

  it("is nothing where only the user knows, or there is nothing", async () => {
    expect(await proposed("check", "--secret", "")).toEqual([]);
    expect(await proposed("frobnicate", "")).toEqual([]);
    expect(await proposed("explain", "a/b", "")).toEqual([]);
    expect(await proposed("check", "--bogus=")).toEqual([]);
  });

  it("knows an option's value from an operand, and what follows --", async () => {
    expect(await proposed("check", "--format", "json", "--domain", "backu")).toEqual(["backup"]);
    expect(await proposed("check", "-", "--format", "t")).toEqual(["table"]);
    expect(await proposed("check", "--", "--for")).toBe("files");
  });

  it("for a word that bash took apart at = is the same", async () => {
    expect(await proposed("check", "--format", "=", "j")).toEqual(["json"]);
    expect(await proposed("check", "--format", "=")).toEqual(await proposed("check", "--format", ""));
  });
});

/** Makes so many runs of a runbook without steps; their ids, the newest first. */
async function runsIn(file: string, count: number): Promise<readonly string[]> {
  const runbook = defineRunbook(
    { name: "team/none", purpose: "Does nothing", inputs: { properties: {} } },
    () => [],
  );
  const journal = await openSqliteJournal(file);
  const operator = { name: "Ada", host: hostname(), pid: process.pid };
  const runs: string[] = [];
  try {
    while (runs.length < count) {
      const { run } = await startRun(runbook, { inputs: {}, journal, operator });
      runs.unshift(run);
    }
  } finally {
    await journal.close();
  }
  return runs;
}

const SHELLS: readonly (readonly [Shell, (line: readonly string[]) => string])[] = [
  [
    "bash",
    (line) => `eval "$(rampart completion bash)"
COMP_WORDS=(${line.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${line.length - 1}
_rampart 2>/dev/null; printf '%s\\n' "\${COMPREPLY[@]}"`,
  ],
  ["fish", (line) => `rampart completion fish | source; complete -C '${line.join(" ")}' | cut -f1`],
  [
    // Outside of a line that is being edited, what lists the candidates can only be watched.
    "zsh",
    (line) => `compdef() { }; _describe() { print -l -- \${\${(P)2}%%:*} }; eval "$(rampart completion zsh)"
words=(${line.map((word) => `'${word}'`).join(" ")}); CURRENT=${line.length}; _rampart`,
  ],
];
const installed = SHELLS.filter(([shell]) => spawnSync(shell, ["-c", "exit"]).status === 0);

describe("the completion of", { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "rampart-completion-"));
  const here = join(folder, "here");

  beforeAll(() => {
    mkdirSync(here);
    writeFileSync(join(folder, "rampart"), `#!/bin/sh\nexec ${COMMAND.join(" ")} "$@"\n`);
    chmodSync(join(folder, "rampart"), 0o755);
    writeFileSync(join(here, "Pulumi.prod.yaml"), "");
    writeFileSync(join(here, "Pulumi.dev.yaml"), "");
    writeFileSync(
      join(here, "rampart.yaml"),
      "version: 1\ntiers: {critical: {}, standard: {}}\nmistaken: 1\n",
    );
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const press = (shell: string, script: string): string[] => {
    const env = { ...process.env, PATH: [folder, process.env.PATH].join(delimiter), HOME: folder };
    const { stdout, stderr } = spawnSync(shell, ["-c", script], { cwd: here, env, encoding: "utf8" });
    expect(stderr).toBe("");
    return stdout.split("\n").filter(Boolean).sort();
  };

  it("bash is tested", () => {
    expect(installed.map(([shell]) => shell)).toContain("bash");
  });

  it.each(installed)("%s proposes what the command does", (shell, script) => {
    const tab = (...line: string[]): string[] => press(shell, script(["rampart", ...line]));
    expect(tab("expl")).toEqual(["explain"]);
    expect(tab("check", "--forma")).toEqual(["--format"]);
    expect(tab("check", "--severity", "")).toEqual(["critical", "high", "low", "medium"]);
    expect(tab("explain", "firewall/admin")).toEqual(["firewall/admin-ports-closed-to-the-internet"]);
    expect(tab("check", "--config-of", "")).toEqual(["dev", "prod"]);
    expect(tab("check", "--tier", "")).toEqual(["critical", "standard"]);
    expect(tab("check", "--secret", "")).toEqual([]);
  });

  it.each(installed)("%s is valid in its own eyes", (shell) => {
    const script = join(folder, `completion.${shell}`);
    writeFileSync(script, SHELL_SCRIPTS[shell]);
    const { status, stderr } = spawnSync(shell, ["-n", script], { encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });
});

it("an unknown shell is refused with those there are", async () => {
  const { code, stdout, stderr } = await rampart(["completion", "csh"]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain("Allowed choices are bash, zsh, fish");
}, 60_000);
