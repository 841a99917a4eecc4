import { compareKeys, type Version } from "./pages.ts";

/**
 * The objects as they were at `moment`: of each key the newest version that was there by then, unless it was deleted.
 *
 * S3 tells the time in whole seconds, so that a version counts only if the second it was made in was over. Of an object
 * that was uploaded in parts, that is the second in which the upload began.
 *
 * @param versions key by key, as {@link versionsOf} lists them; the versions of one key may be in any order.
 */
export async function* objectsAsOf(
  versions: AsyncIterable<Version> | Iterable<Version>,
  moment: string,
): AsyncGenerator<Version> {
  const last = Date.parse(moment);
  let newest: Version | undefined;
  let key: string | undefined;
  for await (const version of versions) {
    if (key !== undefined && compareKeys(version.key, key) !== 0) {
      if (newest !== undefined && !newest.isDeletion) yield newest;
      newest = undefined;
    }
    key = version.key;
    if (version.modified.getTime() + 999 > last) continue;
    if (newest === undefined || isNewer(version, newest)) newest = version;
  }
  if (newest !== undefined && !newest.isDeletion) yield newest;
}

/**
 * Of two versions of one second, the first that is listed is the newer one. Where nothing says whether an object was
 * written or deleted last in that second, it is there: what is restored too much can be deleted.
 */
function isNewer(one: Version, other: Version): boolean {
  const later = one.modified.getTime() - other.modified.getTime();
  if (later !== 0) return later > 0;
  return one.isLatest || (other.isDeletion && !other.isLatest && !one.isDeletion);
}

/** The newest moment of which S3 can tell what was there: the last second that is over. */
export function lastWholeSecond(now: Date): Date {
  return new Date(Math.floor(now.getTime() / 1_000) * 1_000 - 1);
}
