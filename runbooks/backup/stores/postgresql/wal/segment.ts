import type { Position } from "./position.ts";

/** A file of WAL: which one of which timeline. */
export interface Segment {
  readonly timeline: number;
  /** The position of its first byte, divided by the size of a segment. */
  readonly number: bigint;
}

const NAME = /^([0-9A-F]{8})([0-9A-F]{8})([0-9A-F]{8})$/;
/** What a position can count before the name of the file counts on. */
const BYTES_OF_A_LOG = 2n ** 32n;

/** Undefined for what is no segment. */
export function parseSegment(name: string, size: number): Segment | undefined {
  const match = NAME.exec(name);
  if (match === null) return undefined;
  const [timeline = 0n, log = 0n, part = 0n] = match.slice(1).map((hex) => BigInt(`0x${hex}`));
  const perLog = BYTES_OF_A_LOG / BigInt(size);
  return { timeline: Number(timeline), number: log * perLog + part };
}

export function segmentName({ timeline, number }: Segment, size: number): string {
  const perLog = BYTES_OF_A_LOG / BigInt(size);
  return [BigInt(timeline), number / perLog, number % perLog]
    .map((part) => part.toString(16).toUpperCase().padStart(8, "0"))
    .join("");
}

/** The number of the segment that holds the byte at `position`. */
export function numberAt(position: Position, size: number): bigint {
  return position / BigInt(size);
}
