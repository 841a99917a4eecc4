import { StringDecoder } from "node:string_decoder";
import type { Redactor } from "./shell.ts";

/** A line that goes on for longer is shown in pieces. */
const LONGEST_LINE = 8192;

/** After so many milliseconds a line without an end is shown as far as it is: it may be a question, or progress. */
const PATIENCE = 200;

/** Shows what a stream of a command prints: decoded, redacted, in whole lines where it can. */
export class ShownOutput {
  readonly #decoder = new StringDecoder("utf8");
  readonly #redaction: ReturnType<Redactor["stream"]>;
  readonly #show: (text: string) => void;
  #line = "";
  #timer: NodeJS.Timeout | undefined;

  constructor(redactor: Redactor, show: (text: string) => void) {
    this.#redaction = redactor.stream();
    this.#show = show;
  }

  add(chunk: Buffer): void {
    this.#take(this.#redaction.push(this.#decoder.write(chunk)));
  }

  end(): void {
    this.#take(this.#redaction.push(this.#decoder.end()) + this.#redaction.end());
    this.#flush();
  }

  #take(text: string): void {
    this.#line += text;
    const end = this.#line.length > LONGEST_LINE ? this.#line.length : this.#line.lastIndexOf("\n") + 1;
    if (end > 0) {
      const shown = this.#line.slice(0, end);
      this.#line = this.#line.slice(end);
      this.#show(shown);
    }
    if (this.#line === "") this.#forgetTimer();
    else this.#timer ??= setTimeout(() => this.#flush(), PATIENCE);
  }

  #flush(): void {
    this.#forgetTimer();
    const line = this.#line;
    this.#line = "";
    if (line !== "") this.#show(line);
  }

  #forgetTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
