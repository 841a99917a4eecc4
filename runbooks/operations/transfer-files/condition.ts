import type { StoredObject } from "./object.ts";

/** What has to hold at the destination for a write to happen: that nobody else wrote there since it was looked at. */
export type Condition = { readonly IfNoneMatch: "*" } | { readonly IfMatch: string };

export function unchangedSince(stored: StoredObject | undefined): Condition {
  return stored === undefined ? { IfNoneMatch: "*" } : { IfMatch: stored.etag };
}
