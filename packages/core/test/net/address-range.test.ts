import { covers, holdsInternet, parseAddressRange, publicPart, subtract, union } from "@rampart/core/net";
import { describe, expect, it } from "vitest";

const range = (text: string) => {
  const parsed = parseAddressRange(text);
  if (parsed === undefined) throw new Error(`not a range: ${text}`);
  return parsed;
};
const ranges = (...texts: string[]) => texts.map(range);

describe("parseAddressRange", () => {
  it.each([
    ["0.0.0.0/0", 4, 0n, 0xffff_ffffn],
    ["10.1.2.3/8", 4, 0x0a00_0000n, 0x0aff_ffffn],
    ["192.0.2.7", 4, 0xc000_0207n, 0xc000_0207n],
    ["192.0.2.7/32", 4, 0xc000_0207n, 0xc000_0207n],
    ["10.0.0.4-10.0.0.9", 4, 0x0a00_0004n, 0x0a00_0009n],
    ["::/0", 6, 0n, (1n << 128n) - 1n],
    ["0::0/0", 6, 0n, (1n << 128n) - 1n],
    ["0:0:0:0:0:0:0:0/0", 6, 0n, (1n << 128n) - 1n],
    ["2001:db8::/32", 6, 0x2001_0db8n << 96n, (0x2001_0db9n << 96n) - 1n],
    ["::ffff:10.0.0.1", 6, 0xffff_0a00_0001n, 0xffff_0a00_0001n],
    ["1::", 6, 1n << 112n, 1n << 112n],
  ] as const)("reads %s", (text, version, first, last) => {
    expect(parseAddressRange(text)).toEqual({ version, first, last });
  });

  it.each([
    "",
    "internet",
    "10.0.0.0/33",
    "10.0.0.0/-1",
    "10.0.0.0/8/8",
    "10.0.0/8",
    "256.0.0.1",
    "::/129",
    ":::/0",
    "fe80::1%eth0",
    "10.0.0.9-10.0.0.4",
    "10.0.0.1-::1",
    "1-2-3",
  ])("refuses %j", (text) => {
    expect(parseAddressRange(text)).toBeUndefined();
  });
});

describe("sets of addresses", () => {
  it("joins what touches or overlaps", () => {
    expect(union(ranges("10.0.1.0/24", "10.0.0.0/24", "10.0.0.128/25"))).toEqual(ranges("10.0.0.0/23"));
    expect(union(ranges("0.0.0.0/0", "::/0"))).toEqual(ranges("0.0.0.0/0", "::/0"));
  });

  it("cuts out of the middle", () => {
    expect(subtract(ranges("10.0.0.0/30"), ranges("10.0.0.1", "10.0.0.2"))).toEqual(
      ranges("10.0.0.0", "10.0.0.3"),
    );
  });

  it("tells whether one holds the other", () => {
    expect(covers(ranges("0.0.0.0/1", "128.0.0.0/1"), ranges("0.0.0.0/0"))).toBe(true);
    expect(covers(ranges("0.0.0.0/0"), ranges("::/0"))).toBe(false);
    expect(covers(ranges("10.0.0.0/9"), ranges("10.0.0.0/8"))).toBe(false);
  });
});

describe("holdsInternet", () => {
  it.each([
    [["0.0.0.0/0"]],
    [["::/0"]],
    [["2000::/3"]],
    [["0.0.0.0/1"]],
    [["128.0.0.0/1"]],
    [["2.0.0.0/7", "10.0.0.0/8"]],
    [["10.0.0.0/8", "::/0"]],
    [["0.0.0.0-255.255.255.255"]],
    [Array.from({ length: 128 }, (_, octet) => `${octet}.0.0.0/8`)],
  ])("is true of %j", (texts) => {
    expect(holdsInternet(ranges(...texts))).toBe(true);
  });

  it.each([
    [[]],
    [["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"]],
    [["fc00::/7", "fe80::/10"]],
    [["81.2.69.0/24"]],
    [["53.0.0.0/8"]],
    [["2a00:1450::/32"]],
    [["0.0.0.0"]],
  ])("is false of %j", (texts) => {
    expect(holdsInternet(ranges(...texts))).toBe(false);
  });
});

describe("publicPart", () => {
  it("leaves nothing of private networks, and all of public ones", () => {
    expect(publicPart(ranges("10.0.0.0/8", "127.0.0.1", "fd00::/8", "192.0.2.1"))).toEqual([]);
    expect(publicPart(ranges("81.2.69.0/24"))).toEqual(ranges("81.2.69.0/24"));
  });
});
