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
  readonly place: InputErrorPlace;

  constructor(problem: string, place: InputErrorPlace = {}) {
    super([location(place), problem].filter(Boolean).join(": ") + (place.advice ? `\n${place.advice}` : ""));
    this.name = "InputError";
    this.place = place;
  }
}

function location({ file, line, column, pointer }: InputErrorPlace): string {
  const position = line === undefined ? "" : `:${line}${column === undefined ? "" : `:${column}`}`;
  return [file === undefined ? "" : `${file}${position}`, pointer].filter(Boolean).join(" ");
}
