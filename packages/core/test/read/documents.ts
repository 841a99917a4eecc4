import { urnOf } from "../graph/records.ts";

export const BUCKET = "aws:s3/bucket:Bucket";

export type Json = Readonly<Record<string, unknown>>;

/** A bucket as Pulumi writes it into its documents. */
export function bucket(name: string, fields: Json = {}): Json {
  return { urn: urnOf(BUCKET, name), custom: true, type: BUCKET, inputs: { bucket: name }, ...fields };
}

/** What `pulumi stack export` writes. */
export function stackExport(...resources: readonly unknown[]): Json {
  return {
    version: 3,
    deployment: { manifest: { time: "2026-01-01T00:00:00Z", magic: "", version: "v3.250.0" }, resources },
  };
}

/** One step of `pulumi preview --json`. */
export function step(op: string, name: string, newState?: unknown): Json {
  return { op, urn: urnOf(BUCKET, name), ...(newState === undefined ? {} : { newState }) };
}

/** What `pulumi preview --json` writes. */
export function preview(...steps: readonly unknown[]): Json {
  return { config: {}, steps, duration: 1, changeSummary: { create: steps.length } };
}

/** The two events of one step: before it, with the inputs, and after it, with the outputs. */
export function events(op: string, name: string, state: Json | null, outputs?: Json): Json[] {
  const metadata = { op, urn: urnOf(BUCKET, name), type: BUCKET, old: null };
  return [
    { sequence: 1, timestamp: 2, resourcePreEvent: { metadata: { ...metadata, new: state } } },
    ...(outputs === undefined
      ? []
      : [
          {
            sequence: 2,
            timestamp: 2,
            resOutputsEvent: { metadata: { ...metadata, new: { ...state, outputs } } },
          },
        ]),
  ];
}

/** What `pulumi preview --event-log FILE` writes. */
export function eventLog(...all: readonly unknown[]): string {
  const others = [
    { sequence: 0, timestamp: 1, preludeEvent: { config: {} } },
    { sequence: 0, timestamp: 1, diagnosticEvent: { message: "password=hunter2", severity: "debug" } },
  ];
  return [...others, ...all, { sequence: 9, timestamp: 3, summaryEvent: {} }]
    .map((event) => `${JSON.stringify(event)}\n`)
    .join("");
}
