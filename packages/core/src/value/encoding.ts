/**
 * How Pulumi writes values that plain JSON cannot hold. The constants are part of Pulumi's wire format
 * (`sdk/go/common/resource/plugin/rpc.go` and `sdk/nodejs/runtime/rpc.ts` of pulumi/pulumi).
 */

/** The key that marks an object as a special value. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";

/** Special values, told apart by what stands under {@link SIGNATURE}. */
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT_VALUE = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const RESOURCE_REFERENCE = "5cf8f73096256a8f31e491e813e4eb8e";

/** Strings that stand for a value nobody knows before the deployment, one per kind of value. */
const UNKNOWN_SENTINELS: ReadonlySet<string> = new Set([
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** The sentinel the engine uses in nearly every case. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** What an object that holds a secret carries beside its `value`. */
export const SIGNATURE_OF_SECRETS: Readonly<Record<string, string>> = { [SIGNATURE]: SECRET };

const SENTINEL_LENGTH = UNKNOWN.length;

/** Whether `raw` stands for a value that is not known yet. */
export function isUnknownSentinel(raw: unknown): boolean {
  return typeof raw === "string" && raw.length === SENTINEL_LENGTH && UNKNOWN_SENTINELS.has(raw);
}

/** Why a value cannot be read. */
export type Hidden =
  /** It is computed by the deployment. */
  | "computed"
  /** It is an encrypted or blanked secret. */
  | "secret"
  /** It is not of the type the property has. */
  | "malformed";

/** A property value with Pulumi's encoding taken off its outside; what is inside stays encoded. */
export interface Decoded {
  readonly raw: unknown;
  readonly secret: boolean;
  readonly hidden: Hidden | undefined;
}

const BLANKED = "[secret]";

/** Takes the encoding off the outside of one value. Never throws, whatever it is given. */
export function decode(raw: unknown, insideSecret: boolean): Decoded {
  let encoded = raw;
  let secret = insideSecret;
  // Special values may stand in each other, in a hostile file deeper than calls may be nested.
  for (;;) {
    const unwrapped = unwrap(encoded);
    secret ||= unwrapped.secret;
    if (!unwrapped.isEncoded) return { raw: unwrapped.content, secret, hidden: unwrapped.hidden };
    encoded = unwrapped.content;
  }
}

/** What is left of a value when one layer of encoding is taken off. */
interface Unwrapped {
  readonly content: unknown;
  readonly secret: boolean;
  readonly hidden: Hidden | undefined;
  /** Whether `content` may be encoded again. */
  readonly isEncoded: boolean;
}

const SECRET_HIDDEN: Unwrapped = hiddenBy("secret", true);

function unwrap(raw: unknown): Unwrapped {
  if (raw === BLANKED) return SECRET_HIDDEN;
  if (isUnknownSentinel(raw)) return hiddenBy("computed", false);
  if (typeof raw === "object" && raw !== null && Object.hasOwn(raw, SIGNATURE)) {
    return unwrapSpecial(raw as Record<string, unknown>);
  }
  return plain(raw);
}

function unwrapSpecial(object: Record<string, unknown>): Unwrapped {
  switch (object[SIGNATURE]) {
    case SECRET:
      return unwrapSecret(object);
    case OUTPUT_VALUE: {
      const secret = object.secret === true;
      return Object.hasOwn(object, "value") ? inner(object.value, secret) : hiddenBy("computed", secret);
    }
    case RESOURCE_REFERENCE:
      return inner(object[Object.hasOwn(object, "id") ? "id" : "urn"], false);
    default:
      // Assets and archives: they are set, and no rule looks inside.
      return plain(object);
  }
}

function unwrapSecret(object: Record<string, unknown>): Unwrapped {
  if (Object.hasOwn(object, "value")) return inner(object.value, true);
  const { plaintext } = object;
  if (typeof plaintext !== "string") return SECRET_HIDDEN;
  try {
    return inner(JSON.parse(plaintext), true);
  } catch {
    return hiddenBy("malformed", true);
  }
}

function plain(raw: unknown): Unwrapped {
  return { content: raw ?? undefined, secret: false, hidden: undefined, isEncoded: false };
}

function inner(content: unknown, secret: boolean): Unwrapped {
  return { content, secret, hidden: undefined, isEncoded: true };
}

function hiddenBy(hidden: Hidden, secret: boolean): Unwrapped {
  return { content: undefined, secret, hidden, isEncoded: false };
}
