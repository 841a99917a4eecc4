import { isIPv4, isIPv6 } from "node:net";

/** IP addresses from `first` to `last`, both included, as numbers. */
export interface AddressRange {
  readonly version: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

const BITS = { 4: 32n, 6: 128n } as const;
const PREFIX = /^\d{1,3}$/;

/**
 * Reads `10.0.0.0/8`, `2001:db8::/32`, a single address, or `10.0.0.4-10.0.0.9` as Azure writes ranges. Bits behind
 * the prefix do not matter, as they do not to the clouds. Undefined if it is none of these.
 */
export function parseAddressRange(text: string): AddressRange | undefined {
  const [from = "", to, ...rest] = text.trim().split("-");
  if (rest.length > 0) return undefined;
  return to === undefined ? parseNetwork(from) : parseBounds(from, to);
}

function parseBounds(from: string, to: string): AddressRange | undefined {
  const first = parseAddress(from);
  const last = parseAddress(to);
  if (first === undefined || last?.version !== first.version || last.value < first.value) return undefined;
  return { version: first.version, first: first.value, last: last.value };
}

function parseNetwork(text: string): AddressRange | undefined {
  const [address = "", prefix, ...rest] = text.split("/");
  const parsed = parseAddress(address);
  if (parsed === undefined || rest.length > 0) return undefined;
  const { version, value } = parsed;
  if (prefix === undefined) return { version, first: value, last: value };
  if (!PREFIX.test(prefix) || BigInt(prefix) > BITS[version]) return undefined;
  const free = BITS[version] - BigInt(prefix);
  const first = (value >> free) << free;
  return { version, first, last: first + (1n << free) - 1n };
}

interface Address {
  readonly version: 4 | 6;
  readonly value: bigint;
}

function parseAddress(text: string): Address | undefined {
  const trimmed = text.trim();
  if (isIPv4(trimmed)) return { version: 4, value: valueOfIPv4(trimmed) };
  // A zone (`fe80::1%eth0`) belongs to one machine and to no rule.
  if (isIPv6(trimmed) && !trimmed.includes("%")) return { version: 6, value: valueOfIPv6(trimmed) };
  return undefined;
}

function valueOfIPv4(text: string): bigint {
  return text.split(".").reduce((value, octet) => value * 256n + BigInt(octet), 0n);
}

function valueOfIPv6(text: string): bigint {
  const [head = "", tail] = text.split("::");
  const front = groupsOf(head);
  const back = groupsOf(tail ?? "");
  const zeros = Array.from({ length: 8 - front.length - back.length }, () => 0n);
  return [...front, ...zeros, ...back].reduce((value, group) => (value << 16n) + group, 0n);
}

function groupsOf(text: string): bigint[] {
  if (text === "") return [];
  return text.split(":").flatMap((group) => {
    if (!group.includes(".")) return [BigInt(`0x${group}`)];
    const value = valueOfIPv4(group);
    return [value >> 16n, value & 0xffffn];
  });
}
