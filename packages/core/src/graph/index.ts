export { canonicalType } from "./canonical-type.ts";
export { ResourceGraph, type Source } from "./graph.ts";
export type { ResourceRecord } from "./record.ts";
export type { Reference, References, Referrers } from "./references.ts";
export { type AnyProperties, Resource } from "./resource.ts";
export { parseUrn, type UrnParts } from "./urn.ts";
