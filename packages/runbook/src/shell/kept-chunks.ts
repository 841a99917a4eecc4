import { KeptOutput } from "./kept-output.ts";
import { CommandRefused } from "./refusal.ts";

/**
 * What zx stores output in, bounded. While the command runs, zx reads it for pipes and iterators that begin late: what
 * they would miss by then is reported, for it would be missing in silence.
 */
export class KeptChunks extends Array<string | Buffer> {
  readonly #output: KeptOutput;
  readonly #missed: () => void;
  #isSettled: boolean = false;

  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  constructor(limit: number, missed: () => void) {
    super();
    this.#output = new KeptOutput(limit);
    this.#missed = missed;
  }

  override push(...chunks: (string | Buffer)[]): number {
    for (const chunk of chunks) this.#output.add(typeof chunk === "string" ? Buffer.from(chunk) : chunk);
    return this.length;
  }

  override [Symbol.iterator](): ArrayIterator<string | Buffer> {
    if (this.#isSettled) return super[Symbol.iterator]();
    if (this.#output.hasGap) this.#missed();
    return this.#output.parts()[Symbol.iterator]();
  }

  /** Whether something that was added is not kept. */
  get hasGap(): boolean {
    return this.#output.isOverLimit;
  }

  /** Makes it the list of what is kept. */
  settle(): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    const text = this.#output.text();
    if (text !== "") super.push(text);
  }
}

/**
 * Instead of output that is not kept whole, once its command has ended: results say what is left out, but a pipe that
 * begins only then would leave it out in silence.
 */
export class LostChunks extends Array<string | Buffer> {
  override [Symbol.iterator](): ArrayIterator<string | Buffer> {
    throw new CommandRefused(MISSED);
  }
}

/** What is wrong with a pipe that begins too late. */
export const MISSED =
  "some of the command's output was left out before it was asked for: pipe it or iterate over it at once";
