import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RecoveryStream } from "../../src/worst-case/stream.ts";
import { worstCase } from "../../src/worst-case/worst-case.ts";
import { allDays, type RandomSchedule, randomSchedule, weeklyDays, ZONES } from "./random-schedule.ts";
import { type SimulatedStream, simulatedRuns, simulatedWorst, type Years } from "./simulator.ts";

interface Planned {
  readonly plan: RandomSchedule;
  readonly delays: readonly number[];
}

const TIMEOUT = 300_000;

const delays = fc.array(fc.oneof(fc.constantFrom(0, 60, 480, 1440, 10_080), fc.nat({ max: 6000 })), {
  maxLength: 3,
});

function years(from: string, days: number): Years {
  const start = Date.parse(from) / 60_000;
  return { from: start, until: start + days * 1440 };
}

function analysed({ from, until }: Years, streams: readonly RecoveryStream[]): number | undefined {
  const horizon = { from: new Date(from * 60_000), until: new Date(until * 60_000) };
  const { seconds, terms } = worstCase(streams, { horizon });
  expect(terms.reduce((sum, term) => sum + term.seconds, 0)).toBe(seconds ?? 0);
  return seconds === undefined ? undefined : seconds / 60;
}

function streamOf({ plan, delays: minutes }: Planned, index: number): RecoveryStream {
  return { name: `plan ${index}`, schedule: plan.schedule, delays: termsOf(minutes) };
}

function termsOf(minutes: readonly number[]): RecoveryStream["delays"] {
  return minutes.map((length, index) => ({
    name: `delay ${index}`,
    seconds: length * 60,
    source: "the test",
  }));
}

function simulated({ plan, delays: minutes }: Planned, span: Years): SimulatedStream {
  return { runs: simulatedRuns(plan, span), delay: sum(minutes) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => one + other, 0);
}

function plans(schedules: fc.Arbitrary<RandomSchedule>, most: number): fc.Arbitrary<Planned[]> {
  return fc.array(fc.record({ plan: schedules, delays }), { minLength: 1, maxLength: most });
}

describe("the worst case is the one that a simulation finds which kills the resource in every minute", () => {
  test.each([
    ["2026-11-20T00:00:00Z", 400],
    ["2027-10-31T01:00:00Z", 370],
    // In its last days Pacific/Apia left out a whole day.
    ["2010-12-20T11:23:00Z", 400],
  ])("from %s for %d days, for one to three streams in any zones", { timeout: TIMEOUT }, (from, days) => {
    const span = years(from, days);
    fc.assert(
      fc.property(plans(randomSchedule(ZONES, allDays), 3), (planned) => {
        const streams = planned.map((plan) => simulated(plan, span));
        expect(analysed(span, planned.map(streamOf))).toBe(simulatedWorst(streams, Infinity, span));
      }),
      { numRuns: 60 },
    );
  });

  test("for years whose weeks are alike but for the clocks, in one zone", { timeout: TIMEOUT }, () => {
    const span = years("2026-02-01T00:00:00Z", 4 * 365);
    const inOneZone = fc
      .constantFrom("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca")
      .chain((zone) => plans(randomSchedule([zone], weeklyDays), 3));
    fc.assert(
      fc.property(inOneZone, (planned) => {
        const streams = planned.map((plan) => simulated(plan, span));
        expect(analysed(span, planned.map(streamOf))).toBe(simulatedWorst(streams, Infinity, span));
      }),
      { numRuns: 25 },
    );
  });

  test("with continuous streams and with rates that begin at any minute", { timeout: TIMEOUT }, () => {
    const span = years("2027-03-20T00:00:00Z", 20);
    const rate = fc.record({ every: fc.integer({ min: 2, max: 90 }), delays });
    fc.assert(
      fc.property(
        plans(randomSchedule(ZONES, weeklyDays), 2),
        fc.option(rate, { nil: undefined }),
        fc.option(delays, { nil: undefined }),
        (planned, rated, continuous) => {
          const steady: RecoveryStream[] = [];
          if (rated !== undefined) {
            const schedule = { kind: "rate", timeZone: "UTC", every: rated.every * 60 } as const;
            steady.push({ name: "rate", schedule, delays: termsOf(rated.delays) });
          }
          if (continuous !== undefined) {
            steady.push({ name: "continuous", schedule: undefined, delays: termsOf(continuous) });
          }
          const streams = planned.map((plan) => simulated(plan, span));
          const age = continuous === undefined ? Number.POSITIVE_INFINITY : sum(continuous);
          expect(analysed(span, [...planned.map(streamOf), ...steady])).toBe(
            worstOfPhases(streams, rated, age, span),
          );
        },
      ),
      { numRuns: 25 },
    );
  });
});

interface Rate {
  readonly every: number;
  readonly delays: readonly number[];
}

/** A rate may begin in any minute: the worst of all of them. */
function worstOfPhases(
  streams: readonly SimulatedStream[],
  rate: Rate | undefined,
  steady: number,
  span: Years,
): number {
  if (rate === undefined) return simulatedWorst(streams, steady, span);
  const first = span.from - 200_000;
  const last = span.until + 200_000;
  let worst = 0;
  for (let phase = 0; phase < rate.every; phase += 1) {
    const runs: number[] = [];
    for (let run = first + phase; run < last; run += rate.every) runs.push(run);
    worst = Math.max(worst, simulatedWorst([...streams, { runs, delay: sum(rate.delays) }], steady, span));
  }
  return worst;
}
