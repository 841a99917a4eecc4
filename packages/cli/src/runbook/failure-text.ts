import type { RunbookPlace } from "./locate.ts";
import { placeInStack } from "./place-in-stack.ts";

/** What the code of a runbook failed with, and at which line of theirs. */
export function failureText(error: unknown, place: RunbookPlace): string {
  if (!(error instanceof Error)) return `${place.name}: ${String(error)}`;
  const { file, line } = placeInStack(innermost(error), place);
  return `${file}${line === undefined ? "" : `:${line}`}: ${error.message}`;
}

/** What went wrong in the first place stands in the code of the runbook; what tells of it, in ours. */
function innermost(error: Error): Error {
  return error.cause instanceof Error ? innermost(error.cause) : error;
}
