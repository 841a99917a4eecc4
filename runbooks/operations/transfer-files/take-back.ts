import { DeleteObjectCommand } from "@aws-sdk/client-s3";
import { statusOf, withRetry } from "./retry.ts";
import { at } from "./sides.ts";
import type { Work } from "./work.ts";

/**
 * Deletes what this run wrote at the destination: that version where versions are kept, which brings back the one
 * before; else the object, if it is still the same.
 */
export async function takeBack(
  work: Work,
  key: string,
  { etag, version }: { readonly etag: string; readonly version?: string | undefined },
): Promise<void> {
  const { destination } = work.sides;
  const which = isVersion(version) ? { VersionId: version } : { IfMatch: etag };
  try {
    await withRetry(
      async () =>
        await destination.client.send(new DeleteObjectCommand({ ...at(destination), Key: key, ...which }), {
          abortSignal: work.signal,
        }),
      work,
    );
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
  }
}

/** Where versions are not kept, or were not yet, the version is called null, and writing replaces it. */
export function isVersion(version: string | undefined): version is string {
  return version !== undefined && version !== "null";
}
