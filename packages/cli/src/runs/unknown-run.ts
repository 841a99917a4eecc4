import { InputError } from "@rampart/core/errors";
import type { Journal } from "@rampart/runbook/journal";
import { closest, distance } from "fastest-levenshtein";

/** Ids of one day differ in six letters only: with more mistakes it may as well be another run. */
const MISTAKES = 2;

/** @throws {InputError} always: naming the run that was probably meant. */
export async function refuseUnknownRun(journal: Journal, run: string): Promise<never> {
  const near = nearest(
    run,
    (await journal.heads()).map((head) => head.run),
  );
  throw new InputError(`there is no run "${run}"${near === undefined ? "" : `; did you mean "${near}"?`}`, {
    file: journal.name,
    advice: "`rampart runs` lists them; --journal names another journal.",
  });
}

function nearest(run: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const one = closest(run, known);
  return distance(run, one) <= MISTAKES ? one : undefined;
}
