import { GetObjectCommand, HeadObjectCommand } from "@aws-sdk/client-s3";
import { checkSource, Digester, type Digests, type Evidence } from "./digest.ts";
import { type Layout, layoutOf, rangeOf } from "./layout.ts";
import type { StoredObject } from "./object.ts";
import { Corrupted, Incomplete, withRetry } from "./retry.ts";
import { at } from "./sides.ts";
import type { Work } from "./work.ts";

/** How `source` is cut, by its own parts where they fit. */
export async function cut(work: Work, key: string, source: StoredObject): Promise<Layout> {
  // With MD5s, what fits into one part has to be sent as one.
  if (source.parts === 1 || work.inputs.checksum === "md5") return layoutOf(source.size, work.partSize);
  return layoutOf(source.size, work.partSize, source.parts, await sizeOfPart(work, key, 1));
}

/**
 * Reads an object of the source part by part, never more than one of them in memory, and checks it at the end. The
 * bytes that `use` gets are overwritten by those of the next part.
 *
 * @throws {Corrupted} if it is not what the source says it is.
 */
export async function readParts(
  work: Work,
  key: string,
  source: StoredObject,
  layout: Layout,
  use: (part: Buffer, number: number, sha256: string) => Promise<void>,
): Promise<{ readonly digests: Digests; readonly evidence: Evidence }> {
  const digester = new Digester(layout);
  // One for all parts: a new one for each would wait for the garbage collector, and be memory until then.
  const room = Buffer.allocUnsafe(Math.min(source.size, layout.partSize));
  for (let number = 1; number <= layout.parts; number += 1) {
    const part = await readPart(work, key, source, layout, number, room);
    await use(part, number, digester.add(part));
  }
  const digests = digester.end();
  const evidence = checkSource(source, digests);
  if (evidence === "none" && (await isCutLike(work, key, source, layout))) {
    throw new Corrupted("the MD5 checksum of what was read is not the one the source has");
  }
  return { digests, evidence };
}

/** Bytes of a part. The source must still have the ETag that was seen, or it refuses. */
async function readPart(
  work: Work,
  key: string,
  { etag, size }: StoredObject,
  layout: Layout,
  number: number,
  room: Buffer,
): Promise<Buffer> {
  const { source } = work.sides;
  const { first, last } = rangeOf(layout, number, size);
  return await withRetry(async () => {
    const { Body: body } = await source.client.send(
      new GetObjectCommand({
        ...at(source),
        Key: key,
        IfMatch: etag,
        // A whole object comes with its checksum, which the client checks.
        ...(layout.parts === 1 ? {} : { Range: `bytes=${first}-${last}` }),
      }),
      { abortSignal: work.signal },
    );
    const part = room.subarray(0, last - first + 1);
    let filled = 0;
    if (body !== undefined) {
      for await (const chunk of body as AsyncIterable<Uint8Array>) {
        await work.limit.take(chunk.length, work.signal);
        if (filled + chunk.length > part.length) throw new Corrupted("the source sent more than it said");
        part.set(chunk, filled);
        filled += chunk.length;
      }
    }
    if (filled < part.length) {
      throw new Incomplete(`the source sent ${filled} bytes of ${part.length}`);
    }
    return part;
  }, work).catch((error: unknown) => {
    // So says the client of a body that does not have the checksum that came with it.
    if (error instanceof Error && /checksum mismatch/i.test(error.message)) {
      throw new Corrupted(`what was read is not what the source has: ${error.message}`, { cause: error });
    }
    throw error;
  });
}

/** Whether the ETag of `source` is that of exactly these parts, so that another one means other bytes. */
async function isCutLike(work: Work, key: string, source: StoredObject, layout: Layout): Promise<boolean> {
  if (source.md5 === undefined || source.parts === 1 || source.parts !== layout.parts) return false;
  for (let number = 1; number <= layout.parts; number += 1) {
    const { first, last } = rangeOf(layout, number, source.size);
    if ((await sizeOfPart(work, key, number)) !== last - first + 1) return false;
  }
  return true;
}

async function sizeOfPart(work: Work, key: string, number: number): Promise<number | undefined> {
  const { source } = work.sides;
  const head = await withRetry(
    async () =>
      await source.client.send(new HeadObjectCommand({ ...at(source), Key: key, PartNumber: number }), {
        abortSignal: work.signal,
      }),
    work,
  ).catch((error: unknown) => {
    // Not every service knows parts of what it stores. Without them, its ETag says nothing.
    if (work.signal.aborted) throw error;
    return undefined;
  });
  return head?.ContentLength;
}
