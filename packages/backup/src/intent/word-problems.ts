import type { ArgumentProblem } from "@rampart/component";

/** What is wrong with a word that the user chose for a rule, a selection or a copy: it ends in names of the cloud. */
export function wordProblems(path: string, word: string, longest: number): readonly ArgumentProblem[] {
  if (word.length > longest) {
    return [{ argument: path, problem: `the name has ${word.length} characters, ${longest} are allowed` }];
  }
  if (/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(word)) return [];
  return [{ argument: path, problem: "write the name with letters, digits, - and _ only" }];
}
