import { parseUrn, type ResourceRecord } from "@rampart/core/graph";
import { graphOf, readDocuments, type StackDocument } from "@rampart/core/read";
import { Finder } from "./finder.ts";
import { outputsOf } from "./outputs.ts";
import { hashOfRecord } from "./record-hash.ts";
import type { StackState } from "./stack.ts";

/**
 * The state in the text of a stack export, or of a list of them: a primary and its recovery region are two stacks.
 *
 * @param file for people, where something is wrong with the text.
 * @throws {InputError} if it is none, or not as Pulumi writes it.
 */
export function stackFromExport(text: string, file: string): StackState {
  return stackFromDocuments(readDocuments(text, file));
}

/**
 * The state that documents speak of together.
 *
 * @throws {InputError} if two of them speak of one resource.
 */
export function stackFromDocuments(documents: readonly StackDocument[]): StackState {
  const graph = graphOf(documents);
  const { resources } = graph;
  const finder = new Finder(resources);
  const records = documents.flatMap((document) => document.records);
  const byUrn = new Map(records.map((record) => [record.urn, record]));
  const hashes = new Map<string, string>();
  return {
    name: nameOf(documents, records),
    outputs: outputsOf(records),
    resources,
    regionOf: (resource) => graph.regionOf(resource).knownText(),
    find: (reference) => finder.find(reference),
    whyNot: (reference) => finder.whyNot(reference),
    hashOf: (urn) => {
      const record = byUrn.get(urn);
      if (record === undefined) return undefined;
      const known = hashes.get(urn) ?? hashOfRecord(record);
      hashes.set(urn, known);
      return known;
    },
  };
}

function nameOf(documents: readonly StackDocument[], records: readonly ResourceRecord[]): string {
  const stacks = new Set<string>();
  for (const { urn } of records) {
    const parts = parseUrn(urn);
    if (parts !== undefined) stacks.add(`${parts.project}/${parts.stack}`);
  }
  // Sorted, so that the lock of a run does not depend on the order of the files.
  if (stacks.size > 0) return [...stacks].sort().join(", ");
  return documents.map(({ file }) => file).join(", ");
}
