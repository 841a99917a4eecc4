import { isUnknownSentinel } from "@rampart/core/value";
import { align } from "./align.ts";
import { saysTheSame } from "./apply.ts";
import { documentIn, isObject, isSealed } from "./sealed.ts";

/** A property that a remedy changes. Secrets and what is not known yet are shown as `[secret]` and `[unknown]`. */
export interface PropertyChange {
  /** As Pulumi writes paths: `ingress[0].cidrBlocks[1]`; of an item that goes, where it stood. */
  readonly path: string;
  /** Absent where nothing was set. */
  readonly from?: unknown;
  /** Absent where it is taken away. */
  readonly to?: unknown;
}

/** Whether the property at `path` is the one at `outer`, or stands inside it. */
export function isWithin(path: string, outer: string): boolean {
  return path.startsWith(outer) && (path.length === outer.length || /[.[]/.test(path.charAt(outer.length)));
}

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;
const DEEPEST = 20;

/** What changed between two values in Pulumi's encoding, property by property. */
export function changesBetween(before: unknown, after: unknown, path = ""): readonly PropertyChange[] {
  if (Object.is(before, after) || saysTheSame(before, after)) return [];
  if (isOpenObject(before) && isOpenObject(after)) return objectChanges(before, after, path);
  if (before === undefined || before === null) {
    // Property by property too, so that what two rules add to one new object stays apart.
    return isOpenObject(after) && Object.keys(after).length > 0
      ? objectChanges({}, after, path)
      : [{ path, to: shown(after) }];
  }
  if (Array.isArray(before) && Array.isArray(after)) return listChanges(before, after, path);
  // Shown inside the document, since the whole of it may hold a secret.
  const [documentBefore, documentAfter] = [documentIn(before), documentIn(after)];
  if (documentBefore !== undefined && documentAfter !== undefined) {
    return changesBetween(documentBefore, documentAfter, path);
  }
  return [{ path, from: shown(before), ...(after === undefined ? {} : { to: shown(after) }) }];
}

function objectChanges(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  path: string,
): readonly PropertyChange[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) =>
    changesBetween(
      own(before, key),
      own(after, key),
      path === "" && IDENTIFIER.test(key) ? key : path + step(key),
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
  before: readonly unknown[],
  after: readonly unknown[],
  path: string,
): readonly PropertyChange[] {
  const at = (index: number): string => `${path}[${index}]`;
  if (before.length === after.length) {
    return before.flatMap((item, index) => changesBetween(item, after[index], at(index)));
  }
  const [longer, shorter] = before.length > after.length ? [before, after] : [after, before];
  const partners = align(longer, shorter);
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
      ? changesBetween(before[index], after[partner], at(index))
      : changesBetween(before[partner], after[index], at(partner));
  });
}

function isOpenObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return isObject(value) && !isSealed(value);
}

/** `value` for people and for reports, without secrets. */
function shown(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return isUnknownSentinel(value) ? "[unknown]" : value;
  if (typeof value !== "object" || value === null) return value;
  if (isSealed(value)) return "[secret]";
  if (depth >= DEEPEST) return "[…]";
  if (Array.isArray(value)) return value.map((item) => shown(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shown(item, depth + 1)]));
}
