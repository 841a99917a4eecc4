import { hash } from "node:crypto";
import type { ResourceRecord } from "@rampart/core/graph";
import { SIGNATURE_OF_SECRETS } from "@rampart/core/value";
import canonicalize from "canonicalize";

const [[SIGNATURE, SECRET] = ["", ""]] = Object.entries(SIGNATURE_OF_SECRETS);

/** SHA-256 (hex) of the canonical JSON (RFC 8785) of `record`, in which every secret is the same. */
export function hashOfRecord(record: ResourceRecord): string {
  return hash("sha256", canonicalize(withoutSecrets(record)) ?? "", "hex");
}

function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== "object" || value === null) return value;
  if (Object.hasOwn(value, SIGNATURE) && (value as Record<string, unknown>)[SIGNATURE] === SECRET) {
    return SIGNATURE_OF_SECRETS;
  }
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutSecrets(part)]));
}
