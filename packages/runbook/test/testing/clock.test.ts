import { setTimeout as reallyWait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { PLACE } from "../../src/testing/place.ts";
import { rehearse } from "../../src/testing/rehearse.ts";
import { Session } from "../../src/testing/session.ts";
import { VirtualClock } from "../../src/testing/virtual-clock.ts";
import { small } from "./small.ts";

describe("the clock of a rehearsal", () => {
  it("goes on by what commands take and code waits, and nobody really waits", async () => {
    const runbook = small(({ step }) => [
      step({
        name: "copy",
        timeout: "20h",
        run: async ({ $, clock }) => {
          await $`copy`;
          await clock.sleep(60_000);
        },
      }),
    ]);
    const began = performance.now();
    const { problems, duration, record } = await rehearse(runbook, {
      replies: [{ command: "copy", takes: "10h" }],
      startsAt: new Date("2026-03-01T00:00:00Z"),
      expect: { status: "completed", duration: { atMost: "10h1m" } },
    });
    expect(problems).toEqual([]);
    expect(duration).toBe((10 * 60 + 1) * 60_000);
    expect(record.started).toBe("2026-03-01T00:00:00.000Z");
    expect(performance.now() - began).toBeLessThan(60_000);
  });

  it("adds up what is done one after another, and not what is done at once", async () => {
    const runbook = small(({ step, parallel }) => [
      parallel(
        { name: "both" },
        ["a", "b"].map((name) => step({ name, run: async ({ $ }) => void (await $`work ${name}`) })),
      ),
      step({ name: "c", run: async ({ $ }) => void (await $`work c`) }),
    ]);
    const { duration } = await rehearse(runbook, {
      replies: [{ command: /work/, takes: "30s" }],
      expect: { status: "completed" },
    });
    expect(duration).toBe(60_000);
  });

  it("ends a step whose time is over, and the command has no effect", async () => {
    const runbook = small(({ step }) => [
      step({ name: "slow", timeout: "10s", run: async ({ $ }) => void (await $`slow`) }),
    ]);
    const { problems, entries } = await rehearse(runbook, {
      replies: [{ command: "slow", takes: "1m", makes: { slow: true } }],
      expect: { status: "failed", stoppedAt: "slow", world: { slow: false } },
    });
    expect(problems).toEqual([]);
    expect(entries.map(({ event }) => event)).toContainEqual(
      expect.objectContaining({
        kind: "step-failed",
        failure: expect.objectContaining({ kind: "timeout" }),
      }),
    );
  });

  it("ends a command whose own timeout is over", async () => {
    const runbook = small(({ step }) => [
      step({ name: "slow", run: async ({ $ }) => void (await $({ timeout: "5s" })`slow`) }),
    ]);
    const { problems, duration } = await rehearse(runbook, {
      replies: [{ command: "slow", takes: "1m" }],
      expect: { status: "failed", because: "the command's own timeout is over" },
    });
    expect(problems).toEqual([]);
    expect(duration).toBe(5_000);
  });

  it("waits between the tries of a step", async () => {
    const runbook = small(({ step }) => [
      step({
        name: "flaky",
        retry: { attempts: 3, delay: "2s", when: () => true },
        run: async ({ $ }) => void (await $`flaky`),
      }),
    ]);
    const { problems, duration } = await rehearse(runbook, {
      replies: [{ command: "flaky", exitCode: 1, times: 2 }, { command: "flaky" }],
      expect: { status: "completed", commands: ["flaky", "flaky", "flaky"] },
    });
    expect(problems).toEqual([]);
    expect(duration).toBe(6_000);
  });

  it("does not run ahead of what is real", async () => {
    const runbook = small(({ step }) => [
      step({ name: "real", timeout: "1s", run: async () => void (await reallyWait(200)) }),
    ]);
    const { problems, duration } = await rehearse(runbook, { expect: { status: "completed" } });
    expect(problems).toEqual([]);
    expect(duration).toBe(0);
  });
});

describe("the virtual clock", () => {
  it("goes on without what is real and takes too long, and says once what that was", async () => {
    const complaints: string[] = [];
    const clock = new VirtualClock(new Date(0), (what) => complaints.push(what), 50);
    const session = new Session();
    const stop = new AbortController();
    const real = PLACE.run({ session, step: "act" }, async () => {
      await reallyWait(600_000, undefined, { signal: stop.signal });
    });
    await clock.sleep(10_000, undefined, session.crashed);
    expect(complaints).toEqual(["Timeout"]);
    expect(clock.elapsed).toBe(10_000);
    await clock.sleep(10_000, undefined, session.crashed);
    expect(complaints).toEqual(["Timeout"]);
    expect(clock.elapsed).toBe(20_000);
    stop.abort();
    await expect(real).rejects.toThrow();
    clock.close();
  });
});
