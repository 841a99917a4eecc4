import { readFile } from "node:fs/promises";
import { InputError } from "@rampart/core/errors";
import type { TransferInputs } from "./inputs.ts";
import { type ListedObject, listObjects } from "./listing.ts";
import { headOf } from "./object.ts";
import { pattern } from "./pattern.ts";
import { inParallel } from "./pool.ts";
import type { Work } from "./work.ts";

/** The objects of the source that are to be transferred, in the order of the bytes of their keys. */
export async function* select(work: Work): AsyncGenerator<ListedObject, void> {
  const isWanted = filterOf(work.inputs);
  const objects =
    work.inputs.manifest === undefined
      ? listObjects(work.sides.source, work)
      : listed(work, work.inputs.manifest);
  for await (const object of objects) if (isWanted(object)) yield object;
}

/** @throws {Error} if a filter cannot be understood. */
export function filterOf(
  inputs: TransferInputs,
): (object: Pick<ListedObject, "key" | "modified">) => boolean {
  const include = inputs.include.map(pattern);
  const exclude = inputs.exclude.map(pattern);
  const after = inputs.newerThan === undefined ? undefined : momentOf(inputs.newerThan);
  return ({ key, modified }) => {
    if (key.startsWith(inputs.recordsPrefix)) return false;
    const rest = key.slice(inputs.sourcePrefix.length);
    if (!include.some((matches) => matches(rest)) || exclude.some((matches) => matches(rest))) return false;
    return after === undefined || (modified !== undefined && modified > after);
  };
}

function momentOf(text: string): Date {
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime()) || !/T.*(Z|[+-]\d\d:\d\d)$/.test(text)) {
    throw new InputError(
      `newerThan "${text}" is no moment: write it as 2026-11-01T00:00:00Z, with the time and the time zone`,
    );
  }
  return moment;
}

/** How many keys are asked for before the first of them is used. */
const AHEAD = 1000;

async function* listed(work: Work, file: string): AsyncGenerator<ListedObject, void> {
  const keys = keysOf(await readFile(file, "utf8"), file, work.inputs.sourcePrefix);
  for (let next = 0; next < keys.length; next += AHEAD) {
    const found: ListedObject[] = [];
    const some = keys.slice(next, next + AHEAD);
    const { concurrency } = work.inputs;
    const failed = await inParallel(
      some,
      { limit: concurrency, most: 10, signal: work.signal },
      async (key, index) => {
        const object = await headOf(work.sides.source, key, work);
        if (object === undefined) throw new Error("the source has no such object");
        const { size, etag, head } = object;
        found[index] = { key, size, etag, modified: head.LastModified, storageClass: head.StorageClass };
      },
    );
    const [first] = failed;
    if (first !== undefined) {
      const { message } = first.because instanceof Error ? first.because : new Error(String(first.because));
      throw new InputError(`${file} names ${JSON.stringify(first.item)}: ${message}`);
    }
    yield* found;
  }
}

/**
 * The keys a manifest names, once each.
 *
 * @throws {InputError} naming the line that cannot be used.
 */
export function keysOf(text: string, file: string, prefix: string): readonly string[] {
  const keys = new Set<string>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line === "") continue;
    const key = line.startsWith('"') ? keyOfJson(line, `${file}:${index + 1}`) : line;
    if (!key.startsWith(prefix)) {
      throw new InputError(
        `${file}:${index + 1}: ${JSON.stringify(key)} does not begin with the source prefix ${prefix}`,
      );
    }
    keys.add(key);
  }
  return [...keys].toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
}

function keyOfJson(line: string, place: string): string {
  try {
    const key: unknown = JSON.parse(line);
    if (typeof key === "string") return key;
  } catch {
    // Said below.
  }
  throw new InputError(`${place}: begins with a quote, but is no JSON string: ${line}`);
}
