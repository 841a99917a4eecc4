/** A version of a blob, as a listing has it. */
export interface BlobVersion {
  readonly name: string;
  /** Undefined where the account keeps no versions. */
  readonly versionId: string | undefined;
  readonly isCurrent: boolean;
  /** Soft-deleted: there, but not to be read. */
  readonly isDeleted: boolean;
  readonly size: number;
  /** Base64; undefined where the service does not know it. */
  readonly md5: string | undefined;
  readonly tier: string | undefined;
}

/** Blobs as they were, and those that cannot be had back so. */
export interface AsOf {
  readonly blobs: readonly BlobVersion[];
  /** Why a blob cannot be copied, by name. */
  readonly refused: ReadonlyMap<string, string>;
}

/** For each name the newest version that is not younger than `moment`. */
export function blobsAsOf(versions: Iterable<BlobVersion>, moment: string): AsOf {
  const limit = momentOfVersion(moment);
  const newest = new Map<string, BlobVersion & { readonly versionId: string }>();
  for (const version of versions) {
    const { name, versionId } = version;
    if (versionId === undefined || momentOfVersion(versionId) > limit) continue;
    const other = newest.get(name);
    if (other !== undefined && momentOfVersion(other.versionId) >= momentOfVersion(versionId)) continue;
    newest.set(name, { ...version, versionId });
  }
  const refused = new Map<string, string>();
  for (const { name, isDeleted, tier } of newest.values()) {
    if (isDeleted) refused.set(name, "its version of that moment is soft-deleted; undelete it first");
    else if (tier === "Archive")
      refused.set(name, "its version of that moment is archived; rehydrate it first");
  }
  return { blobs: [...newest.values()].filter(({ name }) => !refused.has(name)), refused };
}

const TICKS = 7;

/** The moment that a version id names, with seven digits, so that moments can be compared as text. */
export function momentOfVersion(id: string): string {
  const [whole = "", digits = ""] = id.replace(/Z$/, "").split(".");
  return `${whole}.${digits.padEnd(TICKS, "0").slice(0, TICKS)}Z`;
}
