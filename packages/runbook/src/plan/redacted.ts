import type { Check } from "../model/check.ts";
import { redactJson } from "../secrets/redact-json.ts";
import type { Redactor } from "../shell/shell.ts";
import type { PropertyChange, StateChange } from "./change.ts";

/** A secret that becomes another is still a change: only its values are hidden. */
export function redactedChange(change: StateChange, redactor: Redactor): StateChange {
  return { ...change, changes: change.changes.map((one) => redactedProperty(one, redactor)) };
}

function redactedProperty({ path, from, to }: PropertyChange, redactor: Redactor): PropertyChange {
  return {
    path: redactor.redact(path),
    ...(from === undefined ? {} : { from: redactJson(from, redactor) }),
    ...(to === undefined ? {} : { to: redactJson(to, redactor) }),
  };
}

/** Only what a check is made of, without secrets. */
export function redactedCheck({ passes, value, objective, advice }: Check, redactor: Redactor): Check {
  return {
    passes,
    value: redactor.redact(value),
    ...(objective === undefined ? {} : { objective: redactor.redact(objective) }),
    ...(advice === undefined ? {} : { advice: redactor.redact(advice) }),
  };
}
