import { no, type Truth } from "@rampart/core/value";
import type { Disaster } from "./protection.ts";

/** What outlives the disasters that are named, and no other; `path` is what says so. */
export function survivingOnly(
  path: string,
  survived: Partial<Readonly<Record<Disaster, Truth>>>,
): Readonly<Record<Disaster, Truth>> {
  return {
    deletion: survived.deletion ?? no(path),
    zone: survived.zone ?? no(path),
    region: survived.region ?? no(path),
    account: survived.account ?? no(path),
  };
}
