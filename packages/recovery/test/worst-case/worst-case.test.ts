import { InputError } from "@rampart/core/errors";
import { type CronSchedule, parseSchedule } from "@rampart/core/units";
import { describe, expect, test } from "vitest";
import type { RecoveryStream, Term } from "../../src/worst-case/stream.ts";
import { worstCase } from "../../src/worst-case/worst-case.ts";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 24 * HOUR;

/** What AWS Backup takes where a rule gives no windows. */
const DEFAULT_WINDOWS: readonly Term[] = [
  { name: "start window", seconds: 8 * HOUR, source: "rule.startWindow" },
  { name: "completion window", seconds: 7 * DAY, source: "rule.completionWindow" },
];

function stream(name: string, text: string, timeZone = "UTC", delays: readonly Term[] = []): RecoveryStream {
  return { name, schedule: parseSchedule(text, timeZone), delays };
}

function within(from: string, until: string): { horizon: { from: Date; until: Date } } {
  return { horizon: { from: new Date(from), until: new Date(until) } };
}

function delay(seconds: number): Term[] {
  return [{ name: "copy", seconds, source: "the test" }];
}

describe("one schedule", () => {
  test("a daily plan of AWS with default windows may lose eight days and eight hours", () => {
    const worst = worstCase([
      stream("plan nightly, rule daily", "cron(0 5 ? * * *)", "UTC", DEFAULT_WINDOWS),
    ]);
    expect(worst.seconds).toBe(DAY + 8 * HOUR + 7 * DAY);
    expect(worst.stream).toBe("plan nightly, rule daily");
    expect(worst.terms).toEqual([
      {
        name: "gap of plan nightly, rule daily (Wed 2025-12-31 05:00 to Thu 2026-01-01 05:00 UTC)",
        seconds: DAY,
        source: "schedule 0 5 * * * in UTC",
      },
      ...DEFAULT_WINDOWS,
    ]);
  });

  test.each([
    ["0 * * * *", "UTC", HOUR, "gap of x (Thu 2026-01-01 00:00 to Thu 2026-01-01 01:00 UTC)"],
    [
      "0 0,18 * * *",
      "Asia/Kolkata",
      18 * HOUR,
      "gap of x (Thu 2026-01-01 00:00 to Thu 2026-01-01 18:00 Asia/Kolkata)",
    ],
    [
      "0 2 * * 1-6",
      "UTC",
      2 * DAY,
      "gap of x (Sat 2026-01-03 02:00 to Mon 2026-01-05 02:00 UTC, no run on Sunday)",
    ],
    [
      "0 2 * * 1-5",
      "Asia/Tokyo",
      3 * DAY,
      "gap of x (Fri 2026-01-02 02:00 to Mon 2026-01-05 02:00 Asia/Tokyo, no run on Saturday and Sunday)",
    ],
    [
      "0 5 * * *",
      "Europe/Berlin",
      25 * HOUR,
      "gap of x (Sat 2026-10-24 05:00 to Sun 2026-10-25 05:00 Europe/Berlin, 1 h longer as clocks go back in Europe/Berlin on 2026-10-25)",
    ],
    [
      "30 2 * * *",
      "Europe/Berlin",
      47 * HOUR,
      "gap of x (Sat 2026-03-28 02:30 to Mon 2026-03-30 02:30 Europe/Berlin, no run on 2026-03-29, when clocks go forward in Europe/Berlin)",
    ],
    [
      "0 12 * * *",
      "Australia/Lord_Howe",
      24.5 * HOUR,
      "gap of x (Sat 2026-04-04 12:00 to Sun 2026-04-05 12:00 Australia/Lord_Howe, 30 min longer as clocks go back in Australia/Lord_Howe on 2026-04-05)",
    ],
    // An hour that occurs twice is backed up in once.
    [
      "0 * * * *",
      "America/New_York",
      2 * HOUR,
      "gap of x (Sun 2026-11-01 01:00 to Sun 2026-11-01 02:00 America/New_York, 1 h longer as clocks go back in America/New_York on 2026-11-01)",
    ],
    ["0 0 1 * *", "UTC", 31 * DAY, "gap of x (Thu 2026-01-01 00:00 to Sun 2026-02-01 00:00 UTC)"],
    ["0 0 31 * *", "UTC", 61 * DAY, "gap of x (Tue 2026-03-31 00:00 to Sun 2026-05-31 00:00 UTC)"],
    ["cron(0 0 L * ? *)", "UTC", 31 * DAY, "gap of x (Wed 2025-12-31 00:00 to Sat 2026-01-31 00:00 UTC)"],
    ["0 0 1 1 *", "UTC", 366 * DAY, "gap of x (Sat 2028-01-01 00:00 to Mon 2029-01-01 00:00 UTC)"],
  ])("%s in %s", (text, zone, seconds, name) => {
    const worst = worstCase([stream("x", text, zone)]);
    expect(worst.terms.map((term) => term.name)).toEqual([name]);
    expect(worst.seconds).toBe(seconds);
    expect(worst.horizon?.until.toISOString()).toBe("2054-01-01T00:00:00.000Z");
  });

  test("schedules that hardly ever run are looked at through the whole calendar: 2100 is no leap year", () => {
    const leapDays = worstCase([stream("x", "0 0 29 2 *")]);
    expect(leapDays.wait?.newest).toEqual(new Date("2096-02-29T00:00:00Z"));
    expect(leapDays.wait?.due).toEqual(new Date("2104-02-29T00:00:00Z"));
    expect(leapDays.seconds).toBe((8 * 365 + 1) * DAY);
    expect(leapDays.horizon?.until.toISOString()).toBe("2400-01-01T00:00:00.000Z");
    const leapMondays = worstCase([stream("x", "cron(0 0 ? 2 MON#5 *)")]);
    expect(leapMondays.wait?.newest).toEqual(new Date("2072-02-29T00:00:00Z"));
    expect(leapMondays.wait?.due).toEqual(new Date("2112-02-29T00:00:00Z"));
  });

  test("the moments of the wait tell when it begins and ends", () => {
    const { wait } = worstCase([stream("x", "0 5 * * *", "UTC", delay(HOUR))]);
    expect(wait).toEqual({
      newest: new Date("2025-12-31T05:00:00Z"),
      due: new Date("2026-01-01T05:00:00Z"),
      usable: new Date("2026-01-01T06:00:00Z"),
    });
  });

  test("a rate may be about to run at any moment", () => {
    const worst = worstCase([stream("x", "rate(12 hours)", "UTC", delay(HOUR))]);
    expect(worst.seconds).toBe(13 * HOUR);
    expect(worst.terms[0]).toEqual({
      name: "gap of x (every 12h)",
      seconds: 12 * HOUR,
      source: "schedule rate(12 hours)",
    });
  });

  test("continuous changes are as old as they are late", () => {
    const continuous = { name: "point in time", schedule: undefined, delays: delay(5 * MINUTE) };
    expect(worstCase([continuous])).toMatchObject({
      seconds: 5 * MINUTE,
      terms: delay(5 * MINUTE),
      stream: "point in time",
    });
  });
});

describe("where there may be no recovery point", () => {
  test("no stream", () => {
    expect(worstCase([])).toEqual({
      seconds: undefined,
      terms: [],
      stream: undefined,
      reason: "there is no backup, copy or replica",
    });
  });

  test("a schedule without any day", () => {
    const never: CronSchedule = {
      kind: "cron",
      timeZone: "UTC",
      minutes: [0],
      hours: [0],
      daysOfMonth: { on: "days", days: [31] },
      daysOfWeek: { on: "any" },
      months: [2],
    };
    const worst = worstCase([{ name: "x", schedule: never, delays: [] }]);
    expect(worst.seconds).toBeUndefined();
    expect(worst.reason).toBe("no job of x is ever due");
  });

  test("a schedule that ends, unless another goes on", () => {
    const ending = stream("x", "cron(0 5 * * ? 2020-2030)", "Europe/Berlin");
    const worst = worstCase([ending]);
    expect(worst.seconds).toBeUndefined();
    expect(worst.reason).toBe("no job is due after that of x on Tue 2030-12-31 05:00 Europe/Berlin");
    expect(worstCase([ending, stream("y", "0 0 * * 0")]).seconds).toBe(7 * DAY);
    expect(worstCase([ending, stream("y", "cron(0 5 * * ? 2025-2035)")]).reason).toContain(
      "of y on Mon 2035-12-31",
    );
  });

  test("before a schedule begins, all data since the start of the horizon may be lost", () => {
    const later = stream("x", "cron(0 5 * * ? 2027-2199)", "UTC", delay(HOUR));
    const worst = worstCase([later], within("2026-12-01T00:00:00Z", "2030-01-01T00:00:00Z"));
    expect(worst.seconds).toBe(31 * DAY + 6 * HOUR);
    expect(worst.terms[0]?.name).toBe("gap before the first run of x (Fri 2027-01-01 05:00 UTC)");
  });
});

describe("several streams", () => {
  test("the better one decides where it always is", () => {
    const daily = stream("daily", "0 5 * * *", "UTC", DEFAULT_WINDOWS);
    const hourly = stream("hourly", "0 * * * *", "UTC", delay(HOUR));
    expect(worstCase([daily, hourly])).toMatchObject({ seconds: 2 * HOUR, stream: "hourly" });
    const continuous = { name: "point in time", schedule: undefined, delays: delay(5 * MINUTE) };
    expect(worstCase([daily, continuous, hourly])).toMatchObject({
      seconds: 5 * MINUTE,
      stream: "point in time",
    });
  });

  test("one breaks the gaps of the other, and both ends of the worst gap are named", () => {
    const worst = worstCase([
      stream("night", "0 2 * * *", "UTC", delay(HOUR)),
      stream("noon", "0 12 * * *", "Europe/Berlin", delay(3 * HOUR)),
    ]);
    // Noon is 11:00 in UTC in winter and 10:00 in summer: then it is longest until 02:00, and an hour for the copy.
    expect(worst.seconds).toBe(17 * HOUR);
    expect(worst.stream).toBe("night");
    expect(worst.terms.map(({ name }) => name)).toEqual([
      "gap from noon (Sun 2026-03-29 12:00 Europe/Berlin) to night (Mon 2026-03-30 02:00 UTC)",
      "copy",
    ]);
  });

  test("a later job whose recovery point comes earlier takes the place of one before it", () => {
    const slow = stream("slow", "0 0 * * *", "UTC", delay(20 * HOUR));
    const quick = stream("quick", "0 6 * * *", "UTC", delay(HOUR));
    // The slow one holds data of midnight from 20:00 on, when there is that of 6:00 since 7:00.
    expect(worstCase([slow, quick])).toMatchObject({ seconds: 25 * HOUR, stream: "quick" });
  });

  test("each has the windows of its own", () => {
    const weekly = stream("weekly", "0 0 * * 0", "UTC", delay(HOUR));
    const daily = stream("daily", "0 0 * * 1-6", "UTC", delay(10 * HOUR));
    // Sunday's recovery point is there at 01:00, and Monday's not before 10:00 on Monday.
    const worst = worstCase([weekly, daily]);
    expect(worst.seconds).toBe(34 * HOUR);
    expect(worst.stream).toBe("daily");
  });

  test("a wait at the start of the horizon may be longer than all gaps of the stream that ends it", () => {
    const early = stream("early", "0 0 1,2,3 * *");
    const fifth = stream("fifth", "0 0 5 * *");
    const worst = worstCase([early, fifth], within("2027-01-05T00:00:00Z", "2027-02-02T12:00:00Z"));
    expect(worst).toMatchObject({ seconds: 27 * DAY, stream: "early" });
  });

  test("one that begins later or ends does not help before and after", () => {
    const monthly = stream("monthly", "0 0 1 * *");
    const later = stream("later", "cron(0 * * * ? 2030-2199)");
    const ending = stream("ending", "cron(0 * * * ? 2020-2030)");
    expect(worstCase([monthly, later])).toMatchObject({ seconds: 31 * DAY, stream: "monthly" });
    expect(worstCase([monthly, ending])).toMatchObject({ seconds: 31 * DAY, stream: "monthly" });
    expect(worstCase([monthly, later, ending])).toMatchObject({ seconds: HOUR });
  });

  test("the order in which they are given does not matter to the figure", () => {
    const streams = [
      stream("a", "15 */6 * * *", "Europe/Berlin", delay(2 * HOUR)),
      stream("b", "0 3 * * *", "America/New_York", delay(30 * MINUTE)),
      stream("c", "0 0 1,15 * *", "UTC", delay(0)),
    ];
    const figures = [streams, [...streams].reverse()].map((order) => worstCase(order).seconds);
    expect(figures[0]).toBe(figures[1]);
  });

  test("the same plan under another name answers with that name", () => {
    const one = worstCase([stream("one", "0 5 * * *", "UTC", DEFAULT_WINDOWS)]);
    const other = worstCase([stream("other", "0 5 * * *", "UTC", DEFAULT_WINDOWS)]);
    expect(other.stream).toBe("other");
    expect(other.terms[0]?.name).toBe(one.terms[0]?.name.replace("one", "other"));
  });
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])(
  "a delay of %d seconds is refused by name",
  (seconds) => {
    const run = () => worstCase([stream("plan nightly", "0 5 * * *", "UTC", delay(seconds))]);
    expect(run).toThrow(InputError);
    expect(run).toThrow(`plan nightly: the copy of ${seconds} seconds (the test) is not a length of time`);
  },
);

describe("a schedule that begins only after the horizon does", () => {
  const chosen = (years: readonly number[]): RecoveryStream => {
    const schedule = parseSchedule("0 0 1 1 *") as CronSchedule;
    return { name: "chosen", schedule: { ...schedule, years }, delays: [] };
  };

  test("leaves nothing to restore until its first run", () => {
    const worst = worstCase([chosen([2029, 2030, 2031, 2032])], within("2026-01-01", "2031-01-01"));
    expect(worst.seconds).toBe((3 * 365 + 1) * DAY);
    expect(worst.terms[0]?.name).toContain("before the first run");
  });

  test("may have a longer gap later", () => {
    const worst = worstCase([chosen([2027, 2035, 2036])], within("2026-01-01", "2035-01-01"));
    expect(worst.seconds).toBe((8 * 365 + 2) * DAY);
  });

  test("and ends loses all in the end", () => {
    const worst = worstCase([chosen([2027, 2028])]);
    expect(worst.seconds).toBeUndefined();
    expect(worst.reason).toContain("no job is due after");
  });
});
