import type { BlobVersion } from "./as-of.ts";
import type { BlobStore } from "./blob-store.ts";

/** All versions under the prefix, soft-deleted ones among them. */
export async function listed(
  { container, prefix }: BlobStore,
  signal: AbortSignal,
): Promise<readonly BlobVersion[]> {
  const versions: BlobVersion[] = [];
  const pages = container.listBlobsFlat({
    prefix,
    includeVersions: true,
    includeDeleted: true,
    abortSignal: signal,
  });
  for await (const { name, versionId, isCurrentVersion, deleted, properties } of pages) {
    const { contentLength, contentMD5, accessTier } = properties;
    versions.push({
      name,
      versionId,
      isCurrent: isCurrentVersion ?? false,
      isDeleted: deleted,
      size: contentLength ?? 0,
      md5: contentMD5 === undefined ? undefined : Buffer.from(contentMD5).toString("base64"),
      tier: accessTier,
    });
  }
  return versions;
}
