import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { hostname } from "node:os";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Operator } from "../../src/journal/entry.ts";
import { isGone, processStart } from "../../src/journal/process.ts";

// Of a machine that does much else.
vi.setConfig({ testTimeout: 120_000 });

const HOST = hostname();
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

async function sleeper(): Promise<ChildProcess & { readonly pid: number }> {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  children.push(child);
  await once(child, "spawn");
  return child as ChildProcess & { readonly pid: number };
}

async function kill(child: ChildProcess): Promise<void> {
  const exit = once(child, "exit");
  child.kill("SIGKILL");
  await exit;
}

function holder(pid: number, start = processStart(pid)): Operator {
  return { name: "ada", host: HOST, pid, ...(start === undefined ? {} : { processStart: start }) };
}

describe("processStart", () => {
  it("is the same as long as the process lives, and another for another process", async () => {
    const [one, other] = [await sleeper(), process];
    expect(processStart(one.pid)).toBe(processStart(one.pid));
    expect(processStart(one.pid)).not.toBe(processStart(other.pid));
  });

  it("is undefined once the process is gone", async () => {
    const child = await sleeper();
    await kill(child);
    expect(processStart(child.pid)).toBeUndefined();
  });
});

describe("isGone", () => {
  it("is false for this process and for a child that lives, with and without its start", async () => {
    const child = await sleeper();
    expect(isGone(holder(process.pid), HOST)).toBe(false);
    expect(isGone(holder(child.pid), HOST)).toBe(false);
    expect(isGone({ name: "ada", host: HOST, pid: child.pid }, HOST)).toBe(false);
  });

  it("is true for a process that was killed, with and without its start", async () => {
    const child = await sleeper();
    const was = holder(child.pid);
    await kill(child);
    expect(isGone(was, HOST)).toBe(true);
    expect(isGone({ name: "ada", host: HOST, pid: child.pid }, HOST)).toBe(true);
  });

  it("is true where another process has the pid now", async () => {
    const child = await sleeper();
    expect(isGone(holder(child.pid, `${processStart(child.pid)}0`), HOST)).toBe(true);
  });

  it("is false on another host, where nobody here can tell", async () => {
    const child = await sleeper();
    const was = holder(child.pid);
    await kill(child);
    expect(isGone(was, `not-${HOST}`)).toBe(false);
  });

  it("is true for a process that is dead and was not reaped", async () => {
    // The shell becomes a process that never waits for its child.
    const script = "sleep 0.01 & echo $!; exec sleep 600";
    const parent = spawn("sh", ["-c", script], { stdio: ["ignore", "pipe", "ignore"] });
    children.push(parent);
    const [line] = (await once(parent.stdout, "data")) as [Buffer];
    const pid = Number(line.toString());
    const start = processStart(pid) ?? `${processStart(process.pid)}0`;
    await expect.poll(() => isGone(holder(pid, start), HOST), { timeout: 30_000 }).toBe(true);
    expect(process.kill(pid, 0)).toBe(true);
  });
});

describe.runIf(process.platform === "linux")("on Linux", () => {
  it("a process of another container, or of before a reboot, cannot be told", () => {
    const start = processStart(process.pid) ?? "";
    const elsewhere = start.replace(/pid:\[\d+\]/, "pid:[1]");
    expect(elsewhere).not.toBe(start);
    expect(isGone(holder(0x7fff_fff0, elsewhere), HOST)).toBe(false);
    const rebooted = start.replace(/^[^:]+/, "00000000-0000-0000-0000-000000000000");
    expect(isGone(holder(0x7fff_fff0, rebooted), HOST)).toBe(false);
  });
});
