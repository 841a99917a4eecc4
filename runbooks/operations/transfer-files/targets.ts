import { GetBucketVersioningCommand, HeadBucketCommand } from "@aws-sdk/client-s3";
import type { Resource } from "@rampart/core/graph";
import type { Properties } from "@rampart/runbook";
import { layoutOf, MOST_PARTS } from "./layout.ts";
import type { ListedObject } from "./listing.ts";
import { statusOf, withRetry } from "./retry.ts";
import { select } from "./selection.ts";
import { at, type Side } from "./sides.ts";
import { type Work, type WorkContext, workOf } from "./work.ts";

/** A bucket, as far as a transfer has to know it. */
export interface BucketState extends Properties {
  readonly address: string;
  /** What the service says against using it; null if nothing. */
  readonly refusal: string | null;
  readonly versioning: "Enabled" | "Suspended" | "Off" | null;
}

interface Versioned {
  readonly versioning?: { readonly enabled?: boolean };
}

/**
 * A bucket as the stack says it, which does not say what the service would answer.
 *
 * @param address as people know it.
 * @throws {Error} if the stack does not have it: it may be there all the same.
 */
export function bucketModel(bucket: Resource | undefined, address: string): BucketState {
  if (bucket === undefined) throw new Error("the stack does not have this bucket");
  // Versioning may also stand in a resource of its own, so that its absence here says nothing.
  const { state } = (bucket as Resource<Versioned>).get("versioning").get("enabled").equals(true);
  return { address, refusal: null, versioning: state === "true" ? "Enabled" : null };
}

/** Asks for a bucket; undefined where there is none. */
export async function bucketState(side: Side, context: WorkContext): Promise<BucketState | undefined> {
  const { signal } = context;
  try {
    const answer = await withRetry(async () => {
      await side.client.send(new HeadBucketCommand(at(side)), { abortSignal: signal });
      return await side.client.send(new GetBucketVersioningCommand(at(side)), { abortSignal: signal });
    }, context);
    return { address: side.name, refusal: null, versioning: answer.Status ?? "Off" };
  } catch (error) {
    if (signal.aborted) throw error;
    if (statusOf(error) === 404) return undefined;
    return { address: side.name, refusal: reasonOf(error), versioning: null };
  }
}

/** What is to be transferred, in sum. */
export interface SelectionState extends Properties {
  readonly objects: number;
  readonly bytes: number;
  readonly largest: number;
  /** The first that cannot be transferred as things are, and why; null if there is none. */
  readonly obstacle: string | null;
}

/** Lists the source, or those `chosen` of it; undefined where it does not let itself be listed. */
export async function selectionState(
  context: WorkContext,
  choose: (work: Work) => AsyncIterable<ListedObject> = select,
): Promise<SelectionState | undefined> {
  const work = workOf(context);
  let [objects, bytes, largest] = [0, 0, 0];
  let obstacle: string | null = null;
  try {
    for await (const object of choose(work)) {
      objects += 1;
      bytes += object.size;
      largest = Math.max(largest, object.size);
      obstacle ??= obstacleTo(object, work.partSize, context.inputs.checksum);
    }
  } catch (error) {
    if (context.signal.aborted || statusOf(error) === undefined) throw error;
    return undefined;
  }
  return { objects, bytes, largest, obstacle };
}

/** Why an object cannot be transferred as things are. */
function obstacleTo(
  { key, size, storageClass }: { key: string; size: number; storageClass: string | undefined },
  partSize: number,
  checksum: "sha256" | "md5",
): string | null {
  const name = JSON.stringify(key);
  if (storageClass === "GLACIER" || storageClass === "DEEP_ARCHIVE") {
    return `${name} is archived in ${storageClass}: restore it first`;
  }
  const { parts } = layoutOf(size, partSize);
  if (parts > MOST_PARTS) {
    const least = Math.ceil(size / MOST_PARTS / 1024 ** 2);
    return `${name} would need ${parts} parts of at most ${MOST_PARTS}: use parts of ${least} MiB or more`;
  }
  if (checksum === "md5" && parts > 1) {
    return `${name} is larger than a part, and only single parts have an MD5: use larger parts, or SHA-256`;
  }
  return null;
}

function reasonOf(error: unknown): string {
  if (statusOf(error) === 403) return "access is denied, or the bucket belongs to another account";
  return error instanceof Error ? error.message : String(error);
}
