import { nextRuns, parseSchedule } from "@rampart/core/units";
import { ianaZone } from "@rampart/recovery";
import { expect, test } from "vitest";
import { windowsZone } from "../../src/azure/windows-zone.ts";

test.each([
  ["Etc/UTC", "UTC"],
  ["UTC", "UTC"],
  ["Europe/Berlin", "W. Europe Standard Time"],
  ["America/New_York", "Eastern Standard Time"],
])("%s is %s to Windows", (iana, windows) => {
  expect(windowsZone(iana)).toBe(windows);
});

test.each(["Europe/Amsterdam", "America/Detroit", "Asia/Kathmandu", "Australia/Hobart", "Europe/Vienna"])(
  "a schedule in %s is due at the same moments in the zone that the policy names",
  (iana) => {
    const windows = windowsZone(iana);
    expect(windows).toBeDefined();
    const from = new Date("2026-01-01T00:00:00Z");
    const meant = nextRuns(parseSchedule("30 2 * * *", iana), from, 800);
    expect(nextRuns(parseSchedule("30 2 * * *", ianaZone(windows ?? "")), from, 800)).toEqual(meant);
  },
);

test("a zone whose clock Windows does not have is not guessed at", () => {
  expect(windowsZone("Antarctica/Troll")).toBeUndefined();
});
