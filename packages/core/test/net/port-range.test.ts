import { ALL_PORTS, holdsPorts, overlaps, parsePortRange } from "@rampart/core/net";
import { describe, expect, it } from "vitest";

describe("parsePortRange", () => {
  it.each([
    ["22", { first: 22, last: 22 }],
    ["20-25", { first: 20, last: 25 }],
    [" 20 - 25 ", { first: 20, last: 25 }],
    ["*", ALL_PORTS],
    ["0-65535", ALL_PORTS],
  ])("reads %s", (text, expected) => {
    expect(parsePortRange(text)).toEqual(expected);
  });

  it.each(["", "ssh", "25-20", "-1", "65536", "1-2-3", "22,23"])("refuses %j", (text) => {
    expect(parsePortRange(text)).toBeUndefined();
  });
});

it("compares ranges with both ends included", () => {
  const ssh = { first: 22, last: 22 };
  expect(overlaps(ssh, { first: 0, last: 22 })).toBe(true);
  expect(overlaps(ssh, { first: 23, last: 80 })).toBe(false);
  expect(holdsPorts(ALL_PORTS, ssh)).toBe(true);
  expect(holdsPorts(ssh, { first: 22, last: 23 })).toBe(false);
});
