/**
 * Reads protobuf's wire format field by field, so that nothing is decoded that nobody asks for.
 * Source: https://protobuf.dev/programming-guides/encoding/.
 */
export class WireReader {
  readonly #bytes: Buffer;
  /** Where the next field, or the content of the current one, begins. */
  #position: number;

  constructor(bytes: Buffer, position = 0) {
    this.#bytes = bytes;
    this.#position = position;
  }

  get position(): number {
    return this.#position;
  }

  /** Whether the message that ends at `end` has another field. */
  hasMore(end: number): boolean {
    return this.#position < end;
  }

  /** A number without sign, such as the tag of a field: `number of the field * 8 + how it is written`. */
  varint(): number {
    let byte = this.#byte();
    let value = byte & 0x7f;
    // Numbers beyond 32 bits occur only in fields that are skipped; their low bits are right all the same.
    for (let factor = 0x80; byte >= 0x80; factor *= 0x80) {
      if (factor > 2 ** 63) throw new RangeError("a number in the message is longer than 64 bits");
      byte = this.#byte();
      value += (byte & 0x7f) * factor;
    }
    return value;
  }

  /** The end of the text, message or list of bytes that begins here, which must be inside `end`. */
  lengthPrefixed(end: number): number {
    const length = this.varint();
    const contentEnd = this.#position + length;
    if (contentEnd > end) throw truncated();
    return contentEnd;
  }

  text(end: number): string {
    const contentEnd = this.lengthPrefixed(end);
    const text = this.#bytes.toString("utf8", this.#position, contentEnd);
    this.#position = contentEnd;
    return text;
  }

  /** The bytes themselves; they are not copied. */
  content(end: number): Buffer {
    const contentEnd = this.lengthPrefixed(end);
    const content = this.#bytes.subarray(this.#position, contentEnd);
    this.#position = contentEnd;
    return content;
  }

  double(): number {
    if (this.#position + 8 > this.#bytes.length) throw truncated();
    const value = this.#bytes.readDoubleLE(this.#position);
    this.#position += 8;
    return value;
  }

  /** Passes over the content of a field that was announced by `tag`. */
  skip(tag: number, end: number): void {
    switch (tag & 7) {
      case 0:
        this.varint();
        return;
      case 1:
        this.#advance(8);
        return;
      case 2:
        this.#position = this.lengthPrefixed(end);
        return;
      case 5:
        this.#advance(4);
        return;
      default:
        throw new RangeError(`the message has a field of the unknown wire type ${tag & 7}`);
    }
  }

  #advance(length: number): void {
    if (this.#position + length > this.#bytes.length) throw truncated();
    this.#position += length;
  }

  #byte(): number {
    const byte = this.#bytes[this.#position];
    if (byte === undefined) throw truncated();
    this.#position += 1;
    return byte;
  }
}

function truncated(): RangeError {
  return new RangeError("the message ends in the middle of a field");
}
