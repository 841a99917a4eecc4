import type { Comparison, Contents } from "./results.ts";

/**
 * Compares what was restored with the original, of which it is known how it was before and after the moment of the
 * restored data. What did not change in between has to be the same.
 */
export function compare(before: Contents, restored: Contents, after: Contents): Comparison {
  const same: string[] = [];
  const changing: string[] = [];
  const differing: Record<string, string> = {};
  for (const name of Object.keys(before.counts).sort()) {
    // It was dropped while the test ran: whether it should be there cannot be told.
    if (after.counts[name] === undefined) changing.push(name);
    else if (restored.counts[name] === undefined) differing[name] = "it is not there";
    else if (!isSame(name, before, after)) changing.push(name);
    else if (restored.counts[name] !== before.counts[name]) {
      differing[name] = `${restored.counts[name]} rows, not ${before.counts[name]}`;
    } else if (!isSame(name, before, restored)) differing[name] = "its contents have another checksum";
    else same.push(name);
  }
  return { same, sameUntilNonce: [], changing, differing, counts: restored.counts };
}

function isSame(name: string, one: Contents, other: Contents): boolean {
  if (one.counts[name] !== other.counts[name]) return false;
  const [first, second] = [one.checksums[name], other.checksums[name]];
  // A table may grow over the limit for checksums meanwhile.
  return first === undefined || second === undefined || first === second;
}

/** With those tables told from the changing ones whose rows until the nonce are known to be the same. */
export function withSameUntilNonce(comparison: Comparison, names: readonly string[]): Comparison {
  const { changing } = comparison;
  return {
    ...comparison,
    sameUntilNonce: changing.filter((name) => names.includes(name)),
    changing: changing.filter((name) => !names.includes(name)),
  };
}
