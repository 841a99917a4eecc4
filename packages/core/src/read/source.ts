import type { ResourceRecord } from "../graph/index.ts";

/**
 * What one document says of the resources of a stack. Documents of different kinds may speak of the same stack, and
 * are laid over each other: the preview tells what will be, the event log what the provider answered.
 */
export interface StackDocument {
  readonly kind: "export" | "preview" | "event log" | "program";
  /** The file, or another name for people. */
  readonly file: string;
  readonly records: readonly ResourceRecord[];
  /** URNs that will be gone. */
  readonly deleted: ReadonlySet<string>;
  /** Where the record at `index` stands in the file (JSON pointer). */
  pointer(index: number): string;
}

/** A resource as Pulumi's JSON documents write it, once checked. */
export interface RawResource {
  readonly urn: string;
  readonly type: string;
  readonly custom?: boolean;
  readonly delete?: boolean;
  readonly id?: string;
  readonly parent?: string;
  readonly provider?: string;
  readonly inputs?: Record<string, unknown> | null;
  readonly outputs?: Record<string, unknown> | null;
  readonly dependencies?: readonly string[] | null;
  readonly propertyDependencies?: Record<string, readonly string[] | null> | null;
  readonly external?: boolean;
  readonly protect?: boolean;
  readonly retainOnDelete?: boolean;
}

/**
 * The record of a raw resource. Pulumi leaves out what is empty or false: where `isWhole`, what is not written is not
 * there; else, as in an event log, it may only not have been written.
 */
export function toRecord(raw: RawResource, isWhole: boolean): ResourceRecord {
  return {
    urn: raw.urn,
    type: raw.type,
    custom: raw.custom ?? false,
    id: raw.id,
    parent: raw.parent,
    provider: raw.provider,
    inputs: raw.inputs ?? undefined,
    outputs: raw.outputs ?? undefined,
    dependencies: raw.dependencies ?? undefined,
    propertyDependencies: isWhole ? (raw.propertyDependencies ?? {}) : undefined,
    external: isWhole ? (raw.external ?? false) : raw.external,
    protect: raw.protect,
    retainOnDelete: raw.retainOnDelete,
  };
}
