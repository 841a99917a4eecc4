/** A text that is not the quantity it should be: the message says what is wrong and what is accepted. */
export class UnitError extends Error {
  constructor(text: string, problem: string, accepted: string) {
    super(`"${shorten(text)}" ${problem}; write ${accepted}`);
    this.name = "UnitError";
  }
}

const LONGEST_SHOWN = 60;

function shorten(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
