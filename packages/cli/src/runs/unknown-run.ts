import { InputError } from "@rampart/core/errors";
import type { Journal } from "@rampart/runbook/journal";
import { suggest } from "../rules/suggest.ts";

/** @throws {InputError} always: naming the run that was probably meant. */
export async function refuseUnknownRun(journal: Journal, run: string): Promise<never> {
  const known = (await journal.heads()).map((head) => head.run);
  const near = suggest(run, known);
  throw new InputError(`there is no run "${run}"${near === undefined ? "" : `; did you mean "${near}"?`}`, {
    file: journal.name,
    advice: "`rampart runs` lists them; --journal names another journal.",
  });
}
