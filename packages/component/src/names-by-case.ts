import type { ArgumentProblem } from "./argument-error.ts";

/** Names that differ in case only: providers take them for one, or people do. */
export function sameNameProblems(path: string, names: readonly string[]): readonly ArgumentProblem[] {
  const groups = Map.groupBy(names, (name) => name.toLowerCase());
  return [...groups.values()].flatMap((same) =>
    same.slice(1).map((name) => ({
      argument: `${path}.${name}`,
      problem: `it differs from ${same[0]} in case only; choose another name`,
    })),
  );
}
