import { WireReader } from "./wire-reader.ts";
import { WireWriter } from "./wire-writer.ts";

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

/**
 * Encodes plain objects as a `google.protobuf.Struct`, so that {@link decodeProperties} gives the same again. Keys
 * whose value is undefined are left out. The SDK's own encoder loses keys called `__proto__`.
 *
 * @throws {TypeError} if they hold something that JSON cannot say, such as a function.
 */
export function encodeProperties(properties: Readonly<Record<string, unknown>>): Buffer {
  const writer = new WireWriter();
  writeStruct(writer, properties);
  return writer.finish();
}

function writeStruct(writer: WireWriter, object: object): void {
  for (const [key, value] of Object.entries(object)) {
    if (value === undefined) continue;
    const entry = writer.begin(STRUCT_ENTRY);
    writer.text(ENTRY_KEY, key);
    writeValue(writer, ENTRY_VALUE, value);
    writer.end(entry);
  }
}

function writeValue(writer: WireWriter, tag: number, value: unknown): void {
  const message = writer.begin(tag);
  if (value === null || value === undefined) writer.boolean(NULL_VALUE, false);
  else if (typeof value === "string") writer.text(STRING_VALUE, value);
  else if (typeof value === "boolean") writer.boolean(BOOL_VALUE, value);
  else if (typeof value === "number") writer.double(NUMBER_VALUE, value);
  else if (typeof value === "object") writeObject(writer, value);
  else throw new TypeError(`a property cannot hold a ${typeof value}`);
  writer.end(message);
}

function writeObject(writer: WireWriter, object: object): void {
  const isList = Array.isArray(object);
  const message = writer.begin(isList ? LIST_VALUE : STRUCT_VALUE);
  if (isList) for (const item of object) writeValue(writer, LIST_ITEM, item);
  else writeStruct(writer, object);
  writer.end(message);
}
