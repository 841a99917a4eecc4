import { pathToFileURL } from "node:url";
import { InputError } from "@rampart/core/errors";
import type { Runbook } from "@rampart/runbook";
import type { RunbookPlace } from "./locate.ts";
import { whyNotLoaded } from "./why-not-loaded.ts";

/**
 * The runbook that a file exports as its default.
 *
 * @throws {InputError} if the file cannot be loaded, or exports something else.
 */
export async function loadRunbook(place: RunbookPlace): Promise<Runbook> {
  const runbook = await runbookIn(place);
  if (runbook !== undefined) return runbook;
  throw new InputError("this is no runbook", {
    file: place.name,
    advice:
      "A runbook's file ends in `export default defineRunbook(…)`; `rampart runbook new NAME` writes one.",
  });
}

/**
 * The runbook that a file exports as its default; undefined if it exports something else.
 *
 * @throws {InputError} if the file cannot be loaded.
 */
export async function runbookIn({ name, file }: RunbookPlace): Promise<Runbook | undefined> {
  const { default: runbook } = await importFile(name, file);
  if (isRunbook(runbook)) return runbook;
  // A module in CommonJS has its exports as the default.
  const inner = typeof runbook === "object" && runbook !== null && "default" in runbook && runbook.default;
  return isRunbook(inner) ? inner : undefined;
}

async function importFile(name: string, file: string): Promise<{ readonly default?: unknown }> {
  try {
    return (await import(pathToFileURL(file).href)) as { readonly default?: unknown };
  } catch (error) {
    if (error instanceof InputError) throw new InputError(error.message, { file: name });
    throw whyNotLoaded(error, { name, file });
  }
}

function isRunbook(value: unknown): value is Runbook {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "runbook";
}
