import type { Snapshot } from "@azure/arm-compute";
import type { RecoveryPoint } from "../../store.ts";
import { instant } from "../shared/moments.ts";
import { isSameId } from "../shared/resource-id.ts";

/** Recovery points of `disk` among `snapshots`, with copies of its snapshots, from the newest to the oldest. */
export function pointsOf(snapshots: readonly Snapshot[], disk: string): readonly RecoveryPoint[] {
  const byId = new Map(snapshots.map((snapshot) => [snapshot.id?.toLowerCase() ?? "", snapshot]));
  const families = new Set(
    snapshots.flatMap((snapshot) =>
      isSameId(snapshot.creationData?.sourceResourceId, disk)
        ? (snapshot.incrementalSnapshotFamilyId ?? [])
        : [],
    ),
  );
  return snapshots
    .flatMap((snapshot) => {
      const origin = originOf(snapshot, byId);
      const isOurs =
        isSameId(origin?.creationData?.sourceResourceId, disk) ||
        families.has(snapshot.incrementalSnapshotFamilyId ?? "no family");
      return isOurs ? [pointOf(snapshot, origin)] : [];
    })
    .toSorted((one, other) => other.newest.localeCompare(one.newest));
}

/** The snapshot that a chain of copies began with; undefined where that one is gone. */
function originOf(snapshot: Snapshot, byId: ReadonlyMap<string, Snapshot>): Snapshot | undefined {
  const seen = new Set<Snapshot>();
  let origin: Snapshot | undefined = snapshot;
  while (origin !== undefined && !seen.has(origin)) {
    seen.add(origin);
    const source: string = origin.creationData?.sourceResourceId?.toLowerCase() ?? "";
    if (!source.includes("/snapshots/")) return origin;
    origin = byId.get(source);
  }
  return undefined;
}

function pointOf(snapshot: Snapshot, origin: Snapshot | undefined): RecoveryPoint {
  const moment = instant(origin?.timeCreated ?? snapshot.timeCreated ?? new Date(0));
  const obstacle = obstacleOf(snapshot, origin);
  return {
    id: snapshot.id ?? "",
    kind: "snapshot",
    newest: moment,
    oldest: moment,
    place: `snapshot ${snapshot.name ?? "?"} in ${snapshot.location}`,
    ...(snapshot.diskSizeBytes === undefined ? {} : { bytes: snapshot.diskSizeBytes }),
    ...(obstacle === undefined ? {} : { obstacle }),
  };
}

function obstacleOf(snapshot: Snapshot, origin: Snapshot | undefined): string | undefined {
  if (snapshot.copyCompletionError !== undefined) {
    return `its copy failed: ${snapshot.copyCompletionError.errorMessage}`;
  }
  if (snapshot.completionPercent !== undefined && snapshot.completionPercent < 100) {
    return `its copy is at ${snapshot.completionPercent} %`;
  }
  if (snapshot.provisioningState !== undefined && snapshot.provisioningState !== "Succeeded") {
    return `it is in state ${snapshot.provisioningState}`;
  }
  // A copy says when it was copied, not whose moment's data it has.
  if (origin === undefined) return "it is a copy, and the snapshot that says of which moment is gone";
  return undefined;
}
