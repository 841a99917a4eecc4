import { type AddressRange, parseAddressRange } from "./address-range.ts";
import { countOf, subtract, union } from "./address-set.ts";

/** Addresses that are not routed on the public internet (IANA special-purpose registries). */
const NOT_PUBLIC: readonly AddressRange[] = union(
  [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/3",
    // Only 2000::/3 is given out to networks, and documentation takes a part of it.
    "::/3",
    "2001:db8::/32",
    "4000::/2",
    "8000::/1",
  ].map(known),
);

/** No organisation's own networks are larger than these; what is larger can only mean "the internet". */
const LARGEST_OWN_NETWORK = { 4: 1n << 24n, 6: 1n << 96n } as const;

/** The part of `ranges` that is routed on the public internet. */
export function publicPart(ranges: readonly AddressRange[]): AddressRange[] {
  return subtract(ranges, NOT_PUBLIC);
}

/** How many public addresses ranges hold, at most. */
export interface PublicSize {
  readonly 4: bigint;
  readonly 6: bigint;
}

/** How many public addresses `ranges` hold. */
export function publicSize(ranges: readonly AddressRange[]): PublicSize {
  const open = publicPart(ranges);
  return { 4: countOf(4, open), 6: countOf(6, open) };
}

/**
 * Whether so many public addresses can only be the internet at large: more than any one organisation has (a /8 of
 * IPv4, a /32 of IPv6).
 */
export function isInternet(size: PublicSize): boolean {
  return size[4] > LARGEST_OWN_NETWORK[4] || size[6] > LARGEST_OWN_NETWORK[6];
}

/** Whether `ranges` together let in the internet at large. `0.0.0.0/1` beside `128.0.0.0/1` counts as what it is. */
export function holdsInternet(ranges: readonly AddressRange[]): boolean {
  return isInternet(publicSize(ranges));
}

function known(text: string): AddressRange {
  const range = parseAddressRange(text);
  if (range === undefined) throw new TypeError(`${text} is not an address range`);
  return range;
}
