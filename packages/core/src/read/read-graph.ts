import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { InputError } from "../errors.ts";
import { ResourceGraph } from "../graph/index.ts";
import { readDocuments } from "./documents.ts";
import { readText, STANDARD_INPUT, unreadable } from "./input-text.ts";
import { overlay } from "./overlay.ts";
import type { StackDocument } from "./source.ts";

/**
 * Reads stack exports, previews and event logs, or directories of them, into one graph.
 *
 * @param inputs Files, directories (their `*.json` and `*.jsonl` files), or `-` for standard input.
 * @throws {InputError} if one of them cannot be read or is not as Pulumi writes it; nothing is read half.
 */
export async function readGraph(
  inputs: readonly string[],
  stdin: Readable = process.stdin,
): Promise<ResourceGraph> {
  return graphOf(await readStackDocuments(inputs, stdin));
}

/**
 * Reads what {@link readGraph} makes its graph of.
 *
 * @throws {InputError} as {@link readGraph} does.
 */
export async function readStackDocuments(
  inputs: readonly string[],
  stdin: Readable = process.stdin,
): Promise<StackDocument[]> {
  const documents: StackDocument[] = [];
  for (const input of inputs) {
    for (const file of await filesOf(input))
      documents.push(...readDocuments(await readText(file, stdin), file));
  }
  return documents;
}

/** The graph of documents that are already read. */
export function graphOf(documents: readonly StackDocument[]): ResourceGraph {
  return ResourceGraph.of(overlay(documents));
}

async function filesOf(input: string): Promise<string[]> {
  if (input === STANDARD_INPUT) return [input];
  const stats = await stat(input).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(input, error);
  });
  if (!stats.isDirectory()) return [input];
  const names = await readdir(input).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(input, error);
  });
  const files = names.filter((name) => /\.jsonl?$/.test(name)).sort();
  if (files.length === 0) {
    throw new InputError("there is no .json or .jsonl file in this directory", {
      file: input,
      advice: "Name stack exports, or a directory of them; to check a Pulumi program, use --program.",
    });
  }
  return files.map((name) => join(input, name));
}
