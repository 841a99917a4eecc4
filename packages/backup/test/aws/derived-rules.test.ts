import { output } from "@pulumi/pulumi";
import { parseDuration, renderDuration } from "@rampart/core/units";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TargetVault } from "../../src/aws/index.ts";
import { meantPlan } from "../../src/aws/plan-problems.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Gaps of the schedules to choose from, in hours, from the rarest. */
const GAPS = [24, 12, 6, 4, 2, 1];
/** One hour to start, four to complete; two until the copy begins. */
const WINDOWS = 1 + 4 + 2;

function vaultWith(minRetention: string): TargetVault {
  const lock = { mode: "governance", minRetention };
  return {
    name: output("orders"),
    arn: output("arn"),
    region: "eu-central-1",
    lock,
    copies: { ireland: { arn: output("arn"), region: "eu-west-1", lock } },
  };
}

const selections = { data: { tags: { backup: "gold" } } };

describe("rules derived from objectives", () => {
  it("meet them, whatever they are, or say that AWS cannot", () => {
    const rpos = fc.integer({ min: 1, max: 100 * HOUR });
    const days = fc.integer({ min: 1, max: 4000 });
    fc.assert(
      fc.property(rpos, days, fc.integer({ min: 1, max: 34 }), (rpo, retention, locked) => {
        const objectives = { rpo: renderDuration(rpo), retention: `${retention}d` };
        const meant = meantPlan({ vault: vaultWith(`${locked}d`), objectives, selections });
        expect(meant.problems).toEqual([]);
        const missed = meant.worstCases.filter(({ worst }) => (worst.seconds ?? Infinity) > rpo);
        expect(meant.notExpressible.filter(({ intent }) => intent === "objectives.rpo")).toHaveLength(
          missed.length,
        );
        // From six hours on AWS can do all: an hour between jobs, three to make it, two until the copy begins.
        if (rpo >= 6 * HOUR) expect(missed).toEqual([]);
        const longest = Math.max(...meant.complete.map((rule) => rule.retention));
        expect(longest).toBeGreaterThanOrEqual(retention * DAY);
        for (const rule of meant.complete) expect(rule.retention).toBeGreaterThanOrEqual(locked * DAY);
      }),
    );
  });

  it("run no more often than is needed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 200 }), (hours) => {
        const meant = meantPlan({ vault: vaultWith("7d"), objectives: { rpo: `${hours}h` }, selections });
        const gap = GAPS.find((one) => one + WINDOWS <= hours);
        const region = meant.worstCases.find(({ disaster }) => disaster === "region");
        expect(region?.worst.seconds).toBe(((gap ?? 0) + WINDOWS) * HOUR);
      }),
    );
  });

  it("keep recovery points in cold storage for 90 days at least", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 36_500 }), (days) => {
        const meant = meantPlan({
          vault: vaultWith("7d"),
          objectives: { retention: `${days}d` },
          selections,
        });
        expect(meant.problems).toEqual([]);
        for (const { coldStorageAfter, retention } of meant.complete) {
          if (coldStorageAfter !== undefined) {
            expect(retention - coldStorageAfter).toBeGreaterThanOrEqual(parseDuration("90d"));
          }
        }
      }),
    );
  });
});
