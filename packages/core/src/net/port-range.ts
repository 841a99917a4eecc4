/** Ports from `first` to `last`, both included. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
}

const LAST_PORT = 65_535;

export const ALL_PORTS: PortRange = { first: 0, last: LAST_PORT };

const WRITTEN = /^(\d{1,5})(?:\s*-\s*(\d{1,5}))?$/;

/** Reads `22`, `20-25` or `*`, as Azure writes ports. Undefined if it is none of these. */
export function parsePortRange(text: string): PortRange | undefined {
  const trimmed = text.trim();
  if (trimmed === "*") return ALL_PORTS;
  const match = WRITTEN.exec(trimmed);
  if (match === null) return undefined;
  const first = Number(match[1]);
  const last = Number(match[2] ?? match[1]);
  return first <= last && last <= LAST_PORT ? { first, last } : undefined;
}

export function overlaps(one: PortRange, other: PortRange): boolean {
  return one.first <= other.last && other.first <= one.last;
}

/** Whether every port of `inner` is in `outer`. */
export function holdsPorts(outer: PortRange, inner: PortRange): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}
