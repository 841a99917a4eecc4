import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { endProcesses, leftProcesses } from "../../src/shell/left-processes.ts";

// Processes take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const NOBODY = "no process has this mark";

describe("what is left of a step", () => {
  it.each([process.platform, "darwin"])("is found by its group (%s)", async (platform) => {
    pretend(platform);
    const leader = spawn("bash", ["-c", "sleep 600 & sleep 600"], { detached: true, stdio: "ignore" });
    await once(leader, "spawn");
    const groups = new Set([leader.pid ?? 0]);
    const ended = once(leader, "close");
    while ((await leftProcesses({ groups, mark: NOBODY })).length < 3);
    expect((await endProcesses({ groups, mark: NOBODY }, 5_000)).size).toBe(3);
    await ended;
    expect(await leftProcesses({ groups, mark: NOBODY })).toEqual([]);
  });

  it("is nothing where nothing has its groups or its mark", async () => {
    expect((await endProcesses({ groups: new Set(), mark: NOBODY }, 5_000)).size).toBe(0);
  });
});

/** Has the code under test believe to be on another system, until the test is over. */
function pretend(platform: string): void {
  const real = Object.getOwnPropertyDescriptor(process, "platform");
  if (real === undefined) throw new Error("process has no platform");
  Object.defineProperty(process, "platform", { ...real, value: platform });
  onTestFinished(() => {
    Object.defineProperty(process, "platform", real);
  });
}
