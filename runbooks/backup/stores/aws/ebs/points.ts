import { paginateDescribeSnapshots, type Snapshot } from "@aws-sdk/client-ec2";
import type { ReadContext } from "@rampart/runbook";
import type { RecoveryPoint } from "../../store.ts";
import { listed } from "../shared/listed.ts";
import { instantOf } from "../shared/names.ts";
import { newestFirst } from "../shared/newest-first.ts";
import type { EbsService } from "./service.ts";

/** Snapshots of a volume, those of AWS Backup among them. A volume that is gone still has its own. */
export async function volumePoints(
  { client, volume, region }: EbsService,
  { signal }: ReadContext,
): Promise<readonly RecoveryPoint[]> {
  const pages = paginateDescribeSnapshots(
    { client },
    { OwnerIds: ["self"], Filters: [{ Name: "volume-id", Values: [volume] }] },
    { abortSignal: signal },
  );
  const snapshots = await listed("ec2:DescribeSnapshots", pages, (page) => page.Snapshots);
  return newestFirst(snapshots.flatMap((snapshot) => pointOf(snapshot, region)));
}

function pointOf(snapshot: Snapshot, region: string): RecoveryPoint[] {
  // What is in it is what the volume held when it was begun, however long it took.
  const { SnapshotId: id, StartTime: begun, Description: description } = snapshot;
  if (id === undefined || begun === undefined) return [];
  const obstacle = obstacleOf(snapshot);
  return [
    {
      id,
      kind: "snapshot",
      newest: instantOf(begun),
      oldest: instantOf(begun),
      place: `snapshot in ${region}${description === undefined || description === "" ? "" : ` (${description})`}`,
      ...(snapshot.VolumeSize === undefined ? {} : { bytes: snapshot.VolumeSize * 1024 ** 3 }),
      ...(obstacle === undefined ? {} : { obstacle }),
    },
  ];
}

function obstacleOf(snapshot: Snapshot): string | undefined {
  const {
    SnapshotId: id,
    State: state,
    StateMessage: message,
    Progress: progress,
    StorageTier: tier,
  } = snapshot;
  if (tier === "archive" && snapshot.RestoreExpiryTime === undefined) {
    return `it is archived, and takes a day or more to come back: aws ec2 restore-snapshot-tier --snapshot-id ${id} --temporary-restore-days 7`;
  }
  if (state === undefined || state === "completed") return undefined;
  if (state === "pending") return `the snapshot is not complete yet (${progress ?? "0%"})`;
  if (state === "recoverable")
    return "the snapshot was deleted, and is in the recycle bin: aws ec2 restore-snapshot-from-recycle-bin";
  return `the snapshot is in the state ${state}${message === undefined || message === "" ? "" : `: ${message}`}`;
}
