import { ResourceGraph, type ResourceRecord } from "@rampart/core/graph";

/** The URN of `name`; `types` may hold parent types, as in `my:app:App$aws:s3/bucket:Bucket`. */
export function urnOf(types: string, name: string): string {
  return `urn:pulumi:prod::orders::${types}::${name}`;
}

/** A resource as a reader notes it, with nothing but what a test is about. */
export function record(
  type: string,
  name: string,
  fields: Partial<Omit<ResourceRecord, "urn" | "type">> = {},
): ResourceRecord {
  return { urn: urnOf(type, name), type, custom: true, ...fields };
}

export function graphOf(...records: readonly ResourceRecord[]): ResourceGraph {
  return ResourceGraph.of({ name: "orders.json", records });
}
