/** How an object is cut into parts. All are of one size but the last. */
export interface Layout {
  readonly parts: number;
  readonly partSize: number;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
export const MOST_PARTS = 10_000;
export const SMALLEST_PART: number = 5 * 1024 ** 2;

/**
 * How an object of `size` is cut.
 *
 * Where the source was uploaded in parts that fit into memory, they are kept: then its ETag can be computed again.
 *
 * @param sourceParts parts of the source, as its ETag says; 1 if it has none.
 * @param firstPart size of the first of them.
 */
export function layoutOf(
  size: number,
  partSize: number,
  sourceParts: number = 1,
  firstPart: number = size,
): Layout {
  const isEven = (sourceParts - 1) * firstPart < size && size <= sourceParts * firstPart;
  if (sourceParts > 1 && isEven && firstPart >= SMALLEST_PART && firstPart <= partSize) {
    return { parts: sourceParts, partSize: firstPart };
  }
  return { parts: Math.max(1, Math.ceil(size / partSize)), partSize };
}

/** First and last byte of part `number`, which counts from 1, of an object of `size`. */
export function rangeOf({ partSize }: Layout, number: number, size: number): { first: number; last: number } {
  const first = (number - 1) * partSize;
  return { first, last: Math.min(size, first + partSize) - 1 };
}
