export { changesBetween } from "./changes-between.ts";
export { type Encoding, PLAIN } from "./encoding.ts";
export { describeChange, isWithin, type PropertyChange } from "./property-change.ts";
