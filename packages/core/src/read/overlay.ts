import { InputError } from "../errors.ts";
import type { ResourceRecord, Source } from "../graph/index.ts";
import type { StackDocument } from "./source.ts";

/** Later ones speak of a later time, or know more of the same. */
const ORDER: readonly StackDocument["kind"][] = ["export", "preview", "program", "event log"];

/**
 * Lays documents of different kinds that speak of the same stack over each other: state, then preview, then event
 * log.
 *
 * @throws {InputError} if two resources of documents of one kind have the same URN.
 */
export function overlay(documents: readonly StackDocument[]): Source {
  const [only, ...more] = documents;
  if (only !== undefined && more.length === 0) {
    refuseDuplicates(documents);
    return { name: only.file, records: only.records };
  }
  const records = new Map<string, ResourceRecord>();
  for (const kind of ORDER) {
    const ofKind = documents.filter((document) => document.kind === kind);
    refuseDuplicates(ofKind);
    for (const document of ofKind) {
      for (const urn of document.deleted) records.delete(urn);
      for (const record of document.records) records.set(record.urn, merge(records.get(record.urn), record));
    }
  }
  return { name: documents.map(({ file }) => file).join(", "), records: [...records.values()] };
}

function merge(earlier: ResourceRecord | undefined, later: ResourceRecord): ResourceRecord {
  if (earlier === undefined) return later;
  return {
    ...later,
    id: later.id || earlier.id,
    outputs: later.outputs ?? earlier.outputs,
    dependencies: later.dependencies ?? earlier.dependencies,
    propertyDependencies: later.propertyDependencies ?? earlier.propertyDependencies,
    external: later.external ?? earlier.external,
  };
}

function refuseDuplicates(documents: readonly StackDocument[]): void {
  const seen = new Map<string, StackDocument>();
  for (const document of documents) {
    for (const [index, { urn }] of document.records.entries()) {
      const first = seen.get(urn);
      if (first !== undefined) {
        throw new InputError(`the URN ${urn} stands here a second time`, {
          file: document.file,
          pointer: document.pointer(index),
          advice:
            first === document
              ? "Export the stack again with `pulumi stack export`; this file was edited or damaged."
              : `The first is in ${first.file}: name each stack once.`,
        });
      }
      seen.set(urn, document);
    }
  }
}
