export { type AddressRange, parseAddressRange } from "./address-range.ts";
export { countOf, covers, subtract, union } from "./address-set.ts";
export { holdsInternet, isInternet, type PublicSize, publicPart, publicSize } from "./internet.ts";
export { ALL_PORTS, holdsPorts, overlaps, type PortRange, parsePortRange } from "./port-range.ts";
