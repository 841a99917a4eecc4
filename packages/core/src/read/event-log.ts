import { InputError } from "../errors.ts";
import { RESOURCE_OR_NULL_SCHEMA, refuseUnlessValid } from "./envelope.ts";
import { parseJson } from "./json.ts";
import { type RawResource, type StackDocument, toRecord } from "./source.ts";

const SCHEMA = {
  type: "object",
  required: ["metadata"],
  properties: {
    metadata: {
      type: "object",
      required: ["op", "urn"],
      properties: {
        op: { type: "string" },
        urn: { type: "string" },
        new: RESOURCE_OR_NULL_SCHEMA,
      },
    },
  },
} as const;

interface StepEvent {
  readonly metadata: { readonly op: string; readonly urn: string; readonly new?: RawResource | null };
}

const EVENT_LINE = /^\s*\{\s*"(?:sequence|timestamp)"\s*:/;

/** Whether `text` looks like an event log: a JSON document a line, each with a sequence number and a time. */
export function isEventLog(text: string): boolean {
  return EVENT_LINE.test(text);
}

/**
 * Reads the event log of a preview or update (`--event-log`, or `preview --json` with
 * `PULUMI_ENABLE_STREAMING_JSON_PREVIEW`). It has no dependencies. Only the events of resources are kept: the rest of
 * such a log can hold secrets in plain text.
 *
 * @throws {InputError} if a line is not as Pulumi writes it.
 */
export function readEventLog(text: string, file: string): StackDocument {
  const states = new Map<string, { state: RawResource; line: number }>();
  const deleted = new Set<string>();
  let line = 0;
  for (const content of text.split("\n")) {
    line += 1;
    if (content.trim() === "") continue;
    const event = parseJson(content, file, line);
    if (typeof event !== "object" || event === null) throw notAnEvent(file, line);
    const { resourcePreEvent, resOutputsEvent } = event as Record<string, unknown>;
    const step = resourcePreEvent ?? resOutputsEvent;
    if (step === undefined) continue;
    refuseUnlessValid(step, SCHEMA, `${file}:${line}`);
    const { op, urn, new: state } = (step as StepEvent).metadata;
    if (state && !op.startsWith("delete")) {
      // The state in an event does not say so, but only what the stack does not manage is read.
      const told = op.startsWith("read") ? { ...state, external: true } : state;
      states.set(urn, { state: latest(states.get(urn)?.state, told), line });
    } else if (op === "delete" || op === "discard") deleted.add(urn);
  }
  for (const urn of states.keys()) deleted.delete(urn);
  const kept = [...states.values()];
  return {
    kind: "event log",
    file,
    records: kept.map(({ state }) => toRecord(state, false)),
    deleted,
    pointer: (index) => `line ${kept[index]?.line ?? index}`,
  };
}

/** The event before a step has the inputs, the one after it the outputs; either may leave the other out. */
function latest(earlier: RawResource | undefined, later: RawResource): RawResource {
  if (earlier === undefined) return later;
  return { ...earlier, ...later, inputs: later.inputs ?? earlier.inputs ?? null };
}

function notAnEvent(file: string, line: number): InputError {
  return new InputError("this line is not an event", {
    file,
    line,
    advice: "Name a file written by `pulumi preview --event-log`.",
  });
}
