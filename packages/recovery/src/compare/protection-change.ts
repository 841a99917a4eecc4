import type { PostureProtection } from "../analyse/posture.ts";

/** The protections of `one` that `other` lacks, with the disasters after which they were the ones to restore from. */
export function missingFrom(
  other: readonly PostureProtection[],
  one: readonly PostureProtection[],
): PostureProtection[] {
  const there = new Set(other.flatMap((protection) => survivals(protection)));
  return one.flatMap((protection) => {
    const { kind, name, survives } = protection;
    const gone = survives.filter((_, index) => !there.has(survivals(protection)[index] ?? ""));
    return gone.length === 0 ? [] : [{ kind, name, survives: gone }];
  });
}

function survivals({ kind, name, survives }: PostureProtection): string[] {
  return survives.map((disaster) => JSON.stringify([kind, name, disaster]));
}
