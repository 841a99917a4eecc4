import { parseSchedule } from "@rampart/core/units";
import { describe, expect, test } from "vitest";
import { overlapsAssumed } from "../../src/protection/aws/overlapping-rules.ts";

function rule(name: string, schedule: string, hours: number): Parameters<typeof overlapsAssumed>[0] {
  const startWindow = { name: "start window", seconds: hours * 3600, source: "startWindow" };
  return { name, schedule: parseSchedule(schedule), startWindow };
}

describe("rules of one plan of AWS Backup", () => {
  test("that may start at the same time are named among what the figures assume", () => {
    const daily = rule("daily", "0 5 * * *", 1);
    const monthly = rule("monthly", "30 5 1 * *", 8);
    expect(overlapsAssumed(daily, [daily, monthly])).toEqual([
      expect.stringMatching(/every job of daily counts.* that of monthly: .*longer retention/),
    ]);
    expect(overlapsAssumed(monthly, [daily, monthly])).toHaveLength(1);
  });

  test("whose start windows are apart assume nothing of each other", () => {
    const daily = rule("daily", "0 5 * * *", 1);
    const monthly = rule("monthly", "0 6 1 * *", 1);
    expect(overlapsAssumed(daily, [daily, monthly])).toEqual([]);
    expect(overlapsAssumed(monthly, [daily, monthly])).toEqual([]);
  });

  test("overlap over midnight and where the later one is the rarer", () => {
    const late = rule("late", "30 23 * * SUN", 2);
    const early = rule("early", "0 0 * * *", 1);
    expect(overlapsAssumed(early, [late, early])).toHaveLength(1);
    expect(overlapsAssumed(late, [late, early])).toHaveLength(1);
  });

  test("of which one has times that are not known are not guessed at", () => {
    const daily = rule("daily", "0 5 * * *", 1);
    const unknown = { ...daily, name: "unknown", schedule: { undetermined: [] } };
    expect(overlapsAssumed(daily, [daily, unknown])).toEqual([]);
  });
});
