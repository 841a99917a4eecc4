import { InputError } from "@rampart/core/errors";
import { allRules } from "@rampart/policies";
import { examplesOf } from "@rampart/policies/examples";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Terminal } from "../output/terminal.ts";
import { rulePage } from "./page.ts";
import { suggest } from "./suggest.ts";

/**
 * Prints the page of a rule: what it wants, why, how to mend it, and its examples.
 *
 * @throws {InputError} if there is no such rule.
 */
export function explain(id: string, terminal: Terminal): ExitCode {
  const rule = allRules.find((one) => one.id === id);
  if (rule === undefined) {
    const meant = suggest(
      id,
      allRules.map((one) => one.id),
    );
    throw new InputError(`there is no rule ${id}`, {
      advice: meant === undefined ? "`rampart rules` lists them." : `Did you mean ${meant}?`,
    });
  }
  terminal.print(rulePage(rule, examplesOf(rule)));
  return EXIT.ok;
}
