import type { AddressRange } from "./address-range.ts";

/** `ranges` as disjoint ranges in ascending order, IPv4 first. */
export function union(ranges: readonly AddressRange[]): AddressRange[] {
  const sorted = ranges.toSorted((a, b) => a.version - b.version || compare(a.first, b.first));
  const disjoint: AddressRange[] = [];
  for (const range of sorted) {
    const previous = disjoint.at(-1);
    if (previous?.version === range.version && range.first <= previous.last + 1n) {
      if (range.last > previous.last) disjoint[disjoint.length - 1] = { ...previous, last: range.last };
    } else {
      disjoint.push(range);
    }
  }
  return disjoint;
}

/** The addresses of `ranges` that are in none of `others`. */
export function subtract(ranges: readonly AddressRange[], others: readonly AddressRange[]): AddressRange[] {
  return union(others).reduce<AddressRange[]>(
    (left, other) => left.flatMap((range) => without(range, other)),
    union(ranges),
  );
}

/** Whether every address of `others` is in `ranges`. */
export function covers(ranges: readonly AddressRange[], others: readonly AddressRange[]): boolean {
  return subtract(others, ranges).length === 0;
}

/** How many addresses of an IP version there are in `ranges`. */
export function countOf(version: 4 | 6, ranges: readonly AddressRange[]): bigint {
  return union(ranges)
    .filter((range) => range.version === version)
    .reduce((count, { first, last }) => count + last - first + 1n, 0n);
}

function without(range: AddressRange, other: AddressRange): AddressRange[] {
  if (range.version !== other.version || other.last < range.first || other.first > range.last) return [range];
  const left: AddressRange[] = [];
  if (range.first < other.first) left.push({ ...range, last: other.first - 1n });
  if (other.last < range.last) left.push({ ...range, first: other.last + 1n });
  return left;
}

function compare(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
