import type { Check } from "@rampart/runbook";
import { amount, objects } from "./amount.ts";
import type { TransferInputs } from "./inputs.ts";
import type { BucketState, SelectionState } from "./targets.ts";

/** Whether a bucket can be used. */
export function reachable(bucket: BucketState | undefined, side: "source" | "destination"): Check {
  if (bucket === undefined) {
    return {
      passes: false,
      value: `there is no such ${side} bucket`,
      advice: `Look at the ${side} bucket, region and endpoint.`,
    };
  }
  if (bucket.refusal !== null) {
    return {
      passes: false,
      value: `${bucket.address}: ${bucket.refusal}`,
      advice: `Look at the sign-in for the ${side}, its bucket policy and the account that owns it.`,
    };
  }
  return { passes: true, value: `${bucket.address} answers, versioning ${versioningOf(bucket)}` };
}

/** Whether the destination is known to be ours: a bucket name that was given up can be anybody's by now. */
export function owned({ destinationOwner, destinationEndpoint }: TransferInputs): Check {
  const objective = "the account that owns the destination is named";
  if (destinationOwner !== undefined) {
    return { passes: true, value: `only a bucket of account ${destinationOwner} is written to`, objective };
  }
  if (destinationEndpoint !== undefined) {
    return {
      passes: true,
      value: `nobody said whose bucket it has to be; ${new URL(destinationEndpoint).host} is trusted`,
      objective,
    };
  }
  return {
    passes: false,
    value: "nobody said whose bucket it has to be",
    objective,
    advice: "Give the destination owner, an account id.",
  };
}

/** Whether the two sides are two places. */
export function apart(inputs: TransferInputs): Check {
  const isOneBucket =
    inputs.sourceEndpoint === inputs.destinationEndpoint && inputs.sourceBucket === inputs.destinationBucket;
  const [from, to] = [inputs.sourcePrefix, inputs.destinationPrefix];
  const overlaps = isOneBucket && (from.startsWith(to) || to.startsWith(from));
  return {
    passes: !overlaps,
    value: overlaps ? "one prefix holds the other, in the same bucket" : "they are two places",
    ...(overlaps ? { advice: "Use prefixes of which none begins with the other." } : {}),
  };
}

/** Whether what is overwritten can be brought back. */
export function takenBack(bucket: BucketState | undefined, { onConflict }: TransferInputs): Check {
  const objective = "versions are kept, or nothing is overwritten";
  if (onConflict !== "overwrite") return { passes: true, value: "nothing is overwritten", objective };
  if (bucket?.versioning === "Enabled") return { passes: true, value: "versions are kept", objective };
  const isKnown = bucket === undefined || bucket.versioning !== null;
  return {
    passes: isKnown ? false : undefined,
    value: isKnown
      ? `the destination overwrites for good: versioning is ${versioningOf(bucket)}`
      : "whether the destination keeps versions is unknown",
    objective,
    advice: "Enable versioning of the destination bucket, or do not overwrite.",
  };
}

function versioningOf(bucket: BucketState | undefined): string {
  return bucket?.versioning?.toLowerCase() ?? "unknown";
}

/** What is to be transferred, and whether it can be. */
export function transferable(
  selection: SelectionState | undefined,
  source: BucketState | undefined,
  { deleteSource, bytesPerSecond }: TransferInputs,
): Check {
  const objective = "each object can be transferred with these parts and this checksum";
  if (selection === undefined) {
    return { passes: false, value: "the source does not let itself be listed", objective };
  }
  const pace =
    bytesPerSecond === undefined
      ? ""
      : `; at least ${Math.ceil(selection.bytes / bytesPerSecond)} s at ${amount(bytesPerSecond)}/s`;
  const deletion = !deleteSource
    ? ""
    : source?.versioning === "Enabled"
      ? "; the source keeps versions of what is deleted"
      : "; what is deleted from the source is gone for good";
  const value =
    `${objects(selection.objects)}, ${amount(selection.bytes)}, the largest ${amount(selection.largest)}${pace}` +
    `; S3 does not say how much room the destination has${deletion}`;
  if (selection.obstacle !== null) {
    return { passes: false, value: `${value}; ${selection.obstacle}`, objective };
  }
  return { passes: true, value, objective };
}
