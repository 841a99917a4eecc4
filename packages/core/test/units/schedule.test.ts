import { nextRuns, parseSchedule, renderSchedule, UnitError } from "@rampart/core/units";
import { Cron } from "croner";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

function runs(text: string, after: string, count: number, timeZone?: string): string[] {
  const schedule = parseSchedule(text, timeZone);
  return nextRuns(schedule, new Date(after), count).map((run) => run.toISOString().replace(":00.000Z", "Z"));
}

describe("next runs", () => {
  test.each([
    ["0 5 * * *", "2025-01-15T05:00:00Z", ["2025-01-16T05:00Z", "2025-01-17T05:00Z"]],
    ["0 5 * * MON-FRI", "2025-01-17T06:00:00Z", ["2025-01-20T05:00Z", "2025-01-21T05:00Z"]],
    ["0 5 * * 0", "2025-01-15T00:00:00Z", ["2025-01-19T05:00Z", "2025-01-26T05:00Z"]],
    ["0 5 * * 7", "2025-01-15T00:00:00Z", ["2025-01-19T05:00Z", "2025-01-26T05:00Z"]],
    // Either day field is enough.
    ["0 5 1 * MON", "2025-01-28T00:00:00Z", ["2025-02-01T05:00Z", "2025-02-03T05:00Z"]],
    ["0 5 1-31 * MON", "2025-01-28T00:00:00Z", ["2025-01-28T05:00Z", "2025-01-29T05:00Z"]],
    ["0 0 29 2 *", "2025-01-01T00:00:00Z", ["2028-02-29T00:00Z", "2032-02-29T00:00Z"]],
    ["0 0 29 2 *", "2096-03-01T00:00:00Z", ["2104-02-29T00:00Z", "2108-02-29T00:00Z"]],
    ["cron(0 5 ? * * *)", "2025-01-15T00:00:00Z", ["2025-01-15T05:00Z", "2025-01-16T05:00Z"]],
    ["cron(0 5 ? * 1 *)", "2025-01-15T00:00:00Z", ["2025-01-19T05:00Z", "2025-01-26T05:00Z"]],
    ["cron(0 5 L * ? *)", "2028-01-31T06:00:00Z", ["2028-02-29T05:00Z", "2028-03-31T05:00Z"]],
    ["cron(0 5 ? * L *)", "2025-01-15T00:00:00Z", ["2025-01-18T05:00Z", "2025-01-25T05:00Z"]],
    ["cron(0 5 ? * 6L *)", "2025-01-15T00:00:00Z", ["2025-01-31T05:00Z", "2025-02-28T05:00Z"]],
    ["cron(0 5 ? * FRIL *)", "2025-01-15T00:00:00Z", ["2025-01-31T05:00Z", "2025-02-28T05:00Z"]],
    ["cron(0 5 ? * 3#2 *)", "2025-01-15T00:00:00Z", ["2025-02-11T05:00Z", "2025-03-11T05:00Z"]],
    ["cron(0 5 ? * TUE#5 *)", "2025-01-01T00:00:00Z", ["2025-04-29T05:00Z", "2025-07-29T05:00Z"]],
    // The 15th of February and March 2025 are Saturdays, the 15th of June is a Sunday.
    ["cron(0 5 15W 2,6 ? 2025)", "2025-01-01T00:00:00Z", ["2025-02-14T05:00Z", "2025-06-16T05:00Z"]],
    // Never a day of another month.
    ["cron(0 5 1W 2,3 ? 2025)", "2025-01-01T00:00:00Z", ["2025-02-03T05:00Z", "2025-03-03T05:00Z"]],
    ["cron(0 5 31W 5,8 ? 2025-2026)", "2025-05-01T00:00:00Z", ["2025-05-30T05:00Z", "2025-08-29T05:00Z"]],
    ["cron(0/20 0 1 1 ? 2030)", "2025-01-01T00:00:00Z", ["2030-01-01T00:00Z", "2030-01-01T00:20Z"]],
    ["rate(12 hours)", "2025-01-15T01:23:00Z", ["2025-01-15T13:23Z", "2025-01-16T01:23Z"]],
  ])("%s after %s", (text, after, expected) => {
    expect(runs(text, after, 2)).toEqual(expected);
  });

  test("the start itself is not a next run, and no more are given than asked for", () => {
    expect(runs("* * * * *", "2025-01-15T05:00:00Z", 1)).toEqual(["2025-01-15T05:01Z"]);
    expect(runs("* * * * *", "2025-01-15T05:00:00Z", 0)).toEqual([]);
  });

  test("a schedule that ends gives fewer", () => {
    expect(runs("cron(0 5 1 1 ? 2026)", "2025-01-01T00:00:00Z", 5)).toEqual(["2026-01-01T05:00Z"]);
    expect(runs("cron(0 5 1 1 ? 2020)", "2025-01-01T00:00:00Z", 5)).toEqual([]);
  });

  test("in five-field UTC cron they are those of another implementation", () => {
    const list = (first: number, last: number): fc.Arbitrary<string> =>
      fc.oneof(
        fc.constant("*"),
        fc.uniqueArray(fc.integer({ min: first, max: last }), { minLength: 1, maxLength: 4 }).map(String),
      );
    const expression = fc.tuple(list(0, 59), list(0, 23), list(1, 28), list(1, 12), list(0, 7));
    const after = fc.date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(expression, after, (fields, start) => {
        const text = fields.join(" ");
        const expected = new Cron(text, { timezone: "UTC" }).nextRuns(3, start);
        expect(nextRuns(parseSchedule(text), start, 3)).toEqual(expected);
      }),
    );
  });
});

describe("changes to and from daylight saving time", () => {
  test("a wall-clock time that is left out is skipped", () => {
    expect(runs("30 2 * * *", "2025-03-29T00:00:00Z", 3, "Europe/Berlin")).toEqual([
      "2025-03-29T01:30Z",
      "2025-03-31T00:30Z",
      "2025-04-01T00:30Z",
    ]);
  });

  test("a wall-clock time that occurs twice runs the first time", () => {
    expect(runs("30 2 * * *", "2025-10-25T12:00:00Z", 2, "Europe/Berlin")).toEqual([
      "2025-10-26T00:30Z",
      "2025-10-27T01:30Z",
    ]);
    expect(runs("*/30 * * * *", "2025-10-26T00:00:00Z", 3, "Europe/Berlin")).toEqual([
      "2025-10-26T00:30Z",
      "2025-10-26T02:00Z",
      "2025-10-26T02:30Z",
    ]);
  });

  test("changes of half an hour, and a day that a zone left out", () => {
    expect(runs("15 2 * * *", "2025-10-04T00:00:00Z", 2, "Australia/Lord_Howe")).toEqual([
      "2025-10-05T15:15Z",
      "2025-10-06T15:15Z",
    ]);
    expect(runs("0 12 * * *", "2011-12-29T00:00:00Z", 2, "Pacific/Apia")).toEqual([
      "2011-12-29T22:00Z",
      "2011-12-30T22:00Z",
    ]);
  });

  test("the runs are in order and each shows the wall-clock time of the schedule", () => {
    const zones = fc.constantFrom(
      "Europe/Berlin",
      "America/New_York",
      "Australia/Lord_Howe",
      "America/Havana",
    );
    const start = fc.date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(zones, start, fc.nat({ max: 23 }), fc.nat({ max: 59 }), (timeZone, after, hour, minute) => {
        const found = nextRuns(parseSchedule(`${minute} ${hour} * * *`, timeZone), after, 4);
        const wall = new Intl.DateTimeFormat("en-GB", { timeZone, timeStyle: "short" });
        const expected = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
        expect(found.map((run) => wall.format(run))).toEqual(Array.from({ length: 4 }, () => expected));
        expect([after, ...found].map(Number)).toEqual(
          [after, ...found].map(Number).sort((one, other) => one - other),
        );
      }),
    );
  });
});

describe("one text for one schedule", () => {
  test.each([
    ["0 5 * * *", "0 5 * * *"],
    ["cron(0 5 ? * * *)", "0 5 * * *"],
    ["cron(0 5 * * ? *)", "0 5 * * *"],
    ["0 5 1-31 * 0-6", "0 5 * * *"],
    ["0 5 1-31 * MON", "0 5 * * *"],
    ["0 5 * * 0-7", "0 5 * * *"],
    ["0,15,30,45 * * * *", "*/15 * * * *"],
    ["5-59/15 * * * *", "5-59/15 * * * *"],
    ["cron(5/15 * * * ? *)", "5-59/15 * * * *"],
    ["0 5 * jan,FEB,mar mon-fri", "0 5 * 1-3 MON-FRI"],
    ["0 5 * * 5-7", "0 5 * * SUN,FRI-SAT"],
    ["cron(0 5 ? * MON-FRI *)", "0 5 * * MON-FRI"],
    ["cron(0 5 ? * 2-6 *)", "0 5 * * MON-FRI"],
    ["cron(0 5 ? * FRIL *)", "cron(0 5 ? * 6L *)"],
    ["cron(0 5 ? * TUE#2 2026-2027)", "cron(0 5 ? * 3#2 2026-2027)"],
    ["cron(0 5 L * ? *)", "cron(0 5 L * ? *)"],
    ["cron(0 5 15W * ? *)", "cron(0 5 15W * ? *)"],
    ["  0   5 * * * ", "0 5 * * *"],
    ["rate(12 hours)", "rate(12 hours)"],
    ["rate(24 hours)", "rate(1 day)"],
    ["rate(90 minutes)", "rate(90 minutes)"],
    ["rate(1 minute)", "rate(1 minute)"],
  ])("%s is rendered %s", (text, rendered) => {
    expect(renderSchedule(parseSchedule(text))).toBe(rendered);
  });

  test("what is rendered is read as the same schedule", () => {
    const numbers = (first: number, last: number): fc.Arbitrary<string> =>
      fc.oneof(
        fc.constant("*"),
        fc.uniqueArray(fc.integer({ min: first, max: last }), { minLength: 1 }).map(String),
        fc.integer({ min: 1, max: last }).map((step) => `${first}-${last}/${step}`),
      );
    const standard = fc
      .tuple(numbers(0, 59), numbers(0, 23), numbers(1, 29), numbers(1, 12), numbers(0, 6))
      .map((fields) => fields.join(" "));
    const monthDays = fc.oneof(
      fc.constant("L"),
      fc.integer({ min: 1, max: 28 }).map((day) => `${day}W`),
    );
    const weekdays = fc
      .tuple(fc.integer({ min: 1, max: 7 }), fc.constantFrom("L", "#1", "#2", "#4"))
      .map((parts) => parts.join(""));
    const aws = fc
      .tuple(
        numbers(0, 59),
        numbers(0, 23),
        fc.oneof(
          monthDays.map((day) => [day, "?"] as const),
          weekdays.map((day) => ["?", day] as const),
        ),
        numbers(1, 12),
        numbers(2020, 2030),
      )
      .map(
        ([minutes, hours, [day, weekday], months, years]) =>
          `cron(${[minutes, hours, day, months, weekday, years].join(" ")})`,
      );
    const rate = fc.integer({ min: 2, max: 10_000 }).map((count) => `rate(${count} minutes)`);
    fc.assert(
      fc.property(fc.oneof(standard, aws, rate), (text) => {
        const schedule = parseSchedule(text);
        expect(parseSchedule(renderSchedule(schedule))).toEqual(schedule);
      }),
      { numRuns: 300 },
    );
  });
});

describe("schedules that are refused, with the field and the reason", () => {
  test.each([
    ["", "is empty"],
    ["daily", "has one field and is not a schedule"],
    ["@daily", "has one field and is not a schedule"],
    ["0 0 5 * * *", "has 6 fields and is not a schedule"],
    ["60 5 * * *", "is wrong in the minutes: 60 is not a number from 0 to 59"],
    ["0 24 * * *", "is wrong in the hours: 24 is not"],
    ["0 5 0 * *", "is wrong in the day of the month: 0 is not"],
    ["0 5 * 13 *", "is wrong in the month: 13 is not a number from 1 to 12 or JAN-DEC"],
    ["0 5 * * 8", "is wrong in the day of the week: 8 is not a number from 0 to 7 or SUN-SAT"],
    ["0 5 * * FUNDAY", 'is wrong in the day of the week: "FUNDAY" is not'],
    ["0 5 ? * 1", 'is wrong in the day of the month: "?" is not'],
    ["0 5 L * *", 'is wrong in the day of the month: "L" is not'],
    ["0 5 * 1,,2 *", "is wrong in the month: a value is missing"],
    ["0 17-9 * * *", "is wrong in the hours: the range 17-9 runs backwards"],
    ["*/0 * * * *", 'is wrong in the minutes: "0" is not a step'],
    ["*/5/5 * * * *", "has more than one /"],
    ["5/15 * * * *", "write 5-59/15"],
    ["0 5 */2 * MON", "means different things to different programs"],
    ["0 5 31 2 *", "never runs"],
    ["cron(0 5 29 2 ? 2025)", "never runs"],
    ["cron(0 5 * * *)", "has 5 fields, not six"],
    ["cron(0 5 * * * *)", "exactly one of it and the day of the week must be ?"],
    ["cron(0 5 ? * ? *)", "exactly one of it and the day of the week must be ?"],
    ["cron(0 5 ? * 0 *)", "is wrong in the day of the week: 0 is not a number from 1 to 7"],
    ["cron(0 5 ? * 3#6 *)", "behind # stands one number from 1 to 5"],
    ["cron(0 5 ? * 3#1,6#3 *)", "behind # stands one number from 1 to 5"],
    ["cron(0 5 LW * ? *)", "L stands alone, and W behind one day"],
    ["cron(0 5 1 1 ? 1969)", "is wrong in the year: 1969 is not"],
    ["rate(1 hours)", "write rate(1 hour)"],
    ["rate(12 hour)", "write rate(12 hours)"],
    ["rate(0 hours)", "never runs"],
    ["rate(12 potatoes)", "is not a rate"],
  ])("%s", (text, reason) => {
    expect(() => parseSchedule(text)).toThrow(UnitError);
    expect(() => parseSchedule(text)).toThrow(reason);
  });

  test.each(["Mars/Base", "", "+02:00", "Europe"])("time zone %s", (zone) => {
    expect(() => parseSchedule("0 5 * * *", zone)).toThrow("is not a time zone; write an IANA name");
  });

  test("no text makes anything but a schedule or a UnitError", () => {
    const words = fc.array(
      fc.constantFrom("*", "?", "L", "5", "1-5", "*/2", "6L", "2#1", "15W", "31", "MON", ","),
      {
        maxLength: 7,
      },
    );
    const text = fc.oneof(
      fc.string(),
      words.map((fields) => fields.join(" ")),
      words.map((fields) => `cron(${fields.join(" ")})`),
    );
    fc.assert(
      fc.property(text, (candidate) => {
        expect(outcomeOf(() => renderSchedule(parseSchedule(candidate)))).toSatisfy(
          (outcome) => outcome instanceof UnitError || typeof outcome === "string",
        );
      }),
      { numRuns: 500 },
    );
  });
});

function outcomeOf(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}
