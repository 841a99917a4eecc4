import fc from "fast-check";
import { expect, test } from "vitest";
import { inDays, inMonths, inWeeks, inYears, type Length } from "../../src/azure/calendar-words.ts";

const DAY = 86_400;
/** Every month of eight years, leap years among them. */
const STARTS = Array.from({ length: 96 }, (_, month) => new Date(Date.UTC(2024, month, 1)));

/** Days of the shortest stretch of calendar that the length can mean, counted on the calendar itself. */
function shortest({ count, durationType }: Length): number {
  return Math.min(
    ...STARTS.map((start) => {
      const end = new Date(start);
      if (durationType === "Days") end.setUTCDate(end.getUTCDate() + count);
      if (durationType === "Weeks") end.setUTCDate(end.getUTCDate() + 7 * count);
      if (durationType === "Months") end.setUTCMonth(end.getUTCMonth() + count);
      if (durationType === "Years") end.setUTCFullYear(end.getUTCFullYear() + count);
      return (end.getTime() - start.getTime()) / (DAY * 1000);
    }),
  );
}

test("a retention in Azure's units is never shorter than asked for, and at most a unit longer than it must be", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3650 }),
      fc.constantFrom(inDays, inWeeks, inMonths, inYears),
      (days, inUnit) => {
        const length = inUnit(days * DAY);
        expect(shortest(length)).toBeGreaterThanOrEqual(days);
        // A unit more, because leap days are not counted on.
        if (length.count > 2) {
          expect(shortest({ ...length, count: length.count - 2 })).toBeLessThan(days);
        }
      },
    ),
    { numRuns: 1000 },
  );
});
