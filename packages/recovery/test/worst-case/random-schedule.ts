import { parseSchedule, type Schedule } from "@rampart/core/units";
import fc from "fast-check";

/** A schedule as text for the library, and as a question about a date for the simulator. */
export interface RandomSchedule {
  readonly text: string;
  readonly timeZone: string;
  readonly times: readonly number[];
  readonly isOn: (date: CalendarDate) => boolean;
  readonly schedule: Schedule;
}

export interface CalendarDate {
  readonly month: number;
  readonly day: number;
  /** From 0, Sunday. */
  readonly weekday: number;
  readonly daysInMonth: number;
}

interface Days {
  /** Fields for the day of the month and of the week as AWS writes them. */
  readonly fields: readonly [string, string];
  readonly isOn: (date: CalendarDate) => boolean;
}

export const ZONES = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Australia/Lord_Howe",
  "Asia/Kolkata",
  "Pacific/Apia",
] as const;

const AWS_WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

const weekdays: fc.Arbitrary<Days> = fc
  .uniqueArray(fc.nat({ max: 6 }), { minLength: 1, maxLength: 5 })
  .map((chosen) => ({
    fields: ["?", chosen.map((day) => AWS_WEEKDAYS[day]).join(",")],
    isOn: ({ weekday }) => chosen.includes(weekday),
  }));

const everyDay: fc.Arbitrary<Days> = fc.constant({ fields: ["*", "?"], isOn: () => true });

const monthDays: fc.Arbitrary<Days> = fc
  .uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 6 })
  .map((chosen) => ({ fields: [chosen.join(","), "?"], isOn: ({ day }) => chosen.includes(day) }));

const lastDay: fc.Arbitrary<Days> = fc.constant({
  fields: ["L", "?"],
  isOn: ({ day, daysInMonth }) => day === daysInMonth,
});

const nthWeekday: fc.Arbitrary<Days> = fc
  .tuple(fc.nat({ max: 6 }), fc.integer({ min: 1, max: 4 }))
  .map(([wanted, nth]) => ({
    fields: ["?", `${AWS_WEEKDAYS[wanted]}#${nth}`],
    isOn: ({ weekday, day }) => weekday === wanted && day > 7 * (nth - 1) && day <= 7 * nth,
  }));

const lastWeekday: fc.Arbitrary<Days> = fc.nat({ max: 6 }).map((wanted) => ({
  fields: ["?", `${AWS_WEEKDAYS[wanted]}L`],
  isOn: ({ weekday, day, daysInMonth }) => weekday === wanted && day > daysInMonth - 7,
}));

/** Not the last of a month, which has rules of its own: those are for the tests of core. */
const nearestWorkingDay: fc.Arbitrary<Days> = fc.integer({ min: 2, max: 27 }).map((wanted) => ({
  fields: [`${wanted}W`, "?"],
  isOn: ({ weekday, day }) =>
    (day === wanted && weekday > 0 && weekday < 6) ||
    (day === wanted - 1 && weekday === 5) ||
    (day === wanted + 1 && weekday === 1),
}));

const hours = fc.oneof(
  { weight: 1, arbitrary: fc.constant(Array.from({ length: 24 }, (_, hour) => hour)) },
  {
    weight: 4,
    // Clocks are set in the small hours.
    arbitrary: fc.uniqueArray(fc.oneof(fc.nat({ max: 4 }), fc.nat({ max: 23 })), {
      minLength: 1,
      maxLength: 3,
    }),
  },
);

const minutes = fc.oneof(
  fc.constantFrom([0], [30], [0, 30]),
  fc.uniqueArray(fc.nat({ max: 59 }), { minLength: 1, maxLength: 3 }),
);

/** Weeks alike. */
export const weeklyDays: fc.Arbitrary<Days> = fc.oneof(everyDay, weekdays);
export const allDays: fc.Arbitrary<Days> = fc.oneof(
  everyDay,
  weekdays,
  monthDays,
  lastDay,
  nthWeekday,
  lastWeekday,
  nearestWorkingDay,
);

export function randomSchedule(
  zones: readonly string[],
  days: fc.Arbitrary<Days>,
): fc.Arbitrary<RandomSchedule> {
  return fc
    .tuple(hours, minutes, days, fc.constantFrom(...zones))
    .map(([atHours, atMinutes, on, timeZone]) => {
      const [dayOfMonth, dayOfWeek] = on.fields;
      const text = `cron(${atMinutes.join(",")} ${atHours.join(",")} ${dayOfMonth} * ${dayOfWeek} *)`;
      const times = atHours.flatMap((hour) => atMinutes.map((minute) => hour * 60 + minute));
      return { text, timeZone, times, isOn: on.isOn, schedule: parseSchedule(text, timeZone) };
    });
}
