import { type Condition, unchangedSince } from "./condition.ts";
import { copyStreamed, type Written } from "./copy-streamed.ts";
import { copyWithin } from "./copy-within.ts";
import { checkDestination, type Evidence, Unproven } from "./digest.ts";
import { headOf, type StoredObject, sameness } from "./object.ts";
import { cut, readParts } from "./read.ts";
import type { Before, Planned } from "./records.ts";
import { Corrupted, statusOf } from "./retry.ts";
import { isVersion, takeBack } from "./take-back.ts";
import { destinationKey, type Work } from "./work.ts";

/** What became of an object, as the records keep it. */
export interface Transferred {
  /** Key at the destination. */
  readonly key: string;
  readonly source: string;
  /** ETag at the source. */
  readonly sourceEtag: string;
  readonly size: number;
  /** ETag at the destination. */
  readonly etag: string;
  readonly version?: string;
  /** SHA-256 as the destination has it, base64; of the SHA-256 of the parts where there are several. */
  readonly sha256?: string;
  readonly parts: number;
  readonly action: "copied" | "already-there";
  /** What its bytes were held against. */
  readonly evidence: Evidence;
}

/** How often an object is read and written anew before its checksums are believed to be wrong. */
const TRIES = 3;

/**
 * Brings one object to the destination and verifies it there, or finds that it is there.
 *
 * @param before what was there before the run wrote anything.
 * @throws {Error} saying why it was not.
 */
export async function transferObject(work: Work, planned: Planned, before: Before): Promise<Transferred> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await transferOnce(work, planned, before);
    } catch (error) {
      if (!(error instanceof Corrupted) || tried === TRIES || work.signal.aborted) throw error;
    }
  }
}

async function transferOnce(work: Work, planned: Planned, before: Before): Promise<Transferred> {
  const { source: key } = planned;
  const source = await sourceOf(work, planned);
  const target = destinationKey(work, key);
  const there = await headOf(work.sides.destination, target, work);
  if (there !== undefined) {
    const isOurs = !isAsBefore(there, before);
    const { onConflict } = work.inputs;
    if (!isOurs && onConflict === "fail") throw new Error("it is there already");
    const identity = await compare(work, key, source, there);
    if (identity !== undefined) {
      return transferred(work, planned, there, isOurs ? "copied" : "already-there", identity);
    }
    if (onConflict !== "overwrite") {
      throw new Error(
        isOurs
          ? "something else was written there since this run began"
          : "it is there already, and not the same, or not provably so",
      );
    }
  }
  const written = await write(work, key, source, unchangedSince(there));
  const { etag, version } = written.answer;
  const which = isVersion(version) ? { version } : {};
  const stored = await headOf(work.sides.destination, target, work, which);
  try {
    check(work, source, stored, written);
  } catch (error) {
    // A copy that is known to be wrong must not stay where somebody could take it for right. If it is ours, that is.
    if (stored !== undefined && stored.etag === etag) await takeBack(work, target, stored);
    throw error;
  }
  return transferred(work, planned, stored, "copied", written.evidence);
}

async function write(work: Work, key: string, source: StoredObject, condition: Condition): Promise<Written> {
  const copy = work.sides.isServerSide ? copyWithin : copyStreamed;
  try {
    return await copy(work, key, source, condition);
  } catch (error) {
    throw await explained(work, key, source, error);
  }
}

/** The source as it was listed. */
async function sourceOf(work: Work, { source: key, etag }: Planned): Promise<StoredObject> {
  const source = await headOf(work.sides.source, key, work).catch((error: unknown) => {
    throw refusal(error, "read") ?? error;
  });
  if (source === undefined) throw new Error("it is gone from the source since it was listed");
  if (source.etag !== etag) throw new Error(CHANGED);
  return source;
}

const CHANGED = "it was changed at the source since it was listed; a new run transfers what it is now";

/** A refusal of the service, in words that help. */
async function explained(work: Work, key: string, source: StoredObject, error: unknown): Promise<unknown> {
  if (work.signal.aborted) return error;
  const status = statusOf(error);
  if (status === 412 || status === 409) {
    const now = await headOf(work.sides.source, key, work);
    if (now?.etag !== source.etag) return new Error(CHANGED, { cause: error });
    // An answer that was lost looks like this as well: the next try finds the object and holds it against the source.
    return new Corrupted("somebody else wrote there at the same time", { cause: error });
  }
  if (status === 404 && error instanceof Error && error.name === "NoSuchUpload") {
    return new Corrupted("its upload is gone before it was complete", { cause: error });
  }
  return refusal(error, "copied") ?? error;
}

function refusal(error: unknown, done: string): Error | undefined {
  if (statusOf(error) === 403) {
    return new Error(`it may not be ${done}: access is denied`, { cause: error });
  }
  return undefined;
}

/** What proves that `there` holds the bytes of `source`; undefined if nothing does. */
async function compare(
  work: Work,
  key: string,
  source: StoredObject,
  there: StoredObject,
): Promise<Evidence | undefined> {
  const answer = sameness(source, there);
  if (answer !== "unknown") return answer === "same" ? "service" : undefined;
  const layout = await cut(work, key, source);
  if (there.checksums.SHA256 === undefined || there.parts !== layout.parts) return undefined;
  // Reading tells, and costs less than a conflict a person has to look into.
  const { digests, evidence } = await readParts(work, key, source, layout, async () => undefined);
  return digests.sha256 === there.checksums.SHA256 ? evidence : undefined;
}

/** Whether `there` provably holds the bytes of `source`. */
export async function holdsSame(
  work: Work,
  key: string,
  source: StoredObject,
  there: StoredObject,
): Promise<boolean> {
  return (await compare(work, key, source, there)) !== undefined;
}

function check(work: Work, source: StoredObject, stored: StoredObject | undefined, written: Written): void {
  if (written.digests !== undefined) {
    checkDestination(stored, { size: source.size, ...written.digests }, work.inputs.checksum);
    return;
  }
  if (stored === undefined) throw new Corrupted("it is not there after it was copied");
  if (sameness(source, stored) === "different") {
    throw new Corrupted("the checksum of the copy is not the one of the source");
  }
  if (work.inputs.checksum === "sha256" && stored.checksums.SHA256 === undefined) {
    throw new Unproven("the destination keeps no SHA-256 of it: use checksum md5 if it keeps none at all");
  }
}

/** Whether what is there now is what was there before the run. */
export function isAsBefore(there: StoredObject | undefined, before: Before): boolean {
  if (there === undefined || before === null) return there === undefined && before === null;
  return there.etag === before.etag && there.version === before.version;
}

function transferred(
  work: Work,
  { source, etag: sourceEtag }: Planned,
  stored: StoredObject | undefined,
  action: Transferred["action"],
  evidence: Evidence,
): Transferred {
  const { size = 0, etag = "", version, checksums = {}, parts = 1 } = stored ?? {};
  const { SHA256: sha256 } = checksums;
  return {
    key: destinationKey(work, source),
    source,
    sourceEtag,
    size,
    etag,
    ...(version === undefined ? {} : { version }),
    ...(sha256 === undefined ? {} : { sha256 }),
    parts,
    action,
    evidence,
  };
}
