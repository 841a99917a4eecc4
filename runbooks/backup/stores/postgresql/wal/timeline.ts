import { type Position, parsePosition } from "./position.ts";

/** A timeline, and where it left the one that it came from. */
export interface Ancestor {
  readonly timeline: number;
  /** Where the next one begins. */
  readonly until: Position;
}

/**
 * The ancestors of a timeline, the oldest first, as its `.history` file has them.
 *
 * https://www.postgresql.org/docs/current/continuous-archiving.html#BACKUP-TIMELINES
 */
export function parseHistory(text: string): readonly Ancestor[] {
  return text.split("\n").flatMap((line) => {
    const match = /^\s*(\d+)\s+([0-9A-Fa-f]+\/[0-9A-Fa-f]+)/.exec(line);
    const [, timeline, until] = match ?? [];
    if (timeline === undefined || until === undefined) return [];
    return [{ timeline: Number(timeline), until: parsePosition(until) }];
  });
}

/** A timeline, and from where on its WAL counts. */
export interface Stretch {
  readonly timeline: number;
  readonly from: Position;
}

/**
 * The timelines that lead on from a backup, the one of the backup first.
 *
 * @param histories ancestors by timeline.
 * @param stop where the backup ends: a timeline that was left before that does not have it.
 */
export function pathFrom(
  timeline: number,
  stop: Position,
  histories: ReadonlyMap<number, readonly Ancestor[]>,
): readonly Stretch[] {
  const own: readonly Stretch[] = [{ timeline, from: 0n }];
  const followers = [...histories].filter(([, ancestors]) =>
    ancestors.some((ancestor) => ancestor.timeline === timeline && ancestor.until >= stop),
  );
  const [newest] = followers.sort(([one], [other]) => other - one);
  if (newest === undefined) return own;
  const [id, ancestors] = newest;
  const since = ancestors.slice(ancestors.findIndex((ancestor) => ancestor.timeline === timeline));
  const next = since.map((ancestor, index) => ({
    timeline: since[index + 1]?.timeline ?? id,
    from: ancestor.until,
  }));
  return [...own, ...next];
}
