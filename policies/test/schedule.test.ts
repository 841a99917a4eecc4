import { UNKNOWN, Value } from "@rampart/core/value";
import { describe, expect, it } from "vitest";
import { hoursOfDuration, isAtLeastDaily, repeatsAtLeastDaily } from "../src/backup/schedule.ts";

const daily = (text: unknown): string => isAtLeastDaily(Value.of<string>(text, "schedule")).state;
const repeats = (text: unknown): string => repeatsAtLeastDaily(Value.of<string>(text, "interval")).state;

describe("an expression of AWS", () => {
  it.each([
    "cron(0 5 ? * * *)",
    "cron(0 5 * * ? *)",
    "cron(0/30 * ? * * *)",
    "cron(15 1,13 ? * SUN-SAT *)",
    "  CRON(0 5 1-31 jan-dec ? *)  ",
    "rate(1 day)",
    "rate(12 hours)",
    "rate( 1440  minutes )",
  ])("%s comes round every day", (text) => {
    expect(daily(text)).toBe("true");
  });

  it.each([
    "cron(0 5 ? * SUN *)",
    "cron(0 5 ? * MON-FRI *)",
    "cron(0 5 1 * ? *)",
    "cron(0 5 ? JAN * *)",
    "cron(0 5 ? * * 2026)",
    "cron(0 5 */2 * ? *)",
    "cron(0 5 ? * 2#1 *)",
    "rate(25 hours)",
    "rate(2 days)",
  ])("%s does not", (text) => {
    expect(daily(text)).toBe("false");
  });

  it.each(["", "daily", "cron()", "cron(0 5 * * *)", "cron(0 5 ? * * *", "rate(1 constructor)", "rate(day)"])(
    "is not judged where it cannot be read: %j",
    (text) => {
      expect(daily(text)).toBe("unknown");
    },
  );

  it("is not judged before it is known, and is no schedule where it is not set", () => {
    expect(daily(UNKNOWN)).toBe("unknown");
    expect(daily(undefined)).toBe("false");
  });

  it("takes no time to refuse a text made to take long", () => {
    const started = performance.now();
    for (const text of [`cron(${" ".repeat(200_000)}`, `rate(${"1 ".repeat(100_000)}`, "(".repeat(200_000)]) {
      expect(daily(text)).toBe("unknown");
      expect(repeats(text)).toBe("unknown");
    }
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe("a repeating interval of ISO 8601", () => {
  it.each([
    ["R/2026-01-01T02:00:00+00:00/P1D", "true"],
    ["R/2026-01-01T02:00:00Z/PT4H", "true"],
    ["R/2026-01-01T02:00:00Z/P1W", "false"],
    ["R/2026-01-01T02:00:00Z/P1M", "false"],
    ["R/2026-01-01T02:00:00Z/PT", "unknown"],
    ["R/2026-01-01T02:00:00Z/", "unknown"],
    [UNKNOWN, "unknown"],
  ])("%s", (text, expected) => {
    expect(repeats(text)).toBe(expected);
  });
});

describe("a duration of ISO 8601", () => {
  it.each([
    ["P1D", 24],
    ["p2w", 336],
    ["PT30M", 0.5],
    ["P1DT12H", 36],
    ["P1Y", 8760],
    ["P1M", 672],
    ["P", undefined],
    ["P1DT", undefined],
    ["1D", undefined],
    ["P-1D", undefined],
  ])("%s has %s hours", (text, hours) => {
    expect(hoursOfDuration(text)).toBe(hours);
  });
});
