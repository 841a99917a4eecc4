import type { Mapper, Models } from "../models/mapper.ts";

interface XmlMapper extends Mapper {
  readonly xmlName?: string;
  readonly xmlElementName?: string;
  readonly xmlIsWrapped?: boolean;
  readonly xmlIsAttribute?: boolean;
}

/** An object by the names of the SDK. */
export interface Plain {
  readonly [member: string]: unknown;
}

/**
 * Writes an answer as its model says.
 *
 * @throws {Error} on a member that the model does not have, one that it wants, or another type than it says.
 */
export function writeXml(object: Plain, mapper: Mapper, models: Models): string {
  return `<?xml version="1.0" encoding="utf-8"?>${element(object, mapper as XmlMapper, models)}`;
}

function element(value: unknown, mapper: XmlMapper, models: Models, given?: string): string {
  const name = given ?? mapper.xmlName ?? mapper.serializedName ?? "";
  const { type } = mapper;
  if (type.name === "Sequence") return sequence(value, mapper, models, name);
  if (type.name === "Composite") return composite(value, mapper, models, name);
  if (type.name === "Dictionary") {
    const entries = Object.entries(value as Plain).map(([key, one]) => `<${key}>${text(one)}</${key}>`);
    return `<${name}>${entries.join("")}</${name}>`;
  }
  const check = SIMPLE[type.name];
  if (check?.(value) !== true) throw new Error(`${name} is ${String(value)}, not a ${type.name}`);
  return `<${name}>${text(value)}</${name}>`;
}

function sequence(value: unknown, mapper: XmlMapper, models: Models, name: string): string {
  const { element: one } = mapper.type;
  if (!Array.isArray(value) || one === undefined) throw new Error(`${name} is no list`);
  const item = mapper.xmlElementName ?? name;
  const items = value.map((each) => element(each, one as XmlMapper, models, item)).join("");
  return mapper.xmlIsWrapped === true ? `<${name}>${items}</${name}>` : items;
}

function composite(value: unknown, mapper: XmlMapper, models: Models, name: string): string {
  if (typeof value !== "object" || value === null) throw new Error(`${name} is no object`);
  const base = models[mapper.type.className ?? ""] as Mapper | undefined;
  const properties = mapper.type.modelProperties ?? base?.type.modelProperties ?? {};
  const unknown = Object.keys(value).filter((key) => !(key in properties));
  if (unknown.length > 0) throw new Error(`${name} has no member ${unknown.join(", ")}`);
  let attributes = "";
  let inner = "";
  for (const [key, one] of Object.entries(properties)) {
    const member: unknown = Reflect.get(value, key);
    const property = one as XmlMapper & { readonly xmlIsMsText?: boolean };
    if (member === undefined) {
      if (property.required === true) throw new Error(`${name}.${key} is missing`);
    } else if (property.xmlIsAttribute === true) attributes += ` ${property.xmlName}="${text(member)}"`;
    else if (property.xmlIsMsText === true) inner += text(member);
    else inner += element(member, property, models);
  }
  return `<${name}${attributes}>${inner}</${name}>`;
}

function text(value: unknown): string {
  const written = value instanceof Date ? value.toUTCString() : String(value);
  return written.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

const isText = (value: unknown): boolean => typeof value === "string";

const SIMPLE: Readonly<Record<string, (value: unknown) => boolean>> = {
  String: isText,
  Enum: isText,
  ByteArray: isText,
  Number: (value) => typeof value === "number",
  Boolean: (value) => typeof value === "boolean",
  DateTimeRfc1123: (value) => value instanceof Date,
};
