/** Where bad input stands and what to do about it. */
export interface InputErrorPlace {
  /** The file, as the user named it; `-` is standard input. */
  readonly file?: string;
  /** JSON pointer into the file (RFC 6901). */
  readonly pointer?: string;
  readonly line?: number;
  readonly column?: number;
  /** What to do, in a sentence. */
  readonly advice?: string;
}

/**
 * Input a person has to mend: what was wrong, where, and what to do. The command line prints it without a stack
 * trace and ends with exit code 2.
 */
export class InputError extends Error {
  /** What was wrong, without the place and the advice. */
  readonly problem: string;
  readonly place: InputErrorPlace;

  constructor(problem: string, place: InputErrorPlace = {}) {
    super([location(place), problem].filter(Boolean).join(": ") + (place.advice ? `\n${place.advice}` : ""));
    this.name = "InputError";
    this.problem = problem;
    this.place = place;
  }

  /** One error for several problems, whose message has a line for each. */
  static all(problems: readonly InputError[]): InputError {
    const [only] = problems;
    if (only !== undefined && problems.length === 1) return only;
    return new InputError(problems.map(({ message }) => message).join("\n"));
  }
}

function location({ file, line, column, pointer }: InputErrorPlace): string {
  const position = line === undefined ? "" : `:${line}${column === undefined ? "" : `:${column}`}`;
  return [file === undefined ? "" : `${file}${position}`, pointer].filter(Boolean).join(" ");
}
