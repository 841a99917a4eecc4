import { parseSchedule } from "@rampart/core/units";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { awsCronOf } from "../../src/aws/aws-cron.ts";

/** Some numbers of a field, as a list. */
const list = (min: number, max: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constant("*"),
    fc
      .uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength: 5 })
      .map((numbers) => numbers.join(",")),
  );

const days: fc.Arbitrary<readonly [string, string]> = fc.oneof(
  fc.tuple(list(1, 28), fc.constant("*")),
  fc.tuple(fc.constant("*"), list(0, 6)),
);

describe("a schedule as AWS writes it", () => {
  it("is due when the schedule was, whatever that is", () => {
    fc.assert(
      fc.property(list(0, 59), list(0, 23), days, list(1, 12), (minutes, hours, [day, weekday], months) => {
        const meant = parseSchedule(`${minutes} ${hours} ${day} ${months} ${weekday}`);
        const written = awsCronOf(meant);
        expect("cron" in written && parseSchedule(written.cron)).toEqual(meant);
      }),
    );
  });

  it.each(["cron(0 5 L * ? *)", "cron(0 5 15W * ? *)", "cron(0 5 ? * 6L *)", "cron(0 5 ? 1,2 2#1 2027)"])(
    "says %s as it was written",
    (cron) => {
      const written = awsCronOf(parseSchedule(cron));
      expect("cron" in written && parseSchedule(written.cron)).toEqual(parseSchedule(cron));
    },
  );

  it("cannot say rates, nor days of the month or of the week", () => {
    expect(awsCronOf(parseSchedule("rate(4 hours)"))).toHaveProperty("refusal");
    expect(awsCronOf(parseSchedule("0 5 1 * MON"))).toHaveProperty("refusal");
  });
});
