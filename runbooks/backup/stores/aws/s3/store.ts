import { S3Client } from "@aws-sdk/client-s3";
import { InputError } from "@rampart/core/errors";
import type { AnyInputs } from "@rampart/runbook";
import type { Restored, Store, StoreModule } from "../../store.ts";
import { type ClientSettings, regionsOf } from "../shared/connection.ts";
import { requiredText, textOf, wholeNumberOf } from "../shared/inputs.ts";
import { SIGN_IN_INPUTS } from "../shared/sign-in-inputs.ts";
import { S3_INPUTS } from "./inputs.ts";
import { objectsOf } from "./pages.ts";
import { versioningOf, versionPoints } from "./points.ts";
import { objectProofs } from "./proofs.ts";
import { objectsState, removeObjects, restoredUnder, restoreObjects } from "./restore.ts";
import type { S3Service } from "./service.ts";

const REQUIRED = ["awsRegion", "s3Bucket", "s3RestoreBucket"];

/** Objects of Amazon S3 as they were at a moment, from the versions that their bucket keeps. */
export const storeModule: StoreModule = {
  required: REQUIRED,
  optional: [...Object.keys(SIGN_IN_INPUTS), ...Object.keys(S3_INPUTS)].filter(
    (name) => !REQUIRED.includes(name),
  ),
  open: (inputs) => open(inputs),
};

function open(inputs: AnyInputs): Store {
  const regions = regionsOf(inputs);
  const bucket = requiredText(inputs, "s3Bucket");
  const restoreBucket = requiredText(inputs, "s3RestoreBucket");
  if (restoreBucket === bucket) {
    throw new InputError('input "s3RestoreBucket" is the original', {
      advice:
        "Give another bucket: what is restored may otherwise be taken for, or written over, what is there.",
    });
  }
  return objectStore({
    source: clientOf(regions.original),
    target: clientOf(regions.recovery),
    bucket,
    prefix: textOf(inputs, "s3Prefix") ?? "",
    restoreBucket,
    owner: textOf(inputs, "s3BucketOwner"),
    kmsKey: textOf(inputs, "s3RestoreKmsKey"),
    mostBytes: wholeNumberOf(inputs, "s3ChecksumMebibytes", 1_024) * 1024 ** 2,
  });
}

function clientOf(settings: ClientSettings): S3Client {
  return new S3Client({ ...settings, ...(settings.endpoint === undefined ? {} : { forcePathStyle: true }) });
}

function objectStore(service: S3Service): Store {
  const { bucket, prefix } = service;
  return {
    address: `s3://${bucket}/${prefix}`,
    original: async (context) => {
      const versioning = await versioningOf(service, context);
      return versioning === undefined ? undefined : { versioning };
    },
    recoveryPoints: async (context) => await versionPoints(service, context),
    restore: async (request, context, progress) => await restoreObjects(service, request, context, progress),
    restoreState: async (request, context) => await objectsState(service, request, context),
    verify: async (restored, context) => {
      let objects = 0;
      let bytes = 0;
      for await (const object of objectsOf(restoredUnder(service, restored.name), context)) {
        objects += 1;
        bytes += object.bytes;
      }
      return {
        passes: objects === restored.objects && bytes === restored.bytes,
        value: `${objects} objects, ${bytes} bytes`,
        objective: `${restored.objects} objects, ${restored.bytes} bytes`,
        advice: "Somebody else wrote there, or took something away.",
      };
    },
    remove: async (request, context) => await removeObjects(service, request, context),
    handOver: (restored) => handOver(restored, service),
    proofs: objectProofs(service),
    [Symbol.asyncDispose]: async () => {
      service.source.destroy();
      service.target.destroy();
    },
  };
}

function handOver({ address }: Restored, { bucket, prefix, restoreBucket }: S3Service): string {
  return [
    `Restored: ${address}, with the keys of s3://${bucket}/${prefix} behind it.`,
    `To put objects back where they were, over what is there: rampart run operations/transfer-files with sourceBucket=${restoreBucket}, the prefix above as sourcePrefix, destinationBucket=${bucket}, onConflict=overwrite.`,
    "Objects that are at the original and were not there at that moment stay there; ACLs and object locks are not restored.",
    `Remove ${address} when nobody needs it: whoever may read it reads a copy of the data.`,
  ].join("\n");
}
