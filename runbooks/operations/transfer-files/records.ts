import { createHash } from "node:crypto";
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { encryption } from "./attributes.ts";
import { Incomplete, statusOf, withRetry } from "./retry.ts";
import { at } from "./sides.ts";
import type { Work } from "./work.ts";

/** An object of the source that is to be transferred. */
export interface Planned {
  readonly source: string;
  readonly size: number;
  readonly etag: string;
}

/** What a key of the destination held before the run; null where it was free. */
export type Before = { readonly etag: string; readonly version?: string | undefined } | null;

/** Where a record is, and what it has to be. */
export interface Record {
  readonly key: string;
  /** SHA-256 of its bytes, hexadecimal. */
  readonly sha256: string;
}

/**
 * Writes a record, one JSON value a line, into the destination bucket: there another machine finds it, too.
 * Objects are counted in millions and journals are not, so the journal has its hash only.
 */
export async function writeRecord(work: Work, name: string, lines: readonly unknown[]): Promise<Record> {
  const { destination } = work.sides;
  const body = bodyOf(lines);
  const record = recordOf(work, name, lines);
  await withRetry(
    async () =>
      await destination.client.send(
        new PutObjectCommand({
          ...at(destination),
          Key: record.key,
          Body: body,
          ContentType: "application/jsonl",
          ...encryption(work),
        }),
        { abortSignal: work.signal },
      ),
    work,
  );
  return record;
}

/** What {@link writeRecord} gives back. */
export function recordOf(work: Work, name: string, lines: readonly unknown[]): Record {
  return { key: work.records + name, sha256: hashOf(bodyOf(lines)) };
}

function bodyOf(lines: readonly unknown[]): Buffer {
  return Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
}

/** The lines of a record; undefined if there is none. */
export async function findRecord(work: Work, name: string): Promise<readonly unknown[] | undefined> {
  return (await fetchRecord(work, work.records + name))?.lines;
}

/**
 * The lines of a record that the journal knows.
 *
 * @throws {Error} if it is gone, or no longer what was written.
 */
export async function readRecord(work: Work, { key, sha256 }: Record): Promise<readonly unknown[]> {
  const found = await fetchRecord(work, key);
  if (found === undefined) throw new Error(`the record ${key} is gone from the destination bucket`);
  if (found.sha256 !== sha256) {
    throw new Error(`the record ${key} in the destination bucket is not what this run wrote`);
  }
  return found.lines;
}

/** Removes a record; does nothing if there is none. */
export async function removeRecord(work: Work, name: string): Promise<void> {
  const { destination } = work.sides;
  await withRetry(
    async () =>
      await destination.client.send(
        new DeleteObjectCommand({ ...at(destination), Key: work.records + name }),
        { abortSignal: work.signal },
      ),
    work,
  );
}

async function fetchRecord(
  work: Work,
  key: string,
): Promise<(Pick<Record, "sha256"> & { readonly lines: readonly unknown[] }) | undefined> {
  const { destination } = work.sides;
  try {
    const body = await withRetry(async () => {
      const { Body, ContentLength } = await destination.client.send(
        new GetObjectCommand({ ...at(destination), Key: key }),
        { abortSignal: work.signal },
      );
      const bytes = Buffer.from((await Body?.transformToByteArray()) ?? []);
      if (ContentLength !== undefined && bytes.length !== ContentLength) {
        throw new Incomplete(`the record ${key} came in part`);
      }
      return bytes;
    }, work);
    const lines = body
      .toString("utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line): unknown => JSON.parse(line));
    return { sha256: hashOf(body), lines };
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
