import type { Json } from "../model/json.ts";
import type { Redactor } from "../shell/shell.ts";

/**
 * `value` without secrets, in keys as well. A number whose digits are a secret becomes a string. Keys that would be the
 * same afterwards are numbered.
 */
export function redactJson(value: Json, redactor: Redactor): Json {
  if (typeof value === "string") return redactor.redact(value);
  if (typeof value === "number") {
    const digits = String(value);
    return redactor.holdsSecret(digits) ? redactor.redact(digits) : value;
  }
  if (typeof value !== "object" || value === null) return value;
  if (isList(value)) return value.map((item) => redactJson(item, redactor));
  const redacted = new Map<string, Json>();
  for (const [key, item] of Object.entries(value)) {
    redacted.set(unused(redactor.redact(key), redacted), redactJson(item, redactor));
  }
  return Object.fromEntries(redacted);
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}

function unused(key: string, taken: ReadonlyMap<string, Json>): string {
  let candidate = key;
  for (let count = 2; taken.has(candidate); count++) candidate = `${key} (${count})`;
  return candidate;
}
