/** A message that is being written. */
interface OpenMessage {
  readonly tag: number;
  readonly head: number;
  readonly start: number;
}

const NO_BYTES = Buffer.alloc(0);

/**
 * Writes protobuf's wire format field by field. Tags are `number of the field * 8 + how it is written`.
 * Source: https://protobuf.dev/programming-guides/encoding/.
 */
export class WireWriter {
  readonly #parts: Uint8Array[] = [];
  #length = 0;

  text(tag: number, text: string): void {
    this.content(tag, Buffer.from(text, "utf8"));
  }

  /** A message, text or list of bytes that is encoded already. */
  content(tag: number, content: Uint8Array): void {
    this.#add(Buffer.from([...varint(tag), ...varint(content.length)]));
    this.#add(content);
  }

  /** Begins a message: what is written from here on is inside it, until {@link end} is told what this returns. */
  begin(tag: number): OpenMessage {
    // The head says how long the message is, which is known when it ends.
    return { tag, head: this.#parts.push(NO_BYTES) - 1, start: this.#length };
  }

  end({ tag, head, start }: OpenMessage): void {
    const bytes = Buffer.from([...varint(tag), ...varint(this.#length - start)]);
    this.#parts[head] = bytes;
    this.#length += bytes.length;
  }

  boolean(tag: number, value: boolean): void {
    this.#add(Buffer.from([...varint(tag), value ? 1 : 0]));
  }

  double(tag: number, value: number): void {
    const head = varint(tag);
    const bytes = Buffer.alloc(head.length + 8);
    bytes.set(head);
    bytes.writeDoubleLE(value, head.length);
    this.#add(bytes);
  }

  finish(): Buffer {
    return Buffer.concat(this.#parts, this.#length);
  }

  #add(part: Uint8Array): void {
    this.#parts.push(part);
    this.#length += part.length;
  }
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let left = value;
  while (left >= 0x80) {
    bytes.push((left % 0x80) + 0x80);
    left = Math.floor(left / 0x80);
  }
  return [...bytes, left];
}
