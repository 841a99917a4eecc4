import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Plan } from "./plan.ts";

/** SHA-256 of what `plan` will do and rests on: how long it takes and when it was made do not count. */
export function planHash({
  hash: _hash,
  madeAt: _madeAt,
  estimate: _estimate,
  steps,
  ...rest
}: Unhashed): string {
  const lasting = { ...rest, steps: steps.map(({ estimate: _of, ...step }) => step) };
  return createHash("sha256")
    .update(canonicalize(lasting) ?? "")
    .digest("hex");
}

type Unhashed = Omit<Plan, "hash"> & { readonly hash?: string };
