import { ListObjectsV2Command } from "@aws-sdk/client-s3";
import { type Patience, withRetry } from "./retry.ts";
import { at, type Side } from "./sides.ts";

/** An object as a listing has it. */
export interface ListedObject {
  readonly key: string;
  readonly size: number;
  readonly etag: string;
  readonly modified: Date | undefined;
  readonly storageClass: string | undefined;
}

/** The objects under the prefix of `side`, as the service orders them: on S3 by the bytes of their keys. */
export async function* listObjects(side: Side, patience: Patience): AsyncGenerator<ListedObject, void> {
  let token: string | undefined;
  do {
    const page = await withRetry(
      async () =>
        await side.client.send(
          new ListObjectsV2Command({
            ...at(side),
            Prefix: side.prefix,
            // XML cannot hold every key there is.
            EncodingType: "url",
            ContinuationToken: token,
          }),
          { abortSignal: patience.signal },
        ),
      patience,
    );
    for (const { Key: key, Size: size, ETag: etag, LastModified: modified, StorageClass } of page.Contents ??
      []) {
      if (key === undefined) continue;
      yield {
        key: decoded(key, page.EncodingType),
        size: size ?? 0,
        etag: etag ?? "",
        modified,
        storageClass: StorageClass,
      };
    }
    token = page.IsTruncated === true ? page.NextContinuationToken : undefined;
  } while (token !== undefined);
}

/** A key of a listing that may be URL-encoded, in which a space may be a plus sign. */
export function decoded(key: string, encoding: string | undefined): string {
  return encoding === "url" ? decodeURIComponent(key.replaceAll("+", " ")) : key;
}
