import type { RunInterval, RunPhase } from "@rampart/core/run-record";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Entry } from "../../src/journal/entry.ts";
import { partition, without } from "../../src/record/partition.ts";
import { recordOf } from "../../src/record/record.ts";
import { summaryOf } from "../../src/record/summary.ts";
import { FAILED_FAILOVER } from "./failover.ts";
import { RANDOM_RUN } from "./random-run.ts";

const PHASES = ["action", "verification", "decision", "idle"] as const satisfies RunPhase[];

const interval: fc.Arbitrary<RunInterval> = fc
  .tuple(fc.constantFrom(...PHASES), fc.nat(60), fc.nat(30))
  .map(([phase, from, length]) => ({ phase, from, to: from + length }));

describe("a partition of time", () => {
  it("gives every moment the first of the phases that it is in, as counting moment by moment does", () => {
    fc.assert(
      fc.property(
        fc.array(interval, { maxLength: 12 }),
        fc.nat(20),
        fc.nat(60),
        (intervals, from, length) => {
          const to = from + length;
          const parts = partition(from, to, intervals);
          const phaseAt = (moment: number, of: readonly RunInterval[]): RunPhase | undefined =>
            PHASES.find((phase) =>
              of.some((one) => one.phase === phase && one.from <= moment && moment < one.to),
            );
          for (let moment = from; moment < to; moment += 1) {
            expect(phaseAt(moment, parts)).toBe(phaseAt(moment, intervals) ?? "action");
          }
          expect(parts.reduce((sum, part) => sum + part.to - part.from, 0)).toBe(length);
          expect(parts.every((part, index) => part.phase !== parts[index + 1]?.phase)).toBe(true);
        },
      ),
    );
  });

  it("leaves out holes, moment by moment", () => {
    fc.assert(
      fc.property(interval, fc.array(interval, { maxLength: 6 }), (whole, holes) => {
        const left = without(whole, holes);
        for (let moment = 0; moment < 100; moment += 1) {
          const isIn = (one: RunInterval): boolean => one.from <= moment && moment < one.to;
          expect(left.filter(isIn).length).toBe(isIn(whole) && !holes.some(isIn) ? 1 : 0);
        }
      }),
    );
  });
});

describe("the record of anything that can stand in a journal, up to any entry,", () => {
  const prefixes = (entries: readonly Entry[]): readonly (readonly Entry[])[] =>
    entries.map((_, index) => entries.slice(0, index + 1));

  it("has phases that add up to the whole, and no time below zero, whatever the clock does", () => {
    fc.assert(
      fc.property(RANDOM_RUN, (entries) => {
        for (const prefix of prefixes(entries)) {
          const { phases, timeline, steps, objective } = recordOf(prefix);
          const { total, ...parts } = phases;
          const times = Object.values(parts);
          expect(times.reduce((sum, time) => sum + time, 0)).toBe(total);
          expect(times.every((time) => Number.isInteger(time) && time >= 0)).toBe(true);
          expect(timeline.length).toBe(total);
          const intervals = [...timeline.whole, ...timeline.steps];
          expect(intervals.every(({ from, to }) => 0 <= from && from < to && to <= total)).toBe(true);
          const waits = steps.flatMap(({ approvals }) => approvals.map(({ waited }) => waited));
          expect(waits.every((waited) => waited >= 0 && waited <= total)).toBe(true);
          expect(objective.rto.measured ?? 0).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("has every step once, and is summed up alike", () => {
    fc.assert(
      fc.property(RANDOM_RUN, (entries) => {
        for (const prefix of prefixes(entries)) {
          const { steps, status, started, ended, chain } = recordOf(prefix);
          expect(new Set(steps.map(({ name }) => name)).size).toBe(steps.length);
          const summary = summaryOf(prefix);
          expect([summary.status, summary.started, summary.ended]).toEqual([status, started, ended]);
          expect([summary.entries, summary.head]).toEqual([chain.entries, chain.head]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("never goes back: with more entries, no time gets less", () => {
    fc.assert(
      fc.property(RANDOM_RUN, (entries) => {
        const totals = prefixes(entries).map((prefix) => recordOf(prefix).phases.total);
        expect(totals).toEqual(totals.toSorted((one, other) => one - other));
      }),
      { numRuns: 100 },
    );
  });
});

describe("a summary", () => {
  it("says in a line what a list of runs needs", () => {
    expect(summaryOf(FAILED_FAILOVER)).toEqual({
      run: "20261120-024732-k7qp",
      runbook: "failover/orders-database",
      mode: "run",
      stack: "orders/prod",
      status: "failed",
      step: "scale out API",
      because:
        '"scale out API" failed: the quota of 20 instances in eu-west-1 is used up: 8 of 12 instances are running',
      operator: "tobias",
      host: "jump-2",
      started: "2026-11-20T02:47:32.000Z",
      ended: "2026-11-20T02:57:05.200Z",
      milliseconds: 573_200,
      steps: { done: 5, of: 8 },
      rtoMet: false,
      entries: 21,
      head: FAILED_FAILOVER.at(-1)?.hash,
    });
  });
});
