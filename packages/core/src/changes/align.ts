import { type Encoding, isObject } from "./encoding.ts";

/** Lists with more pairs to compare than this are not looked into, unless items only went or came. */
const MOST_PAIRS = 40_000;

type IsSame = Encoding["isSame"];

/**
 * For each item of `longer`, in order, the position of the item of `shorter` that it most likely became, or undefined
 * where it has none; undefined if the lists cannot be matched so that all of `shorter` have a partner.
 */
export function align(
  longer: readonly unknown[],
  shorter: readonly unknown[],
  isSame: IsSame,
): readonly (number | undefined)[] | undefined {
  const unchanged = partOf(longer, shorter, isSame);
  if (unchanged !== undefined) return unchanged;
  if (longer.length * shorter.length > MOST_PAIRS) return undefined;
  const width = shorter.length + 1;
  // The least that the first `row` items of the one differ from the first `column` of the other.
  const least = new Float64Array((longer.length + 1) * width).fill(Number.POSITIVE_INFINITY);
  const at = (row: number, column: number): number => least[row * width + column] ?? Number.POSITIVE_INFINITY;
  const paired = (row: number, column: number): number =>
    at(row - 1, column - 1) + difference(longer[row - 1], shorter[column - 1], isSame);
  for (let row = 0; row <= longer.length; row += 1) {
    least[row * width] = 0;
    for (let column = 1; column <= Math.min(row, shorter.length); column += 1) {
      least[row * width + column] = Math.min(at(row - 1, column), paired(row, column));
    }
  }
  if (!Number.isFinite(at(longer.length, shorter.length))) return undefined;

  const partners: (number | undefined)[] = [];
  let column = shorter.length;
  for (let row = longer.length; row > 0; row -= 1) {
    const isPair = column > 0 && paired(row, column) < at(row - 1, column);
    partners[row - 1] = isPair ? column - 1 : undefined;
    if (isPair) column -= 1;
  }
  return partners;
}

/** The partners where nothing changed but that items went or came. */
function partOf(
  longer: readonly unknown[],
  shorter: readonly unknown[],
  isSame: IsSame,
): readonly (number | undefined)[] | undefined {
  let next = 0;
  const partners = longer.map((item) => {
    if (next >= shorter.length || !isSame(item, shorter[next])) return undefined;
    next += 1;
    return next - 1;
  });
  return next === shorter.length ? partners : undefined;
}

/** The part of what two items say that is not the same, from 0; infinite if they have nothing in common. */
function difference(one: unknown, other: unknown, isSame: IsSame): number {
  if (isSame(one, other)) return 0;
  if (!isObject(one) || !isObject(other)) return Number.POSITIVE_INFINITY;
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const same = keys.filter(
    (key) => Object.hasOwn(one, key) && Object.hasOwn(other, key) && isSame(one[key], other[key]),
  );
  return same.length === 0 ? Number.POSITIVE_INFINITY : 1 - same.length / keys.length;
}
