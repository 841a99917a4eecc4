import { GetObjectTaggingCommand, type StorageClass } from "@aws-sdk/client-s3";
import type { StoredObject } from "./object.ts";
import { withRetry } from "./retry.ts";
import { at } from "./sides.ts";
import type { Work } from "./work.ts";

/** What is written together with the bytes of an object. */
export interface Attributes {
  readonly ContentType?: string | undefined;
  readonly CacheControl?: string | undefined;
  readonly ContentDisposition?: string | undefined;
  readonly ContentEncoding?: string | undefined;
  readonly ContentLanguage?: string | undefined;
  readonly Expires?: Date | undefined;
  readonly WebsiteRedirectLocation?: string | undefined;
  readonly Metadata?: Record<string, string> | undefined;
  readonly Tagging?: string | undefined;
}

/** The attributes of an object of the source: its headers, metadata and tags. */
export async function attributesOf(work: Work, key: string, { head }: StoredObject): Promise<Attributes> {
  const expires = head.ExpiresString === undefined ? undefined : new Date(head.ExpiresString);
  return {
    ContentType: head.ContentType,
    CacheControl: head.CacheControl,
    ContentDisposition: head.ContentDisposition,
    ContentEncoding: head.ContentEncoding,
    ContentLanguage: head.ContentLanguage,
    // What is no date could not be written by this API either.
    Expires: expires === undefined || Number.isNaN(expires.getTime()) ? undefined : expires,
    WebsiteRedirectLocation: head.WebsiteRedirectLocation,
    Metadata: head.Metadata,
    Tagging: (head.TagCount ?? 0) > 0 ? await tagsOf(work, key, head.VersionId) : undefined,
  };
}

async function tagsOf(work: Work, key: string, version: string | undefined): Promise<string> {
  const { source } = work.sides;
  const { TagSet: tags = [] } = await withRetry(
    async () =>
      await source.client.send(new GetObjectTaggingCommand({ ...at(source), Key: key, VersionId: version }), {
        abortSignal: work.signal,
      }),
    work,
  );
  return tags
    .map(
      ({ Key: name = "", Value: value = "" }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
    )
    .join("&");
}

/** How the operator wants what is written to be kept. */
export function storage({ inputs }: Work): {
  StorageClass?: StorageClass;
  ServerSideEncryption?: "aws:kms";
  SSEKMSKeyId?: string;
} {
  return {
    // The service knows its own classes, and refuses others.
    ...(inputs.storageClass === undefined ? {} : { StorageClass: inputs.storageClass as StorageClass }),
    ...encryption({ inputs }),
  };
}

export function encryption({ inputs }: Pick<Work, "inputs">): {
  ServerSideEncryption?: "aws:kms";
  SSEKMSKeyId?: string;
} {
  return inputs.kmsKey === undefined ? {} : { ServerSideEncryption: "aws:kms", SSEKMSKeyId: inputs.kmsKey };
}
