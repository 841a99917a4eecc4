import { describe, expect, it, vi } from "vitest";
import { $ as imported } from "zx";
import { loadShell } from "../../src/shell/load-shell.ts";
import { makeShell } from "../../src/shell/step-shell.ts";
import { openShell } from "./helpers.ts";

// Processes take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

describe("loadShell", () => {
  it("gives the shell on zx", async () => {
    expect(await loadShell()).toBe(makeShell);
  });
});

describe("within the shell of a step", () => {
  it("$ imported from zx is that shell, too", async () => {
    const { within, mark, commands, directory } = await openShell();
    const lines = await within(async () => (await imported`echo $RAMPART_STEP; pwd`).lines());
    expect(lines).toEqual([mark, directory]);
    expect(commands).toEqual(["echo $RAMPART_STEP; pwd"]);
  });

  it("parallel steps have each their own", async () => {
    const shells = await Promise.all(Array.from({ length: 4 }, () => openShell()));
    const marks = await Promise.all(
      shells.map(({ $, within }) =>
        within(async () => {
          const first = (await imported`sleep 0.1; echo $RAMPART_STEP`).stdout.trim();
          const second = (await $`echo $RAMPART_STEP`).stdout.trim();
          const third = (await imported`echo $RAMPART_STEP`.pipe`cat`).stdout.trim();
          return [first, second, third];
        }),
      ),
    );
    expect(marks).toEqual(shells.map(({ mark }) => [mark, mark, mark]));
    for (const { mark, shown, commands } of shells) {
      expect(shown()).toBe(`${mark}\n${mark}\n${mark}\n`);
      expect(commands).toHaveLength(4);
    }
  });

  it("settings made there hold for both, and not outside", async () => {
    const { $, within, directory } = await openShell();
    await $`mkdir sub`;
    await within(async () => {
      imported.cwd = `${directory}/sub`;
      expect((await $`pwd`).stdout.trim()).toBe(`${directory}/sub`);
    });
    expect((await $`pwd`).stdout.trim()).toBe(directory);
  });

  it("what it returns or throws comes out", async () => {
    const { within } = await openShell();
    expect(await within(async () => 5)).toBe(5);
    await expect(
      within(async () => {
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
  });

  it("outside of it a pipe still leads to commands of the shell", async () => {
    const { $, mark } = await openShell();
    expect((await $`echo x`.pipe`cat; echo $RAMPART_STEP`.pipe`cat`).stdout).toBe(`x\n${mark}\n`);
  });
});
