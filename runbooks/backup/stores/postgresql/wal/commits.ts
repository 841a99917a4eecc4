import type { Position } from "./position.ts";

// The layout of WAL has been this since PostgreSQL 9.5: src/include/access/xlog_internal.h, xlogrecord.h, xact.h.
const SHORT_HEADER = 24;
const LONG_HEADER = 40;
const SEGMENT_SIZE_AT = 32;
const PAGE_SIZE_AT = 36;
const CONTINUES = 0x0001;
const LONG = 0x0002;
const OVERWRITES = 0x0008;
const RECORD_HEADER = 24;
const INFO_AT = 16;
const MANAGER_AT = 17;
const TRANSACTIONS = 1;
const OPERATION_BITS = 0x70;
const COMMIT = 0x00;
const COMMIT_PREPARED = 0x30;
const BLOCK_SHORT = 255;
const BLOCK_LONG = 254;
const BLOCK_ORIGIN = 253;
const BLOCK_TOP_TRANSACTION = 252;
const MICROSECONDS_TO_2000 = 946_684_800_000_000n;

/** A transaction that was committed. */
export interface Commit {
  /** Where its record begins. */
  readonly at: Position;
  /** Microseconds since 1970. */
  readonly time: bigint;
}

/** The size of segments that the first page of one names; undefined where it is no WAL. */
export function segmentSizeIn(segment: Buffer): number | undefined {
  if (segment.length < LONG_HEADER || (segment.readUInt16LE(2) & LONG) === 0) return undefined;
  const size = segment.readUInt32LE(SEGMENT_SIZE_AT);
  const isPower = size > 0 && (size & (size - 1)) === 0;
  return isPower && size >= 2 ** 20 && size <= 2 ** 30 ? size : undefined;
}

/**
 * The last commit whose record begins in a segment.
 *
 * @param next the segment after it, for a record that goes over the end; one that is not there in full is none.
 */
export function lastCommitIn(segment: Buffer, next?: Buffer): Commit | undefined {
  let last: Commit | undefined;
  for (const { at, bytes } of recordsIn(segment, next)) {
    const time = commitTimeOf(bytes);
    if (time !== undefined) last = { at, time };
  }
  return last;
}

interface WalRecord {
  readonly at: Position;
  readonly bytes: Buffer;
}

/** Records that begin in `segment`, in their order, until what follows is no WAL. */
function* recordsIn(segment: Buffer, next: Buffer | undefined): Generator<WalRecord> {
  const pageSize = segment.length < LONG_HEADER ? 0 : segment.readUInt32LE(PAGE_SIZE_AT);
  if (segmentSizeIn(segment) === undefined || pageSize < 1024) return;
  const begin = segment.readBigUInt64LE(8);
  const pages = next === undefined ? segment : Buffer.concat([segment, next]);
  let offset = 0;
  /** The record that is put together, and where it began. */
  let open: { at: Position; parts: Buffer[]; missing: number } | undefined;
  while (offset + pageSize <= pages.length) {
    const page = pages.subarray(offset, offset + pageSize);
    if (page.readBigUInt64LE(8) !== begin + BigInt(offset)) return;
    const info = page.readUInt16LE(2);
    let position = (info & LONG) === 0 ? SHORT_HEADER : LONG_HEADER;
    if ((info & CONTINUES) !== 0) {
      const rest = page.readUInt32LE(16);
      const here = Math.min(rest, pageSize - position);
      if (open !== undefined) {
        if (rest !== open.missing) return;
        open.parts.push(page.subarray(position, position + here));
        open.missing -= here;
        if (open.missing === 0) {
          yield { at: open.at, bytes: Buffer.concat(open.parts) };
          open = undefined;
        }
      }
      position = aligned(position + here);
      if (rest > here) {
        offset += pageSize;
        continue;
      }
    } else if (open !== undefined) {
      // A crash cut the record off, and the server went on without it.
      if ((info & OVERWRITES) === 0) return;
      open = undefined;
    }
    while (position + 4 <= pageSize) {
      if (offset + position >= segment.length) return;
      const length = page.readUInt32LE(position);
      // Zeros: nothing was written from here on.
      if (length < RECORD_HEADER) return;
      const at = begin + BigInt(offset + position);
      const here = Math.min(length, pageSize - position);
      const bytes = page.subarray(position, position + here);
      if (here < length) {
        open = { at, parts: [bytes], missing: length - here };
        break;
      }
      yield { at, bytes };
      position = aligned(position + length);
    }
    offset += pageSize;
  }
}

function aligned(position: number): number {
  return Math.ceil(position / 8) * 8;
}

/** When a record says that a transaction was committed; undefined for any other record. */
function commitTimeOf(bytes: Buffer): bigint | undefined {
  if (bytes[MANAGER_AT] !== TRANSACTIONS) return undefined;
  const operation = (bytes[INFO_AT] ?? 0) & OPERATION_BITS;
  if (operation !== COMMIT && operation !== COMMIT_PREPARED) return undefined;
  let position = RECORD_HEADER;
  for (;;) {
    const block = bytes[position];
    if (block === BLOCK_ORIGIN) position += 3;
    else if (block === BLOCK_TOP_TRANSACTION) position += 5;
    else if (block === BLOCK_SHORT) return timeAt(bytes, position + 2);
    else if (block === BLOCK_LONG) return timeAt(bytes, position + 5);
    else return undefined;
  }
}

function timeAt(bytes: Buffer, position: number): bigint | undefined {
  if (position + 8 > bytes.length) return undefined;
  return bytes.readBigInt64LE(position) + MICROSECONDS_TO_2000;
}
