import { InputError } from "@rampart/core/errors";
import type { Journal } from "@rampart/runbook/journal";
import { closest, distance } from "fastest-levenshtein";

/** Ids of one day differ in six letters only: with more mistakes it may as well be another run. */
const MISTAKES = 2;

/** @throws {InputError} always: naming the run that was probably meant, or saying that its beginning is gone. */
export async function refuseUnknownRun(journal: Journal, run: string): Promise<never> {
  const known = (await journal.heads()).map((head) => head.run);
  if (known.includes(run)) {
    throw new InputError(`the beginning of run ${run} was removed by hand`, {
      file: journal.name,
      advice: `Nothing was done. \`rampart runs verify ${run}\` says what is missing.`,
    });
  }
  const near = nearest(run, known);
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
