import { describe, expect, it, vi } from "vitest";
import { failureOf } from "../../src/shell/failure.ts";
import { openShell, rejectionOf } from "./helpers.ts";

// Processes take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const SECRET = "correct horse's battery";

describe("secrets and commands", () => {
  it("do not get into what is shown, though the step has them", async () => {
    const { $, shown } = await openShell({ secrets: [SECRET] });
    const result = await $({ env: { PASSWORD: SECRET } })`echo "<$PASSWORD>"; echo "<$PASSWORD>" >&2`;
    expect(result.stdout).toBe(`<${SECRET}>\n`);
    expect(shown().split("\n").sort()).toEqual(["", "<[secret]>", "<[secret]>"]);
  });

  it("are not shown when a command prints them in two chunks", async () => {
    const { $, shown, pieces } = await openShell({ secrets: [SECRET] });
    const [first, second] = [SECRET.slice(0, 9), SECRET.slice(9)];
    await $({ env: { FIRST: first, SECOND: second } })`printf "<$FIRST"; sleep 0.7; printf "$SECOND>"`;
    expect(shown()).toBe("<[secret]>");
    expect(pieces[0]).toBe("<");
  });

  it("are not shown when a chunk ends inside a character of theirs", async () => {
    const { $, shown } = await openShell({ secrets: ["pässwörd"] });
    await $`printf 'p\\xc3'; sleep 0.3; printf '\\xa4ssw\\xc3'; sleep 0.3; printf '\\xb6rd!'`;
    expect(shown()).toBe("[secret]!");
  });

  it("are refused in a command line before it runs, and the error says how to pass them", async () => {
    const { $, commands, directory } = await openShell({ secrets: [SECRET] });
    for (const command of [
      $`touch ran; psql ${`password=${SECRET}`}`,
      $({ nothrow: true })`touch ran; psql ${SECRET}`,
      $`touch ran; psql ${Promise.resolve(SECRET)}`,
    ]) {
      const message = String(failureOf(await rejectionOf(command)));
      expect(message).toMatch(
        /\[secret\].* was not run: .*\$\(\{ env: \{ PGPASSWORD: inputs\.password \} \}\)/,
      );
      expect(message).not.toContain("horse");
    }
    expect(commands).toEqual([]);
    expect((await $`ls ${directory}`).stdout).toBe("");
  });

  it("may be given as input", async () => {
    const { $ } = await openShell({ secrets: [SECRET] });
    expect((await $({ input: SECRET })`cat`).stdout).toBe(SECRET);
  });
});
