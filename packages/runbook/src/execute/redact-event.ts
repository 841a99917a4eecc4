import type { RunEvent } from "../journal/entry.ts";
import type { Json } from "../model/json.ts";
import { redactJson } from "../secrets/redact-json.ts";
import type { Redactor } from "../shell/shell.ts";

/**
 * What a run is found and gone on with by: words of ours, names that stand in the runbook, hashes, signatures. A secret
 * that happens to be part of such a word is not given away by it, and a step under another name would be done again.
 */
const KEPT: ReadonlySet<string> = new Set([
  "kind",
  "step",
  "status",
  "is",
  "mode",
  "items",
  "parts",
  "runbook",
  "source",
  "stack",
  "lock",
  "secrets",
  "version",
  "objectives",
  "planHash",
  "operator",
  "takenOverFrom",
  "accepted",
  "undetermined",
  "from",
  "approver",
  "by",
  "sshKey",
  "statement",
  "signature",
  "expires",
  "incidentBegan",
  "settledBy",
]);

/** `event` without secrets in what people, steps and the world said. */
export function redactEvent(event: RunEvent, redactor: Redactor): RunEvent {
  const redacted = Object.entries(event).map(([key, value]) => {
    if (key === "items" && event.kind === "items-listed") return [key, redactJson(value as Json, redactor)];
    // Hashes of what a step used.
    if (key === "inputs" && event.kind !== "run-started") return [key, value];
    if (KEPT.has(key) || typeof value === "number") return [key, value];
    if (key === "inputs" || key === "planned" || key === "plannedItems")
      return [key, redactValues(value, redactor)];
    return [key, value === undefined ? undefined : redactJson(value as Json, redactor)];
  });
  return Object.fromEntries(redacted) as RunEvent;
}

/** Keys are names of inputs, steps and groups. */
function redactValues(value: unknown, redactor: Redactor): Json {
  const entries = Object.entries(value as Readonly<Record<string, Json>>);
  return Object.fromEntries(entries.map(([key, of]) => [key, redactJson(of, redactor)]));
}
