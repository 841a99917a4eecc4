import { nextRuns, parseSchedule } from "@rampart/core/units";
import fc from "fast-check";
import { expect, test } from "vitest";
import { longestGap } from "../../src/worst-case/longest-gap.ts";
import { type Runs, runsOf } from "../../src/worst-case/runs.ts";
import { allDays, randomSchedule, ZONES } from "./random-schedule.ts";

/** Generous: the machine may be busy. */
const TIMEOUT = 120_000;

function runsFor(text: string, timeZone: string): Runs {
  const schedule = parseSchedule(text, timeZone);
  if (schedule.kind === "rate") throw new Error("a rate has no runs of its own");
  return runsOf(schedule);
}

const somewhen = fc.date({ min: new Date("2008-01-01"), max: new Date("2045-01-01"), noInvalidDate: true });

test("runs follow each other as the schedules of core have them, forwards and backwards", {
  timeout: TIMEOUT,
}, () => {
  fc.assert(
    fc.property(
      randomSchedule([...ZONES, "Africa/Casablanca", "America/Sao_Paulo"], allDays),
      somewhen,
      ({ text, timeZone, schedule }, after) => {
        const runs = runsFor(text, timeZone);
        const expected = nextRuns(schedule, after, 40).map((run) => run.getTime() / 1000);
        const forwards: number[] = [];
        let moment = after.getTime() / 1000;
        for (let count = 0; count < 40; count += 1) {
          moment = runs.next(moment) ?? Number.NaN;
          forwards.push(moment);
        }
        expect(forwards).toEqual(expected);
        const backwards = forwards.slice(1).map((run) => runs.previous(run - 1));
        expect(backwards).toEqual(expected.slice(0, -1));
        expect(forwards.map((run) => runs.previous(run))).toEqual(expected);
      },
    ),
    { numRuns: 200 },
  );
});

test("so they do in the hours around a change of the clocks, which show times twice or leave them out", {
  timeout: TIMEOUT,
}, () => {
  const changes = fc.constantFrom(
    ["Europe/Berlin", "2026-03-29T01:00:00Z"],
    ["Europe/Berlin", "2026-10-25T01:00:00Z"],
    ["Australia/Lord_Howe", "2026-04-04T15:00:00Z"],
    ["Australia/Lord_Howe", "2026-10-03T15:30:00Z"],
    ["Pacific/Apia", "2011-12-30T10:00:00Z"],
  );
  const expressions = fc.constantFrom(
    "*/20 * * * *",
    "0,30 * * * *",
    "30 2 * * *",
    "45 1 * * *",
    "15 2,3 * * *",
  );
  fc.assert(
    fc.property(
      changes,
      expressions,
      fc.integer({ min: -300, max: 300 }),
      ([zone = "", at = ""], text, minutes) => {
        const moment = Date.parse(at) / 1000 + minutes * 60;
        const runs = runsFor(text, zone);
        const schedule = parseSchedule(text, zone);
        const around = nextRuns(schedule, new Date((moment - 2.5 * 86_400) * 1000), 230).map(
          (run) => +run / 1000,
        );
        expect(runs.next(moment)).toBe(around.find((run) => run > moment));
        expect(runs.previous(moment)).toBe(around.findLast((run) => run <= moment));
      },
    ),
    { numRuns: 200 },
  );
});

test("the longest gap is that of all runs in turn", { timeout: TIMEOUT }, () => {
  fc.assert(
    fc.property(
      randomSchedule(ZONES, allDays),
      somewhen,
      fc.integer({ min: 1, max: 500 }),
      (random, after, count) => {
        const [first = 0, ...others] = nextRuns(random.schedule, after, count + 1).map(
          (run) => run.getTime() / 1000,
        );
        const until = others.at(-1) ?? first;
        let last = first;
        let longest = 0;
        for (const run of others) {
          longest = Math.max(longest, run - last);
          last = run;
        }
        const gap = longestGap(runsFor(random.text, random.timeZone), first, until);
        expect(gap === undefined || "last" in gap ? 0 : gap.to - gap.from).toBe(longest);
      },
    ),
    { numRuns: 200 },
  );
});

test("a schedule has no run before its first year and after its last", () => {
  const runs = runsFor("cron(0 5 1 1 ? 2030,2040)", "UTC");
  const [first, last] = [Date.UTC(2030, 0, 1, 5) / 1000, Date.UTC(2040, 0, 1, 5) / 1000];
  expect([runs.previous(first - 1), runs.next(0)]).toEqual([undefined, first]);
  expect([runs.next(first), runs.previous(last - 1)]).toEqual([last, first]);
  expect([runs.next(last), runs.previous(last + 1e9)]).toEqual([undefined, last]);
});
