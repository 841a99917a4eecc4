import { align } from "./align.ts";
import { type Encoding, isObject, PLAIN } from "./encoding.ts";
import type { PropertyChange } from "./property-change.ts";

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** What changed between two values, property by property; null counts as not set. */
export function changesBetween(
  before: unknown,
  after: unknown,
  encoding: Encoding = PLAIN,
): readonly PropertyChange[] {
  return changesAt("", before, after, encoding);
}

function changesAt(
  path: string,
  before: unknown,
  after: unknown,
  encoding: Encoding,
): readonly PropertyChange[] {
  const { isSame, isOpaque, contentOf, shown } = encoding;
  if (Object.is(before, after) || isSame(before, after)) return [];
  const isOpen = (value: unknown): value is Readonly<Record<string, unknown>> =>
    isObject(value) && !isOpaque(value);
  if (isOpen(before) && isOpen(after)) return objectChanges(path, before, after, encoding);
  if ((before === undefined || before === null) && after !== undefined) {
    // Property by property too, so that what two authors add to one new object stays apart.
    return isOpen(after) && Object.keys(after).length > 0
      ? objectChanges(path, {}, after, encoding)
      : [{ path, to: shown(after) }];
  }
  if (Array.isArray(before) && Array.isArray(after)) return listChanges(path, before, after, encoding);
  // Shown inside the content, since the whole of it may hold a secret.
  const [contentBefore, contentAfter] = [contentOf(before), contentOf(after)];
  if (contentBefore !== undefined && contentAfter !== undefined) {
    return changesAt(path, contentBefore, contentAfter, encoding);
  }
  return [{ path, from: shown(before), ...(after === undefined ? {} : { to: shown(after) }) }];
}

function objectChanges(
  path: string,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  encoding: Encoding,
): readonly PropertyChange[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) =>
    changesAt(
      path === "" && IDENTIFIER.test(key) ? key : path + step(key),
      own(before, key),
      own(after, key),
      encoding,
    ),
  );
}

function own(object: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function step(key: string): string {
  return IDENTIFIER.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

/** Items that were taken out or put in are told apart from items that changed where they stand. */
function listChanges(
  path: string,
  before: readonly unknown[],
  after: readonly unknown[],
  encoding: Encoding,
): readonly PropertyChange[] {
  const { isSame, shown } = encoding;
  const at = (index: number): string => `${path}[${index}]`;
  if (before.length === after.length) {
    return before.flatMap((item, index) => changesAt(at(index), item, after[index], encoding));
  }
  const [longer, shorter] = before.length > after.length ? [before, after] : [after, before];
  const partners = align(longer, shorter, isSame);
  if (partners === undefined) return [{ path, from: shown(before), to: shown(after) }];
  return partners.flatMap((partner, index): readonly PropertyChange[] => {
    if (partner === undefined) {
      return [
        longer === before
          ? { path: at(index), from: shown(before[index]) }
          : { path: at(index), to: shown(after[index]) },
      ];
    }
    return longer === before
      ? changesAt(at(index), before[index], after[partner], encoding)
      : changesAt(at(partner), before[partner], after[index], encoding);
  });
}
