import type { RecoveryPoint } from "../../store.ts";

/** From the newest to the oldest; of one moment, those that can be restored first. */
export function newestFirst(points: readonly RecoveryPoint[]): readonly RecoveryPoint[] {
  return points.toSorted(
    (one, other) =>
      Date.parse(other.newest) - Date.parse(one.newest) ||
      Number(one.obstacle !== undefined) - Number(other.obstacle !== undefined) ||
      one.id.localeCompare(other.id),
  );
}
