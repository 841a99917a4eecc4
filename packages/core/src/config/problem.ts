import { InputError } from "../errors.ts";
import type { Position } from "./yaml-document.ts";

/** Keys and list indices from the top of a document. */
export type Path = readonly string[];

/** Something wrong in a document whose positions are not known yet. */
export interface Problem {
  readonly path: Path;
  /** Whether the key is wrong, or what stands behind it. */
  readonly at: "key" | "value";
  readonly problem: string;
}

/** Where `path` stands in the file that people wrote. */
export type Locate = (path: Path, at: Problem["at"]) => { readonly path: Path; readonly position: Position };

const MOST_SHOWN = 100;

/** @throws {InputError} with a line for each problem, in the order of the file, if there are any. */
export function refuseProblems(problems: readonly Problem[], file: string, locate: Locate): void {
  if (problems.length === 0) return;
  const errors = problems
    .map(({ path, at, problem }) => ({ problem, ...locate(path, at) }))
    .sort(
      (one, other) => one.position.line - other.position.line || one.position.column - other.position.column,
    )
    .map(
      ({ path, position, problem }) =>
        new InputError(problem, { file, ...position, pointer: pointerTo(path) }),
    );
  const hidden = errors.length - MOST_SHOWN;
  const rest = hidden > 0 ? [new InputError(`and ${hidden} more problems`, { file })] : [];
  throw InputError.all([...errors.slice(0, MOST_SHOWN), ...rest]);
}

/** JSON pointer (RFC 6901). */
function pointerTo(path: Path): string {
  return path.length === 0
    ? "/"
    : path.map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** The keys in a JSON pointer. */
export function pathOf(pointer: string): Path {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}
