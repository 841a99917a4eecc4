import { DescribeVolumeStatusCommand } from "@aws-sdk/client-ec2";
import type { Check, ReadContext } from "@rampart/runbook";
import type { Restored } from "../../store.ts";
import { explained } from "../shared/errors.ts";
import { volumeOf } from "./describe.ts";
import type { EbsService } from "./service.ts";

/** Whether a volume is as large and as encrypted as the original, and EC2 finds no damage in it. */
export async function verifyVolume(
  { client, volume }: EbsService,
  { id, snapshot }: Restored,
  context: ReadContext,
): Promise<Check> {
  const objective = "available, not smaller than the original, encrypted if that is, not impaired";
  const found = await volumeOf(client, id, context);
  if (found === undefined) return { passes: false, value: `volume ${id} is not there`, objective };
  const original = await volumeOf(client, volume, context);
  const command = new DescribeVolumeStatusCommand({ VolumeIds: [id] });
  const { VolumeStatuses: statuses = [] } = await explained(
    "ec2:DescribeVolumeStatus",
    client.send(command, { abortSignal: context.signal }),
  );
  const status = statuses[0]?.VolumeStatus?.Status ?? "not told";
  const faults = [
    found.State === "available" || found.State === "in-use" ? undefined : `its state is ${found.State}`,
    found.SnapshotId === snapshot ? undefined : `it was made from ${found.SnapshotId}`,
    original?.Encrypted === true && found.Encrypted !== true ? "it is not encrypted" : undefined,
    (found.Size ?? 0) < (original?.Size ?? 0) && original !== undefined
      ? `it has ${found.Size} GiB, and the original ${original.Size}: the snapshot is from before that grew`
      : undefined,
    status === "impaired" ? "EC2 finds it impaired" : undefined,
  ].filter((fault) => fault !== undefined);
  return {
    passes: faults.length === 0,
    value: `volume ${id}, ${found.Size} GiB, ${found.Encrypted === true ? "encrypted" : "not encrypted"}, status ${status}${faults.length === 0 ? "" : `: ${faults.join("; ")}`}; its files were not looked at`,
    objective,
  };
}
