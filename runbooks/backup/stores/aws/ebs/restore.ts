import { CreateVolumeCommand, DeleteVolumeCommand, type Volume } from "@aws-sdk/client-ec2";
import { InputError } from "@rampart/core/errors";
import type { ReadContext } from "@rampart/runbook";
import type { RestoreRequest, RestoreState } from "../../store.ts";
import { explained, unlessMissing } from "../shared/errors.ts";
import { foreignBecause, markOf, ownTags, runOf } from "../shared/mark.ts";
import { tokenOf } from "../shared/names.ts";
import { until } from "../shared/wait.ts";
import { volumeOf, volumesTagged } from "./describe.ts";
import type { EbsService } from "./service.ts";

const NAME_TAG = "Name";

/** Asks for a volume. Asked twice, EC2 makes one: the token is the run's. */
export async function startVolume(
  service: EbsService,
  { chosen: { point }, name, run, isIsolated }: RestoreRequest,
  context: ReadContext,
): Promise<void> {
  const original = await volumeOf(service.client, service.volume, context);
  const zone = service.zone ?? original?.AvailabilityZone;
  if (zone === undefined) {
    throw new InputError('input "ebsAvailabilityZone" is missing', {
      advice: `Volume ${service.volume} is gone, so that nobody knows which zone it was in.`,
    });
  }
  const command = new CreateVolumeCommand({
    AvailabilityZone: zone,
    SnapshotId: point.id,
    VolumeType: original?.VolumeType,
    Iops: TAKES_IOPS.has(original?.VolumeType ?? "") ? original?.Iops : undefined,
    Throughput: original?.VolumeType === "gp3" ? original.Throughput : undefined,
    // A snapshot from before the volume was encrypted does not make it plain again.
    ...(original?.Encrypted === true || service.kmsKey !== undefined ? { Encrypted: true } : {}),
    KmsKeyId: service.kmsKey,
    ClientToken: tokenOf(run, name),
    TagSpecifications: [
      {
        ResourceType: "volume",
        Tags: [
          ...(isIsolated ? [] : ownTags(original?.Tags).filter(({ Key: key }) => key !== NAME_TAG)),
          { Key: NAME_TAG, Value: name },
          ...markOf(run, point.id),
        ],
      },
    ],
  });
  await explained("ec2:CreateVolume", service.client.send(command, { abortSignal: context.signal }));
}

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVolume.html
const TAKES_IOPS: ReadonlySet<string> = new Set(["gp3", "io1", "io2"]);

/** What became of the restore of `request`. */
export async function volumeState(
  { client }: EbsService,
  { name, run }: RestoreRequest,
  context: ReadContext,
): Promise<RestoreState> {
  const named = (await volumesTagged(client, NAME_TAG, name, context)).filter(
    ({ State: state }) => state !== "deleted" && state !== "deleting",
  );
  const own = named.find(({ Tags: tags }) => runOf(tags) === run);
  if (own === undefined) {
    const [other] = named;
    return other === undefined
      ? { is: "absent" }
      : { is: "foreign", because: foreignBecause("volume", name, runOf(other.Tags)) };
  }
  if (own.State === "error") {
    return {
      is: "failed",
      because: `volume ${own.VolumeId} is in the state error: EC2 may not use the key of its snapshot`,
    };
  }
  if (own.State !== "available" && own.State !== "in-use") return { is: "restoring" };
  return {
    is: "restored",
    restored: {
      id: own.VolumeId ?? "",
      name,
      address: `${own.Size ?? "?"} GiB in ${own.AvailabilityZone ?? "?"}`,
      snapshot: own.SnapshotId ?? null,
    },
  };
}

/** Removes the volume, if the run made it, and returns when it is gone. */
export async function removeVolume(
  { client }: EbsService,
  { name, run }: RestoreRequest,
  context: ReadContext,
): Promise<void> {
  const isOurs = ({ Tags: tags, State: state }: Volume): boolean =>
    runOf(tags) === run && state !== "deleted";
  await until(async () => {
    const own = (await volumesTagged(client, NAME_TAG, name, context)).find(isOurs);
    if (own?.VolumeId === undefined) return true;
    const [attachment] = own.Attachments ?? [];
    if (attachment !== undefined) {
      throw new Error(
        `volume ${own.VolumeId} is attached to ${attachment.InstanceId}: detach it first, if it is not needed`,
      );
    }
    if (own.State === "available" || own.State === "error") {
      const command = new DeleteVolumeCommand({ VolumeId: own.VolumeId });
      await explained(
        "ec2:DeleteVolume",
        unlessMissing(client.send(command, { abortSignal: context.signal }), "InvalidVolume.NotFound"),
      );
    }
    return undefined;
  }, context);
}
