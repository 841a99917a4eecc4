import { decode } from "@rampart/core/value";
import type { Json } from "../model/json.ts";
import type { StackOutput } from "./stack.ts";

const ENCRYPTED =
  "it is a secret that the export holds encrypted only: export with `pulumi stack export --show-secrets`, or name the stack with --stack";
const NOT_KNOWN = "it is not known before the next deployment";
const MALFORMED = "it is a secret whose plain text is not JSON: the file was edited or damaged";

/** Reads an output in Pulumi's encoding. A list or object of which a part cannot be told cannot be told. */
export function decodeOutput(encoded: unknown): StackOutput {
  const findings: Findings = { isSecret: false, whyUnknown: undefined };
  const value = toJson(encoded, findings);
  const { isSecret, whyUnknown } = findings;
  return whyUnknown === undefined ? { value, isSecret } : { value: undefined, isSecret, whyUnknown };
}

/** What is met on the way through an output. */
interface Findings {
  isSecret: boolean;
  whyUnknown: string | undefined;
}

function toJson(encoded: unknown, findings: Findings): Json {
  const { raw, secret, hidden } = decode(encoded, false);
  findings.isSecret ||= secret;
  if (hidden !== undefined) {
    findings.whyUnknown ??= hidden === "computed" ? NOT_KNOWN : hidden === "secret" ? ENCRYPTED : MALFORMED;
    return null;
  }
  if (Array.isArray(raw)) return raw.map((item: unknown) => toJson(item, findings));
  if (typeof raw === "object" && raw !== null) {
    return Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, toJson(value, findings)]));
  }
  return (raw ?? null) as Json;
}
