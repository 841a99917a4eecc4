import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { failureOf } from "../../src/shell/failure.ts";
import { openShell, rejectionOf, until } from "./helpers.ts";

// Processes take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const STUBBORN = 'trap "" TERM; touch ready; while :; do sleep 0.1; done';
const POLITE = 'trap "exit 0" TERM; touch ready; while :; do sleep 0.1; done';

describe("the end of a command", () => {
  it("comes with SIGKILL after the grace for one that ignores SIGTERM", async () => {
    const { $, abort, directory, left } = await openShell();
    const command = rejectionOf($`${["bash", "-c", STUBBORN]}`);
    await until(() => existsSync(`${directory}/ready`));
    abort(new Error("the time of the step is over"));
    const error = await command;
    expect(error).toMatchObject({ signal: "SIGKILL" });
    expect(String(failureOf(error))).toContain("the time of the step is over");
    expect(await left()).toEqual([]);
  });

  it("is a failure when the run is stopped, also for one that then exits with 0, and with nothrow", async () => {
    for (const nothrow of [false, true]) {
      const { $, abort, directory } = await openShell();
      const command = rejectionOf($({ nothrow })`${["bash", "-c", POLITE]}`);
      await until(() => existsSync(`${directory}/ready`));
      abort(new Error("stopped"));
      expect(await command).toMatchObject({ exitCode: null, ok: false });
    }
  });

  it("is a failure when its own timeout is over, however it ends", async () => {
    const { $, directory } = await openShell();
    const polite = await rejectionOf(
      $({ timeout: "500ms" })`trap "exit 0" TERM; while :; do sleep 0.1; done`,
    );
    expect(String(failureOf(polite))).toContain("timeout is over");
    const stubborn = $`${["bash", "-c", STUBBORN]}`;
    await until(() => existsSync(`${directory}/ready`));
    expect(await rejectionOf(stubborn.timeout("100ms"))).toMatchObject({ signal: "SIGKILL" });
    const tolerated = await $({
      timeout: "500ms",
      nothrow: true,
    })`trap "exit 0" TERM; while :; do sleep 0.1; done`;
    expect(tolerated).toMatchObject({ ok: false, exitCode: null });
    const later = $`trap "exit 0" TERM; while :; do sleep 0.1; done`;
    expect(String(failureOf(await rejectionOf(later.timeout("300ms"))))).toContain("timeout is over");
  });

  it("comes when its own signal is aborted", async () => {
    const { $, directory } = await openShell();
    const controller = new AbortController();
    const command = rejectionOf($({ signal: controller.signal })`${["bash", "-c", STUBBORN]}`);
    await until(() => existsSync(`${directory}/ready`));
    controller.abort(new Error("enough"));
    expect(String(failureOf(await command))).toContain("enough");
  });

  it("is what it is when its author sends a signal it handles", async () => {
    const { $, directory } = await openShell();
    const command = $`trap "exit 0" USR1; touch ready; while :; do sleep 0.1; done`;
    await until(() => existsSync(`${directory}/ready`));
    await command.kill("SIGUSR1");
    expect((await command).exitCode).toBe(0);
  });

  it("leaves no room for another command once the step is stopped or has ended", async () => {
    const stopped = await openShell();
    stopped.abort(new Error("stopped"));
    expect(String(failureOf(await rejectionOf(stopped.$({ nothrow: true })`true`)))).toContain("has ended");
    const ended = await openShell();
    await ended.$`true`;
    await ended.end();
    expect(String(failureOf(await rejectionOf(ended.$`true`)))).toContain("has ended");
    expect(ended.commands).toEqual(["true"]);
    const idle = await openShell();
    expect(await idle.end()).toBe(0);
    expect(String(failureOf(await rejectionOf(idle.$`true`)))).toContain("has ended");
  });

  it("does not wait for what it left behind with its output open", async () => {
    const { $, end, left } = await openShell();
    const began = performance.now();
    expect((await $`sleep 600 & echo begun`).stdout).toBe("begun\n");
    expect(performance.now() - began).toBeLessThan(60_000);
    expect(await left()).toHaveLength(1);
    expect(await end()).toBe(1);
    expect(await left()).toEqual([]);
  });

  it("gives all that was printed before it, however busy this process is", async () => {
    const { $ } = await openShell();
    const command = $`head -c 60000 /dev/zero | tr '\\0' x; sleep 600 &`;
    const busy = performance.now() + 600;
    while (performance.now() < busy);
    expect((await command).stdout).toHaveLength(60_000);
  });

  it.runIf(process.platform === "linux")("ends what left the group, and what ignores SIGTERM", async () => {
    const { $, end, left, directory } = await openShell();
    await $`nohup sleep 600 >/dev/null 2>&1 &`;
    await $`setsid sleep 600 >/dev/null 2>&1 &`;
    await $`setsid bash -c ${STUBBORN} >/dev/null 2>&1 &`;
    await until(() => existsSync(`${directory}/ready`));
    expect((await left()).length).toBeGreaterThanOrEqual(3);
    expect(await end()).toBeGreaterThanOrEqual(3);
    expect(await left()).toEqual([]);
  });

  it("ends commands that nobody waited for", async () => {
    const { $, end, left, directory } = await openShell();
    const command = rejectionOf($`touch ready; sleep 600`);
    await until(() => existsSync(`${directory}/ready`));
    expect(await end()).toBeGreaterThanOrEqual(1);
    expect(await left()).toEqual([]);
    expect(String(failureOf(await command))).toContain("the step has ended");
  });

  it("finds nothing to end after commands that ended by themselves", async () => {
    const { $, end } = await openShell();
    await $`true`;
    expect(await end()).toBe(0);
    expect(await (await openShell()).end()).toBe(0);
  });

  it("does not bring the run down where nobody waited for the command, as a failure of its own does", async () => {
    const child = fileURLToPath(new URL("./abandoned.child.ts", import.meta.url));
    const run = promisify(execFile);
    expect((await run(process.execPath, [child])).stdout).toBe("survived 2 commands\n");
    expect(await rejectionOf(run(process.execPath, [child, "fails"]))).toMatchObject({ code: 1, stdout: "" });
  });

  it("does not come with Ctrl-C, which is for the run", async () => {
    const { directory } = await openShell();
    // A group of its own, as a terminal gives it; Ctrl-C is SIGINT to all of the group.
    const run = spawn(
      process.execPath,
      [fileURLToPath(new URL("./ctrl-c.child.ts", import.meta.url)), directory],
      {
        detached: true,
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    let printed = "";
    run.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });
    await until(() => existsSync(`${directory}/ready`));
    if (run.pid !== undefined) process.kill(-run.pid, "SIGINT");
    await once(run, "close");
    expect(printed).toBe("interrupted\nfinished\n");
  });
});
