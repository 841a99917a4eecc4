import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Entry, RunEvent } from "../../src/journal/entry.ts";
import { estimatesOf } from "../../src/plan/estimate.ts";

const finished = (step: string, milliseconds: number): RunEvent => ({
  kind: "step-finished",
  step,
  milliseconds,
});

function run(at: string, ...events: readonly RunEvent[]): readonly Entry[] {
  return events.map((event, index) => ({
    run: at,
    seq: index + 1,
    at,
    token: 1,
    event,
    previous: "",
    hash: "",
  }));
}

describe("the estimate of a step", () => {
  it("is the median of the runs before", () => {
    const estimate = estimatesOf([
      run("2026-01-01", finished("promote", 900)),
      run("2026-01-02", finished("promote", 100)),
      run("2026-01-03", finished("promote", 300)),
    ]);
    expect(estimate("promote")).toBe(300);
    expect(estimate("other")).toBeUndefined();
  });

  it("is for an item of a group that of all its items, for other items have come", () => {
    const estimate = estimatesOf([run("2026-01-01", finished("purge[a]", 10), finished("purge[b]", 30))]);
    expect(estimate("purge[c]")).toBe(20);
    expect(estimate("purge"), "which is not how long the group takes").toBeUndefined();
  });

  it("counts neither failures nor what a person or a probe found done", () => {
    const failure = { kind: "error", message: "no" } as const;
    const estimate = estimatesOf([
      run(
        "2026-01-01",
        { kind: "step-failed", step: "promote", milliseconds: 5, failure, retries: true },
        { kind: "step-finished", step: "promote", milliseconds: 0, settledBy: "probe" },
        finished("promote", 70),
        { kind: "gate-checked", step: "lag", milliseconds: 8, check: { passes: true, value: "" } },
      ),
    ]);
    expect(estimate("promote")).toBe(70);
    expect(estimate("lag")).toBe(8);
  });

  it("rests on the newest 20 runs, in whatever order they are given", () => {
    const days = fc.uniqueArray(fc.integer({ min: 10, max: 99 }), {
      minLength: 1,
      maxLength: 40,
      size: "max",
    });
    fc.assert(
      fc.property(days, (given) => {
        const estimate = estimatesOf(given.map((day) => run(`2026-${day}`, finished("x", day))));
        const newest = [...given].sort((one, other) => other - one).slice(0, 20);
        const value = estimate("x") ?? expect.unreachable();
        const below = newest.filter((day) => day < value).length;
        const above = newest.filter((day) => day > value).length;
        expect(below).toBe(above);
      }),
    );
  });
});
