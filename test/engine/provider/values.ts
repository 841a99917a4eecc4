// Property values as the engine sends them: plain JSON, with unknown and secret values marked.
import { createHash } from "node:crypto";
import type { Json, Properties } from "../sdk.ts";

/** Stands for a value that is not known before the update. */
export const UNKNOWN: string = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";
const SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";

export function isObject(value: Json | undefined): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isSecret(value: Json | undefined): boolean {
  return isObject(value) && value[SIGNATURE_KEY] === SECRET_SIGNATURE;
}

/** The value with every secret mark removed, at any depth. */
export function unwrapSecrets(value: Json): Json {
  if (Array.isArray(value)) return value.map(unwrapSecrets);
  if (!isObject(value)) return value;
  if (isSecret(value)) return unwrapSecrets(value.value ?? null);
  return mapValues(value, unwrapSecrets);
}

/** The texts behind secret marks. Those too short to tell from chance are left out. */
export function secretTexts(value: Json, within = false): string[] {
  if (typeof value === "string") return within && value.length > 2 ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item) => secretTexts(item, within));
  if (!isObject(value)) return [];
  if (isSecret(value)) return secretTexts(value.value ?? null, true);
  return Object.values(value).flatMap((item) => secretTexts(item, within));
}

/** Marks each text that repeats one of the secrets: what is made from a secret is a secret. */
export function markSecrets(value: Json, secrets: readonly string[]): Json {
  if (typeof value === "string") {
    const tells = value !== UNKNOWN && secrets.some((secret) => value.includes(secret));
    return tells ? { [SIGNATURE_KEY]: SECRET_SIGNATURE, value } : value;
  }
  if (Array.isArray(value)) return value.map((item) => markSecrets(item, secrets));
  return isObject(value) ? mapValues(value, (item) => markSecrets(item, secrets)) : value;
}

export function mapValues(object: Properties, change: (value: Json) => Json): Properties {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

/** Replaces each value that was put together from an unknown one ("arn:…:<unknown>") by unknown. */
export function absorbUnknowns(value: Json): Json {
  if (typeof value === "string") return holdsUnknown(value) ? UNKNOWN : value;
  if (Array.isArray(value)) return value.map(absorbUnknowns);
  return isObject(value) ? mapValues(value, absorbUnknowns) : value;
}

function holdsUnknown(value: string): boolean {
  return value.includes(UNKNOWN);
}

/** Text that does not depend on the order of keys, for comparing two values. */
export function canonical(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`;
}

/** Hexadecimal digits that depend on nothing but the seed: the same in every run. */
export function digits(seed: string, length: number): string {
  return createHash("sha256").update(seed).digest("hex").slice(0, length);
}

export function uuid(seed: string): string {
  const h = digits(seed, 32);
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20, 32)}`;
}
