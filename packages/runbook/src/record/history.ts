import type { RunHistoryLine } from "@rampart/core/run-record";
import type { Entry, Operator, RunEvent } from "../journal/entry.ts";
import type { Check } from "../model/check.ts";
import { present } from "./present.ts";

/** What happened, entry by entry. */
export function historyOf(entries: readonly Entry[]): readonly RunHistoryLine[] {
  return entries.map(({ seq, at, event }) => {
    const step = "step" in event ? event.step : undefined;
    return present({ seq, at, step, by: whoOf(event), what: whatOf(event) });
  });
}

function whoOf(event: RunEvent): string | undefined {
  if ("operator" in event) return event.operator.name;
  if ("approver" in event) return event.approver;
  return event.kind === "manual-confirmed" ? event.by : undefined;
}

function whatOf(event: RunEvent): string {
  switch (event.kind) {
    case "run-started":
      return `${event.mode === "drill" ? "drill" : "run"} started on ${event.operator.host}`;
    case "plan-confirmed":
      return "the plan was shown and confirmed";
    case "run-resumed":
      return `resumed on ${event.operator.host}${takeoverOf(event.takenOverFrom)}${acceptedOf(event.accepted)}`;
    case "gate-checked":
      return `gate ${checkText(event.check)}`;
    case "approval-requested":
      return `approval of ${event.count} asked for`;
    case "approval-given":
      return "approved";
    case "approval-refused":
      return `approval refused: ${event.because}`;
    case "approval-expired":
      return "request for approval expired";
    case "items-listed":
      return `${event.items.length} items listed`;
    case "step-started":
      return event.attempt > 1 ? `begun, attempt ${event.attempt}` : "begun";
    case "step-finished":
      return event.settledBy === undefined ? "done" : `done, as the ${event.settledBy} says`;
    case "step-failed":
      return `failed${event.retries ? ", is tried again" : ""}: ${event.failure.message}`;
    case "step-probed":
      return `probed: ${event.is}${event.because === undefined ? "" : `, ${event.because}`}`;
    case "step-marked":
      return `marked as ${event.is}`;
    case "verified":
      return `verification ${checkText(event.check)}`;
    case "manual-requested":
      return "a person is asked to act";
    case "manual-confirmed":
      return `confirmed${event.note === undefined ? "" : `: ${event.note}`}`;
    case "undo-started":
      return "undo begun";
    case "undo-finished":
      return "undone";
    case "undo-failed":
      return `undo failed: ${event.failure.message}`;
    case "logged":
      return event.message;
    case "run-stopped":
      return `run ended: ${event.status}${event.because === undefined ? "" : `, ${event.because}`}`;
  }
}

function takeoverOf(from: Operator | undefined): string {
  return from === undefined ? "" : `, taken over from ${from.name} on ${from.host}`;
}

function acceptedOf(steps: readonly string[]): string {
  return steps.length === 0 ? "" : `, changes accepted of ${steps.join(", ")}`;
}

function checkText({ passes, value, objective }: Check): string {
  const found = passes === undefined ? "cannot be told" : passes ? "passes" : "does not pass";
  return `${found}: ${value}${objective === undefined ? "" : ` (${objective})`}`;
}
