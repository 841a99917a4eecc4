import type { RunInterval, RunPhase } from "@rampart/core/run-record";

/** Where several are going on, the first of them is what the time was spent on. */
const ORDER = ["action", "verification", "decision", "idle", "detection"] as const satisfies RunPhase[];

/**
 * Cuts the time between `from` and `to` into one phase after the other: each moment counts once, however many things
 * went on. Where nothing did, it is action: somebody is at work, between two things.
 */
export function partition(
  from: number,
  to: number,
  activities: readonly RunInterval[],
): readonly RunInterval[] {
  const edges = activities
    .map(({ phase, ...activity }) => ({
      phase,
      from: Math.max(from, activity.from),
      to: Math.min(to, activity.to),
    }))
    .filter((activity) => activity.from < activity.to)
    .flatMap(({ phase, ...activity }) => [
      { at: activity.from, phase, change: 1 },
      { at: activity.to, phase, change: -1 },
    ])
    .sort((one, other) => one.at - other.at);
  const going = new Map<RunPhase, number>();
  const parts: { phase: RunPhase; from: number; to: number }[] = [];
  let reached = from;
  const goTo = (at: number): void => {
    if (at <= reached) return;
    const phase = ORDER.find((one) => (going.get(one) ?? 0) > 0) ?? "action";
    const last = parts.at(-1);
    if (last?.phase === phase) last.to = at;
    else parts.push({ phase, from: reached, to: at });
    reached = at;
  };
  for (const { at, phase, change } of edges) {
    goTo(at);
    going.set(phase, (going.get(phase) ?? 0) + change);
  }
  goTo(to);
  return parts;
}

/** What is left of `interval` outside of `holes`. */
export function without(interval: RunInterval, holes: readonly RunInterval[]): readonly RunInterval[] {
  return holes.reduce<readonly RunInterval[]>(
    (left, hole) =>
      left
        .flatMap((part) => [
          { ...part, to: Math.min(part.to, hole.from) },
          { ...part, from: Math.max(part.from, hole.to) },
        ])
        .filter(({ from, to }) => from < to),
    [interval],
  );
}
