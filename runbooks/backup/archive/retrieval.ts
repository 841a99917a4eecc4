import { createHash } from "node:crypto";
import { RestoreObjectCommand, type Tier } from "@aws-sdk/client-s3";
import { headOf, type StoredObject } from "../../operations/transfer-files/object.ts";
import { cut, readParts } from "../../operations/transfer-files/read.ts";
import { Corrupted, statusOf, withRetry } from "../../operations/transfer-files/retry.ts";
import { at } from "../../operations/transfer-files/sides.ts";
import type { Work } from "../../operations/transfer-files/work.ts";
import type { Archived } from "./holds.ts";
import type { ArchiveInputs } from "./inputs.ts";

/** An object of the sample. */
export type Sampled = {
  readonly key: string;
  readonly version: string | null;
  readonly size: number;
  readonly sha256: string;
};

/** The objects that the seed picks: the same ones for the same seed, and none that anybody can aim at. */
export function sampleOf(archived: readonly Archived[], count: number, seed: string): readonly Sampled[] {
  const rank = ({ key }: Archived): string => createHash("sha256").update(`${seed}\n${key}`).digest("hex");
  return archived
    .map((one) => ({ one, rank: rank(one) }))
    .toSorted((one, other) => (one.rank < other.rank ? -1 : 1))
    .slice(0, count)
    .map(({ one: { key, version, size, sha256 = "" } }) => ({ key, version: version ?? null, size, sha256 }));
}

const TIERS: Readonly<Record<ArchiveInputs["retrieval"], Tier>> = {
  bulk: "Bulk",
  standard: "Standard",
  expedited: "Expedited",
};

/** Asks for the object to be made readable for some days; nothing happens where that was asked for already. */
export async function askFor(work: Work, sampled: Sampled, inputs: ArchiveInputs): Promise<void> {
  if ((await readiness(work, sampled)) !== "cold") return;
  const { destination } = work.sides;
  try {
    await withRetry(
      async () =>
        await destination.client.send(
          new RestoreObjectCommand({
            ...at(destination),
            Key: sampled.key,
            VersionId: sampled.version ?? undefined,
            RestoreRequest: {
              Days: inputs.retrievedDays,
              GlacierJobParameters: { Tier: TIERS[inputs.retrieval] },
            },
          }),
          { abortSignal: work.signal },
        ),
      work,
    );
  } catch (error) {
    // RestoreAlreadyInProgress: asked for between the look and this.
    if (statusOf(error) !== 409) throw error;
  }
}

/** How far an object is: as S3 says in its `x-amz-restore` header. */
async function readiness(work: Work, { key, version }: Sampled): Promise<"cold" | "coming" | "readable"> {
  const there = await headOf(work.sides.destination, key, work, { version: version ?? undefined });
  if (there === undefined) throw new Error(`${JSON.stringify(key)} is gone from the archive`);
  const { Restore: restore } = there.head;
  if (restore === undefined) return "cold";
  return restore.includes('ongoing-request="false"') ? "readable" : "coming";
}

/** As S3 computes it; undefined where what is read is not even what the service says that it has. */
async function sha256Of(work: Work, key: string, there: StoredObject): Promise<string | undefined> {
  try {
    const { digests } = await readParts(work, key, there, await cut(work, key, there), async () => undefined);
    return digests.sha256;
  } catch (error) {
    if (error instanceof Corrupted) return undefined;
    throw error;
  }
}

const PAUSE_MILLISECONDS = 300_000;

/** Waits until each object of the sample can be read; what has expired meanwhile is asked for anew. */
export async function waitFor(
  work: Work,
  sample: readonly Sampled[],
  inputs: ArchiveInputs,
  progress: (done: number, total: number, unit?: string) => void,
): Promise<void> {
  for (;;) {
    let readable = 0;
    for (const sampled of sample) {
      const now = await readiness(work, sampled);
      if (now === "readable") readable += 1;
      else if (now === "cold") await askFor(work, sampled, inputs);
    }
    progress(readable, sample.length, "objects");
    if (readable === sample.length) return;
    await work.clock.sleep(PAUSE_MILLISECONDS, work.signal);
  }
}

/**
 * Reads the sample and holds it against the manifest.
 *
 * @throws {Error} naming each object that is not what was archived.
 */
export async function compareSample(work: Work, sample: readonly Sampled[]): Promise<number> {
  // What transfers call the source is what is read.
  const reading: Work = { ...work, sides: { ...work.sides, source: work.sides.destination } };
  const wrong: string[] = [];
  let bytes = 0;
  for (const { key, version, size, sha256 } of sample) {
    const there = await headOf(reading.sides.source, key, work, { version: version ?? undefined });
    if (there === undefined) {
      wrong.push(`${JSON.stringify(key)} is gone`);
      continue;
    }
    const read = await sha256Of(reading, key, there);
    bytes += there.size;
    if (there.size !== size || read !== sha256) {
      wrong.push(`${JSON.stringify(key)} has the SHA-256 ${read ?? "of other bytes"}, not ${sha256}`);
    }
  }
  if (wrong.length > 0)
    throw new Error(`the archive does not give back what was put into it: ${wrong.join("; ")}`);
  return bytes;
}
