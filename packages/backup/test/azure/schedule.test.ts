import { nextRuns, parseSchedule } from "@rampart/core/units";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { azureSchedule, clockTimes } from "../../src/azure/schedule.ts";

const WEEK = 7 * 24 * 3_600_000;
const SUNDAY = Date.UTC(2026, 0, 4);

/** Minutes of the week at which jobs are due, found by asking for one run after the other. */
function runsOfAWeek(text: string): number[] {
  const schedule = parseSchedule(text);
  const runs: number[] = [];
  let from = new Date(SUNDAY - 1000);
  for (;;) {
    const [next] = nextRuns(schedule, from, 1);
    if (next === undefined || next.getTime() >= SUNDAY + WEEK) return runs;
    runs.push((next.getTime() - SUNDAY) / 60_000);
    from = next;
  }
}

const hour = fc.integer({ min: 0, max: 23 });
const list = (item: fc.Arbitrary<number>): fc.Arbitrary<string> =>
  fc.uniqueArray(item, { minLength: 1, maxLength: 6 }).map((all) => all.join(","));
const steps = fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8, 12);
const hours = fc.oneof(
  list(hour),
  steps.map((step) => `*/${step}`),
  fc.tuple(hour, steps).map(([from, step]) => `${from}-23/${step}`),
  fc
    .tuple(hour, steps)
    .map(([from, step]) =>
      Array.from({ length: Math.floor(24 / step) }, (_, i) => (from + i * step) % 24).join(","),
    ),
);
const minutes = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 59 }).map(String), weight: 4 },
  fc.constant("0,30"),
);
const weekdays = fc.oneof(fc.constant("*"), list(fc.integer({ min: 0, max: 6 })));

describe("schedules in Azure's forms", () => {
  test("what Azure can say is due at the same minutes of the week as the cron it was written as", () => {
    const said = { hourly: 0, daily: 0, weekly: 0, refused: 0 };
    fc.assert(
      fc.property(minutes, hours, weekdays, (minute, atHours, days) => {
        const text = `${minute} ${atHours} * * ${days}`;
        const form = azureSchedule(parseSchedule(text));
        if (typeof form === "string") {
          said.refused += 1;
          return;
        }
        said[form.form] += 1;
        const onDays = form.form === "weekly" ? form.days : [0, 1, 2, 3, 4, 5, 6];
        const due = onDays
          .flatMap((day) => clockTimes(form).map((at) => day * 1440 + at.hour * 60 + at.minute))
          .sort((one, other) => one - other);
        expect(due).toEqual(runsOfAWeek(text));
      }),
      { numRuns: 400 },
    );
    // All forms have been tried, or the property says nothing.
    expect(Object.values(said).every((count) => count > 0)).toBe(true);
  });

  test.each([
    ["0 3 * * *", { form: "daily", at: { hour: 3, minute: 0 } }],
    ["30 1 * * MON,FRI", { form: "weekly", at: { hour: 1, minute: 30 }, days: [1, 5] }],
    ["15 */6 * * *", { form: "hourly", interval: 6, at: { hour: 0, minute: 15 }, window: 24 }],
    ["0 8,12,16,20 * * *", { form: "hourly", interval: 4, at: { hour: 8, minute: 0 }, window: 12 }],
    ["rate(4 hours)", { form: "hourly", interval: 4, at: { hour: 0, minute: 0 }, window: 24 }],
    ["rate(1 day)", { form: "daily", at: { hour: 0, minute: 0 } }],
  ])("%s", (text, form) => {
    expect(azureSchedule(parseSchedule(text))).toEqual(form);
  });

  test.each([
    ["*/7 * * * *", /at most once an hour/],
    ["0 1,2,9 * * *", /equally far apart/],
    ["rate(5 hours)", /a whole number/],
    ["rate(30 minutes)", /a whole number/],
    ["0 3 1 * *", /not by month/],
    ["0 3 * 6 *", /every month/],
    ["cron(0 3 ? * 6L *)", /every week/],
    ["0 3,15 * * MON", /once a day/],
    ["cron(0 3 * * ? 2027)", /names years/],
  ])("%s is refused, and it says why", (text, why) => {
    expect(azureSchedule(parseSchedule(text))).toMatch(why);
  });
});
