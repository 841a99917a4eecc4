import { parseDuration, renderDuration, UnitError } from "@rampart/core/units";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe("durations that are understood", () => {
  test.each([
    ["15m", 15 * MINUTE, "15m"],
    ["PT15M", 15 * MINUTE, "15m"],
    ["1h30m", 90 * MINUTE, "1h30m"],
    ["90m", 90 * MINUTE, "1h30m"],
    ["90s", 90, "1m30s"],
    ["7d", 7 * DAY, "7d"],
    ["2w", 14 * DAY, "14d"],
    ["P2W", 14 * DAY, "14d"],
    ["7y", 7 * 365 * DAY, "2555d"],
    ["P7Y", 7 * 365 * DAY, "2555d"],
    ["P1DT12H", 36 * HOUR, "1d12h"],
    ["PT1.5H", 90 * MINUTE, "1h30m"],
    ["0s", 0, "0s"],
    ["PT0S", 0, "0s"],
    [" 15m ", 15 * MINUTE, "15m"],
  ])("%s is %d seconds and is rendered %s", (text, seconds, rendered) => {
    expect(parseDuration(text)).toBe(seconds);
    expect(renderDuration(seconds)).toBe(rendered);
  });
});

describe("durations that are refused, with the reason", () => {
  test.each([
    ["15", "has no unit"],
    ["", "is empty"],
    ["15 potatoes", "is not a duration"],
    ["m15", "is not a duration"],
    ["30m1h", "is not a duration"],
    ["1h1h", "is not a duration"],
    ["15 minutes", "is not a duration"],
    ["-15m", "is negative"],
    ["-PT15M", "is negative"],
    ["PT-15M", "is negative"],
    ["3mo", "counts in months"],
    ["3M", "counts in months"],
    ["1 month", "counts in months"],
    ["P1M", "counts in months"],
    ["P1Y6M", "counts in months"],
    ["PT0.5S", "is not a whole number of seconds"],
    ["99999999999999999999d", "is not a whole number of seconds"],
    ["__proto__", "is not a duration"],
  ])("%s", (text, reason) => {
    expect(() => parseDuration(text)).toThrow(UnitError);
    expect(() => parseDuration(text)).toThrow(reason);
  });

  test("the message quotes the text, and names what is accepted", () => {
    expect(() => parseDuration("15")).toThrow(/^"15" has no unit; write .* 15m, 1h30m or 7d, or ISO 8601/);
    expect(() => parseDuration("P3M")).toThrow("write days, such as 30d");
  });

  test("a long text is shortened", () => {
    expect(() => parseDuration("x".repeat(10_000))).toThrow(/^.{60,300}$/);
  });
});

test("what is rendered is read as the same duration", () => {
  fc.assert(
    fc.property(fc.nat({ max: 100 * 365 * DAY }), (seconds) => {
      expect(parseDuration(renderDuration(seconds))).toBe(seconds);
    }),
  );
});

test("no text makes anything but a whole number or a UnitError", () => {
  const text = fc.oneof(
    fc.string(),
    fc.stringMatching(/^-?P?[0-9.]{0,4}[ywdhmsYWDHMST]{0,2}[0-9]{0,4}[ywdhmsMHS]?$/),
  );
  fc.assert(
    fc.property(text, (candidate) => {
      expect(outcomeOf(() => parseDuration(candidate))).toSatisfy(
        (outcome) => outcome instanceof UnitError || (Number.isSafeInteger(outcome) && Number(outcome) >= 0),
      );
    }),
  );
});

function outcomeOf(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}
