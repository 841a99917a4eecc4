import { readFile, writeFile } from "node:fs/promises";
import { describe, expect, it, vi } from "vitest";
import { failureOf } from "../../src/shell/failure.ts";
import { openShell, rejectionOf } from "./helpers.ts";

// Processes take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

describe("the commands of a step", () => {
  it("run in the directory, with the environment and no other, and with the mark of the step", async () => {
    const { $, directory, mark } = await openShell({
      environment: { PATH: process.env.PATH ?? "", COLOUR: "green" },
    });
    expect((await $`pwd`).stdout.trim()).toBe(directory);
    const names = (await $`env`).lines().map((line) => line.split("=")[0]);
    expect(names.filter((name) => !["PWD", "SHLVL", "_", "OLDPWD"].includes(name ?? "")).sort()).toEqual([
      "COLOUR",
      "PATH",
      "RAMPART_STEP",
    ]);
    expect((await $`echo $RAMPART_STEP`).stdout.trim()).toBe(mark);
  });

  it("take what an author asks for: cwd, env, input, nothrow, quiet, prefix", async () => {
    const { $, directory, shown } = await openShell();
    await $`mkdir -p sub`;
    expect((await $({ cwd: "sub" })`pwd`).stdout.trim()).toBe(`${directory}/sub`);
    expect((await $({ env: { COLOUR: "red" } })`echo $COLOUR; command -v env`).lines()).toHaveLength(2);
    expect((await $({ input: "one\ntwo\n" })`wc -l`).stdout.trim()).toBe("2");
    expect((await $({ nothrow: true })`exit 3`).exitCode).toBe(3);
    expect((await $({ nothrow: true })({ quiet: true })`echo unseen; exit 4`).exitCode).toBe(4);
    expect(shown()).not.toContain("unseen");
    expect((await $({ prefix: "A=1;" })`echo $A`).stdout.trim()).toBe("1");
  });

  it("give text, JSON and lines", async () => {
    const { $ } = await openShell();
    expect(await $`printf 'a b'`.text()).toBe("a b");
    expect(await $`echo '{"a":[1]}'`.json()).toEqual({ a: [1] });
    expect(await $`printf '1\n2\n'`.lines()).toEqual(["1", "2"]);
    const seen: string[] = [];
    for await (const line of $`printf '1\n2\n'`) seen.push(line);
    expect(seen).toEqual(["1", "2"]);
  });

  it("quote arguments, so that they are one word each", async () => {
    const { $ } = await openShell();
    const nasty = `it's "$HOME" \\ \`x\`; echo no\n*`;
    expect((await $`printf %s ${nasty}`).stdout).toBe(nasty);
    expect((await $`printf '%s|' ${["a b", "c"]}`).stdout).toBe("a b|c|");
    expect((await $`echo ${$`echo inner`}`).stdout).toBe("inner\n");
  });

  it("fail with the exit code, also in the middle of a pipe", async () => {
    const { $ } = await openShell();
    const error = await rejectionOf($`echo wrong >&2; exit 7`);
    expect(error).toMatchObject({ exitCode: 7, stderr: "wrong\n" });
    expect(failureOf(error)).toBe(error);
    expect(await rejectionOf($`false | cat`)).toMatchObject({ exitCode: 1 });
  });

  it("fail where the directory is not there, or the shell", async () => {
    const { $ } = await openShell();
    expect(failureOf(await rejectionOf($({ cwd: "nowhere" })`true`))).toMatchObject({ code: "ENOENT" });
    expect(failureOf(await rejectionOf($({ shell: "/nowhere/sh" })`true`))).toMatchObject({ code: "ENOENT" });
  });

  it("read an end where there is no input", async () => {
    const { $ } = await openShell();
    expect((await $`cat; echo ended`).stdout).toBe("ended\n");
    expect((await $({ input: "" })`cat; echo ended`).stdout).toBe("ended\n");
  });

  it("read what is written to them in the same turn", async () => {
    const { $ } = await openShell();
    const command = $`cat`;
    command.stdin.write("written");
    command.stdin.end();
    expect((await command).stdout).toBe("written");
  });

  it("do not bring the run down by ending before they have read their input", async () => {
    const { $ } = await openShell();
    expect((await $({ input: "x".repeat(1_000_000) })`head -c 1`).stdout).toBe("x");
  });

  it("are piped into each other, whatever their size", async () => {
    const { $, directory, shown } = await openShell({ keptOutput: 1000 });
    expect((await $`head -c 3000000 /dev/zero | tr '\\0' x`.pipe`wc -c`).stdout.trim()).toBe("3000000");
    expect((await $`echo one`.pipe($`cat`).pipe`tr o 0`).stdout).toBe("0ne\n");
    expect((await $({ nothrow: true })`echo lost >&2; exit 1`.pipe.stderr`cat`).stdout).toBe("lost\n");
    await $`head -c 100000 /dev/zero`.pipe(`${directory}/zeros`);
    expect((await readFile(`${directory}/zeros`)).length).toBe(100_000);
    expect(shown()).not.toContain("xxx");
    expect((await rejectionOf($`echo a; exit 5`.pipe`cat`)) as { exitCode?: number }).toMatchObject({
      exitCode: 5,
    });
  });

  it("are shown before they run, as they were written", async () => {
    const shownFirst: string[] = [];
    const order: string[] = [];
    const { $ } = await openShell({
      onCommand: (command) => {
        shownFirst.push(command);
        order.push("command");
      },
      onOutput: () => order.push("output"),
    });
    await $`echo ${"a b"}`;
    expect(shownFirst).toEqual(["echo $'a b'"]);
    expect(order).toEqual(["command", "output"]);
  });

  it("show their output line by line, and a question that has no end of line after a moment", async () => {
    const { $, pieces } = await openShell();
    await $`printf 'one\ntwo\n'; printf 'sure? '; sleep 1; echo yes`;
    expect(pieces.at(-1)).toBe("yes\n");
    expect(pieces).toContain("sure? ");
    expect(pieces.join("")).toBe("one\ntwo\nsure? yes\n");
  });

  it("run in bash, or in sh where there is none", async () => {
    const { $ } = await openShell();
    expect((await $`echo $BASH_VERSION`).stdout).toMatch(/^\d/);
    const bare = await openShell({ environment: { PATH: "/nowhere" } });
    const nasty = "it's $HOME";
    expect((await bare.$`printf %s ${nasty}`).stdout).toBe(nasty);
    expect((await rejectionOf(bare.$`false; true`)) as object).toMatchObject({ exitCode: 1 });
  });

  it("do not read the start-up files of the person who runs them", async () => {
    const home = await openShell();
    await writeFile(`${home.directory}/.bashrc`, "echo start-up file\n");
    const { $ } = await openShell({ environment: { PATH: process.env.PATH ?? "", HOME: home.directory } });
    expect((await $`echo only this`).stdout).toBe("only this\n");
  });

  it("are refused when they would hold up the run or print past the redactor", async () => {
    const { $, commands } = await openShell();
    expect(() => $.sync`true`).toThrow(/holds up the whole run/);
    const error = failureOf(await rejectionOf($({ stdio: "inherit", nothrow: true })`echo past`));
    expect(String(error)).toMatch(/"echo past" was not run.*inherit/);
    expect(commands).toEqual([]);
  });
});
