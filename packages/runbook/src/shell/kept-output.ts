/**
 * The first half and the last half of up to `limit` bytes, in memory of that size whatever is added. The first chunk is
 * held whole until the end, so that whoever reads from the beginning in time misses nothing.
 */
export class KeptOutput {
  readonly #limit: number;
  #head: Buffer = Buffer.alloc(0);
  #headLength = 0;
  #headLimit = 0;
  /** A ring. */
  #tail: Buffer | undefined;
  #tailLength = 0;
  #tailEnd = 0;
  #total = 0;

  constructor(limit: number) {
    this.#limit = Math.max(2, limit);
  }

  /** Whether something added is not there any more. */
  get hasGap(): boolean {
    return this.#total > this.#headLength + this.#tailLength;
  }

  /** Whether {@link text} does not say all. */
  get isOverLimit(): boolean {
    return this.#total > this.#limit;
  }

  add(chunk: Buffer): void {
    if (this.#total === 0) this.#headLimit = Math.max(Math.ceil(this.#limit / 2), chunk.length);
    this.#total += chunk.length;
    const first = Math.min(chunk.length, this.#headLimit - this.#headLength);
    if (first > 0) this.#addToHead(chunk.subarray(0, first));
    if (first < chunk.length) this.#addToTail(chunk.subarray(first));
  }

  /** All there is, in order. */
  parts(): readonly Buffer[] {
    const head = this.#head.subarray(0, this.#headLength);
    return [head, this.#tailInOrder()].filter(({ length }) => length > 0);
  }

  /** What is kept, cut between characters, with a line for what is not. */
  text(): string {
    const all = Buffer.concat(this.parts());
    if (!this.isOverLimit) return all.toString("utf8");
    const half = Math.floor(this.#limit / 2);
    const headEnd = endOfCharacters(all.subarray(0, half));
    let tailBegin = all.length - half;
    while (tailBegin < all.length && isContinuation(all[tailBegin])) tailBegin++;
    const head = all.toString("utf8", 0, headEnd);
    const leftOut = this.#total - headEnd - (all.length - tailBegin);
    const gap = `${head.endsWith("\n") ? "" : "\n"}[${leftOut} bytes left out]\n`;
    return head + gap + all.toString("utf8", tailBegin);
  }

  #addToHead(chunk: Buffer): void {
    const needed = this.#headLength + chunk.length;
    if (needed > this.#head.length) {
      const grown = Buffer.allocUnsafe(Math.min(this.#headLimit, Math.max(needed, 2 * this.#head.length)));
      this.#head.copy(grown, 0, 0, this.#headLength);
      this.#head = grown;
    }
    chunk.copy(this.#head, this.#headLength);
    this.#headLength = needed;
  }

  #addToTail(chunk: Buffer): void {
    const size = Math.ceil(this.#limit / 2);
    this.#tail ??= Buffer.allocUnsafe(size);
    const last = chunk.subarray(Math.max(0, chunk.length - size));
    const untilEdge = Math.min(last.length, size - this.#tailEnd);
    last.copy(this.#tail, this.#tailEnd, 0, untilEdge);
    last.copy(this.#tail, 0, untilEdge);
    this.#tailEnd = (this.#tailEnd + last.length) % size;
    this.#tailLength = Math.min(size, this.#tailLength + last.length);
  }

  #tailInOrder(): Buffer {
    const tail = this.#tail;
    if (tail === undefined) return Buffer.alloc(0);
    if (this.#tailLength < tail.length) return tail.subarray(0, this.#tailLength);
    return Buffer.concat([tail.subarray(this.#tailEnd), tail.subarray(0, this.#tailEnd)]);
  }
}

/** Where the last whole UTF-8 character of `bytes` ends. */
function endOfCharacters(bytes: Buffer): number {
  let begin = bytes.length - 1;
  while (begin > 0 && begin > bytes.length - 4 && isContinuation(bytes[begin])) begin--;
  const first = bytes[begin] ?? 0;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
  return begin + length > bytes.length ? begin : bytes.length;
}

/** Whether a UTF-8 character goes on with `byte`. */
function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
