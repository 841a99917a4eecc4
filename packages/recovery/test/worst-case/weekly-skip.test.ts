import type { CronSchedule } from "@rampart/core/units";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RecoveryStream } from "../../src/worst-case/stream.ts";
import { worstCase } from "../../src/worst-case/worst-case.ts";

/** Zones whose clocks are set at dates that lie differently to each other from year to year. */
const PAIRS = [
  ["Europe/Berlin", "America/New_York"],
  ["Europe/Berlin", "Africa/Casablanca"],
  ["Africa/Casablanca", "America/New_York"],
  ["Asia/Jerusalem", "Europe/Berlin"],
  ["Australia/Lord_Howe", "Pacific/Auckland"],
  ["America/Santiago", "Australia/Adelaide"],
  ["Africa/Cairo", "Asia/Beirut"],
  // One before the other in some years, and after it in others.
  ["Africa/Cairo", "Europe/Berlin"],
] as const;

const DAY = 86_400;

const delays = fc.oneof(fc.constantFrom(0, 3600, 28_800, DAY, 8 * DAY, 20 * DAY), fc.nat({ max: 15 * DAY }));

function weekly(
  zones: readonly string[],
  late: fc.Arbitrary<number> = delays,
  mostDays = 2,
): fc.Arbitrary<RecoveryStream> {
  const schedule: fc.Arbitrary<CronSchedule> = fc.record({
    kind: fc.constant("cron" as const),
    timeZone: fc.constantFrom(...zones),
    minutes: fc.constantFrom([0], [30], [0, 45]),
    // Clocks are set in the small hours.
    hours: fc.uniqueArray(fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 23 })), { minLength: 1, maxLength: 2 }),
    daysOfMonth: fc.constant({ on: "any" as const }),
    months: fc.constant([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
    daysOfWeek: fc
      .uniqueArray(fc.nat({ max: 6 }), { minLength: 1, maxLength: mostDays })
      .map((days) => ({ on: "days" as const, days: days.sort() })),
  });
  return fc.tuple(schedule, late).map(([times, seconds]) => ({
    name: "stream",
    schedule: times,
    delays: [{ name: "delay", seconds, source: "the test" }],
  }));
}

const streams = fc
  .constantFrom(...PAIRS)
  .chain((zones) => fc.array(weekly(zones), { minLength: 2, maxLength: 3 }));

/** In turn, one in each zone: what is longest is the way from one to the other, when their clocks are set between. */
const inTurn = fc
  .constantFrom(...PAIRS)
  .chain(([one, other]) =>
    fc.tuple(weekly([one], fc.constantFrom(0, 3600), 1), weekly([other], fc.constant(0), 1)),
  );

/** The same runs, of which each has to be looked at: with chosen years, no week stands for another. */
function withoutSkips(stream: RecoveryStream): RecoveryStream {
  const { schedule } = stream;
  if (schedule?.kind !== "cron") return stream;
  return {
    ...stream,
    schedule: { ...schedule, years: Array.from({ length: 90 }, (_, index) => 1990 + index) },
  };
}

function expectSame(drawn: readonly RecoveryStream[], from: number): void {
  const horizon = { from: new Date(Date.UTC(from, 0)), until: new Date(Date.UTC(from + 14, 0)) };
  const { seconds } = worstCase(drawn, { horizon });
  expect(seconds).toBe(worstCase(drawn.map(withoutSkips), { horizon }).seconds);
}

describe("weeks that are left out are like one that was looked at", () => {
  test("for two or three streams in two zones", { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(streams, (drawn) => expectSame(drawn, 2026)),
      { numRuns: 300 },
    );
  });

  test("also where the clocks of two zones are set near each other, before or after", {
    timeout: 300_000,
  }, () => {
    fc.assert(fc.property(inTurn, fc.integer({ min: 2020, max: 2035 }), expectSame), { numRuns: 600 });
  });
});
