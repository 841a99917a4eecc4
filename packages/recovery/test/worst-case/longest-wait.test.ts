import { parseSchedule } from "@rampart/core/units";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { DatedStream } from "../../src/worst-case/dated-stream.ts";
import { longestWait } from "../../src/worst-case/longest-wait.ts";
import { runsOf } from "../../src/worst-case/runs.ts";
import { allDays, type RandomSchedule, randomSchedule, weeklyDays } from "./random-schedule.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;

interface Planned {
  readonly plan: RandomSchedule;
  readonly delay: number;
}

const delay = fc.oneof(
  fc.constantFrom(0, HOUR, 2 * HOUR, 8 * HOUR, DAY, 7 * DAY + 8 * HOUR, 30 * DAY),
  fc.integer({ min: 0, max: 100 }).map((quarters) => quarters * 900),
);

function datedStream({ plan, delay: seconds }: Planned, index: number): DatedStream {
  const schedule = parseSchedule(plan.text, plan.timeZone);
  if (schedule.kind === "rate") throw new Error("a rate is not dated");
  return {
    stream: { name: `plan ${index}`, schedule, delays: [] },
    index,
    runs: runsOf(schedule),
    delay: seconds,
  };
}

/** Looks at each recovery point in turn, in the order in which they can be used. */
function longestInTurn(streams: readonly DatedStream[], from: number, until: number): number {
  const start = Math.max(...streams.map(({ runs }) => runs.previous(from) ?? from));
  const points: { at: number; usable: number }[] = [];
  for (const { runs, delay: seconds } of streams) {
    let run = runs.previous(from - 100 * DAY);
    for (; run !== undefined && run < until + 100 * DAY; run = runs.next(run)) {
      points.push({ at: run, usable: run + seconds });
    }
  }
  points.sort((one, other) => one.usable - other.usable || other.at - one.at);
  let newest = Number.NEGATIVE_INFINITY;
  let longest = 0;
  for (const { at, usable } of points) {
    if (at <= newest) continue;
    if (newest >= start && newest < until) longest = Math.max(longest, usable - newest);
    newest = at;
  }
  return longest;
}

function expectSame(planned: readonly Planned[], from: number, until: number): void {
  const streams = planned.map(datedStream);
  const wait = longestWait(streams, from, until, Number.POSITIVE_INFINITY);
  expect(wait !== undefined && "seconds" in wait ? wait.seconds : undefined).toBe(
    longestInTurn(streams, from, until),
  );
}

function plans(zones: readonly string[], days: typeof weeklyDays): fc.Arbitrary<Planned[]> {
  return fc.array(fc.record({ plan: randomSchedule(zones, days), delay }), { minLength: 2, maxLength: 4 });
}

test.each([
  { zones: ["Europe/Berlin"], from: "2026-01-10", years: 6 },
  { zones: ["Africa/Casablanca"], from: "2026-01-10", years: 6 },
  // Clocks were set on the same days of the year, whatever day of the week that was.
  { zones: ["Asia/Tehran"], from: "2016-06-01", years: 6 },
  { zones: ["Asia/Tehran", "America/New_York"], from: "2014-05-01", years: 6 },
  { zones: ["Europe/Berlin", "America/New_York", "UTC"], from: "2026-10-28", years: 6 },
  { zones: ["Australia/Lord_Howe", "Europe/London"], from: "2026-03-27", years: 6 },
])(
  "leaving out weeks like others changes nothing in $zones",
  { timeout: 300_000 },
  ({ zones, from, years }) => {
    const start = Date.parse(from) / 1000;
    fc.assert(
      fc.property(plans(zones, weeklyDays), fc.nat({ max: 300 }), (planned, days) => {
        expectSame(planned, start + days * DAY, start + years * 365 * DAY);
      }),
      { numRuns: 100 },
    );
  },
);

test("nor does it to know early how long a wait can be at all", { timeout: 300_000 }, () => {
  const start = Date.parse("2026-02-14") / 1000;
  fc.assert(
    fc.property(
      plans(["Europe/Berlin", "America/New_York", "UTC"], allDays),
      fc.nat({ max: 300 }),
      (planned, days) => {
        expectSame(planned, start + days * DAY, start + (days + 400) * DAY);
      },
    ),
    { numRuns: 150 },
  );
});
