import { isUnknownSentinel, SIGNATURE_OF_SECRETS } from "@rampart/core/value";

const [SIGNATURE = ""] = Object.keys(SIGNATURE_OF_SECRETS);
const BLANKED = "[secret]";

/**
 * Whether a remedy leaves `encoded` as it is: a secret, a value that is not known yet, an asset, or a reference to a
 * resource. Somebody else decides what stands there.
 */
export function isSealed(encoded: unknown): boolean {
  if (typeof encoded === "string") return encoded === BLANKED || isUnknownSentinel(encoded);
  return isObject(encoded) && Object.hasOwn(encoded, SIGNATURE);
}

/** Whether `value` is an object with keys. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The JSON document, an object or a list, that a text holds; undefined if it is none. */
export function documentIn(text: unknown): object | undefined {
  if (typeof text !== "string" || !/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}
