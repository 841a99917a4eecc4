import { WireReader } from "./wire-reader.ts";

// Tags of `google.protobuf.Struct`, `Value` and `ListValue`: number of the field * 8 + how it is written.
const STRUCT_ENTRY = 0x0a;
const ENTRY_KEY = 0x0a;
const ENTRY_VALUE = 0x12;
const NULL_VALUE = 0x08;
const NUMBER_VALUE = 0x11;
const STRING_VALUE = 0x1a;
const BOOL_VALUE = 0x20;
const STRUCT_VALUE = 0x2a;
const LIST_VALUE = 0x32;
const LIST_ITEM = 0x0a;

/**
 * Decodes a `google.protobuf.Struct` into plain objects. Secrets and values that are not known stay in Pulumi's own
 * encoding.
 *
 * @throws {RangeError} if the bytes are not such a message.
 */
export function decodeProperties(struct: Buffer): Record<string, unknown> {
  return readStruct(new WireReader(struct), struct.length);
}

function readStruct(reader: WireReader, end: number): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  while (reader.hasMore(end)) {
    const tag = reader.varint();
    if (tag === STRUCT_ENTRY) readEntry(reader, reader.lengthPrefixed(end), object);
    else reader.skip(tag, end);
  }
  return object;
}

function readEntry(reader: WireReader, end: number, object: Record<string, unknown>): void {
  let key = "";
  let value: unknown = null;
  while (reader.hasMore(end)) {
    const tag = reader.varint();
    if (tag === ENTRY_KEY) key = reader.text(end);
    else if (tag === ENTRY_VALUE) value = readValue(reader, reader.lengthPrefixed(end));
    else reader.skip(tag, end);
  }
  if (key !== "__proto__") object[key] = value;
  // An assignment would set the prototype.
  else Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

function readValue(reader: WireReader, end: number): unknown {
  let value: unknown = null;
  while (reader.hasMore(end)) {
    const tag = reader.varint();
    switch (tag) {
      case STRING_VALUE:
        value = reader.text(end);
        break;
      case STRUCT_VALUE:
        value = readStruct(reader, reader.lengthPrefixed(end));
        break;
      case LIST_VALUE:
        value = readList(reader, reader.lengthPrefixed(end));
        break;
      case BOOL_VALUE:
        value = reader.varint() !== 0;
        break;
      case NUMBER_VALUE:
        value = reader.double();
        break;
      case NULL_VALUE:
        reader.varint();
        value = null;
        break;
      default:
        reader.skip(tag, end);
    }
  }
  return value;
}

function readList(reader: WireReader, end: number): unknown[] {
  const list: unknown[] = [];
  while (reader.hasMore(end)) {
    const tag = reader.varint();
    if (tag === LIST_ITEM) list.push(readValue(reader, reader.lengthPrefixed(end)));
    else reader.skip(tag, end);
  }
  return list;
}
