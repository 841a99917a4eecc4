import type { ArgumentProblem } from "./argument-error.ts";

/**
 * What is wrong where something that exists is adopted, and also described as if it were to be made.
 *
 * @param args As the component was given them.
 * @param existing Name of the argument that adopts.
 * @param made Names of the arguments that only make sense for what is made.
 * @param path Where `args` stand among the arguments, such as `copies.frankfurt`; at the top by default.
 */
export function adoptProblems(
  args: object,
  existing: string,
  made: readonly string[],
  path = "",
): readonly ArgumentProblem[] {
  const given = new Map(Object.entries(args));
  if (given.get(existing) === undefined) return [];
  const both = made.filter((name) => given.get(name) !== undefined);
  if (both.length === 0) return [];
  return [
    {
      argument: path === "" ? existing : `${path}.${existing}`,
      problem: `it adopts what exists, and ${both.join(", ")} would make it; give one or the other`,
    },
  ];
}

/** What is wrong where one of several arguments must be given, and none or more are. */
export function exactlyOneProblems(
  args: object,
  names: readonly string[],
  path = "",
): readonly ArgumentProblem[] {
  const given = new Map(Object.entries(args));
  const set = names.filter((name) => given.get(name) !== undefined);
  if (set.length === 1) return [];
  const found = set.length === 0 ? "none is given" : `${set.join(" and ")} are given`;
  return [
    { argument: path === "" ? "arguments" : path, problem: `exactly one of ${names.join(", ")}; ${found}` },
  ];
}
