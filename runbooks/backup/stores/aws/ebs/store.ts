import { EC2Client } from "@aws-sdk/client-ec2";
import type { AnyInputs } from "@rampart/runbook";
import type { Restored, Store, StoreModule } from "../../store.ts";
import { completed } from "../shared/completed.ts";
import { regionsOf } from "../shared/connection.ts";
import { requiredText, textOf } from "../shared/inputs.ts";
import { SIGN_IN_INPUTS } from "../shared/sign-in-inputs.ts";
import { volumeOf } from "./describe.ts";
import { EBS_INPUTS } from "./inputs.ts";
import { volumePoints } from "./points.ts";
import { removeVolume, startVolume, volumeState } from "./restore.ts";
import type { EbsService } from "./service.ts";
import { verifyVolume } from "./verify.ts";

const REQUIRED = ["awsRegion", "ebsVolume"];

/**
 * Amazon EBS volumes. They are restored into the region they are in: a snapshot that was copied to another no longer
 * says which volume it is of.
 */
export const storeModule: StoreModule = {
  required: REQUIRED,
  optional: [...Object.keys(SIGN_IN_INPUTS), ...Object.keys(EBS_INPUTS)].filter(
    (name) => !REQUIRED.includes(name) && name !== "awsRecoveryRegion",
  ),
  open: (inputs) => open(inputs),
};

function open(inputs: AnyInputs): Store {
  const { original } = regionsOf(inputs);
  return volumeStore({
    client: new EC2Client(original),
    region: original.region,
    volume: requiredText(inputs, "ebsVolume"),
    zone: textOf(inputs, "ebsAvailabilityZone"),
    kmsKey: textOf(inputs, "ebsKmsKey"),
  });
}

function volumeStore(service: EbsService): Store {
  const { client, region, volume } = service;
  return {
    address: `ec2:${region}:volume:${volume}`,
    original: async (context) => {
      const found = await volumeOf(client, volume, context);
      return (
        found && {
          zone: found.AvailabilityZone ?? null,
          gibibytes: found.Size ?? null,
          type: found.VolumeType ?? null,
          encrypted: found.Encrypted ?? false,
          attachedTo: (found.Attachments ?? []).map(({ InstanceId: id }) => id ?? "?").join(", "),
        }
      );
    },
    recoveryPoints: async (context) => await volumePoints(service, context),
    restore: async (request, context, progress) => {
      const before = await volumeState(service, request, context);
      if (before.is === "absent") await startVolume(service, request, context);
      return await completed({
        look: async () => await volumeState(service, request, context),
        context,
        progress,
        name: request.name,
      });
    },
    restoreState: async (request, context) => await volumeState(service, request, context),
    verify: async (restored, context) => await verifyVolume(service, restored, context),
    remove: async (request, context) => await removeVolume(service, request, context),
    handOver: (restored) => handOver(restored, service),
    [Symbol.asyncDispose]: async () => client.destroy(),
  };
}

function handOver({ id, address }: Restored, { region, volume }: EbsService): string {
  const aws = `aws --region ${region} ec2`;
  return [
    `Restored: volume ${id}, ${address}. Nothing is attached to it; its blocks come from the snapshot when they are first read, so that it is slow at first.`,
    `To put it in the place of ${volume}, whose instance INSTANCE has it as DEVICE (${aws} describe-volumes --volume-ids ${volume} says both):`,
    `1. Stop what uses it, and unmount it; for a root volume: ${aws} stop-instances --instance-ids INSTANCE`,
    `2. ${aws} detach-volume --volume-id ${volume} && ${aws} wait volume-available --volume-ids ${volume}`,
    `3. ${aws} attach-volume --volume-id ${id} --instance-id INSTANCE --device DEVICE`,
    `4. ${aws} modify-instance-attribute --instance-id INSTANCE --block-device-mappings DeviceName=DEVICE,Ebs={DeleteOnTermination=false}`,
    "The zone of the volume has to be that of the instance. Keep the original until nobody needs it.",
    "Tell the stack: it still describes the original.",
  ].join("\n");
}
