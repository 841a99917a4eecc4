import {
  type AddressRange,
  covers,
  holdsInternet,
  isInternet,
  type PublicSize,
  parseAddressRange,
  publicPart,
  publicSize,
} from "../net/index.ts";
import { combine, no, type Truth, type Value, yes } from "../value/index.ts";

const EVERYWHERE: readonly AddressRange[] = ["0.0.0.0/0", "::/0"].flatMap(
  (text) => parseAddressRange(text) ?? [],
);

/** Words by which Azure means every address. */
const WORDS_FOR_EVERYWHERE = /^(?:\*|any|internet|<nw>\/0|\/0)$/i;

/** The ranges that those of `values` stand for that are known. Names of groups and services stand for none. */
function knownRanges(values: readonly Value<string>[]): readonly AddressRange[] {
  return values.flatMap((value) => {
    const text = value.knownText()?.trim();
    if (text === undefined) return [];
    if (WORDS_FOR_EVERYWHERE.test(text)) return EVERYWHERE;
    return parseAddressRange(text) ?? [];
  });
}

const sizes = new Map<string, PublicSize>();

/** How many public addresses a text stands for. The same few texts come again and again. */
function sizeOf(value: Value<string>): PublicSize {
  const text = value.knownText() ?? "";
  let size = sizes.get(text);
  if (size === undefined) {
    size = publicSize(knownRanges([value]));
    if (sizes.size < 10_000) sizes.set(text, size);
  }
  return size;
}

/** Whether addresses or address ranges, taken together, let in the internet at large. */
export function letInTheInternet(values: readonly Value<string>[]): Truth {
  const known = values.filter((value) => value.knownText() !== undefined);
  const alone = known.find((value) => isInternet(sizeOf(value)));
  if (alone !== undefined) return yes(alone.path);
  const together = known.map(sizeOf).reduce((a, b) => ({ 4: a[4] + b[4], 6: a[6] + b[6] }), { 4: 0n, 6: 0n });
  // The sum counts what overlaps twice; only if even that is large has the union to be made.
  if (isInternet(together) && holdsInternet(knownRanges(known))) return yes(...known.map(({ path }) => path));
  return anyHidden(values);
}

/** Whether every public address that `inner` stands for is also in `outer`. */
export function coverAddresses(outer: readonly Value<string>[], inner: readonly Value<string>[]): Truth {
  const innerHidden = anyHidden(inner);
  if (innerHidden.state === "unknown") return innerHidden;
  if (covers(knownRanges(outer), publicPart(knownRanges(inner))))
    return yes(...outer.map(({ path }) => path));
  return anyHidden(outer);
}

/** Not to be told if one of `values` cannot be read, else false. */
function anyHidden(values: readonly Value<string>[]): Truth {
  if (values.length === 0) return no();
  return combine(
    values.map((value) => value.text(() => false)),
    "true",
  );
}
