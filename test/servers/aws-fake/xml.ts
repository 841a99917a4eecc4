import { isRecord, type Member, type Shape } from "./model.ts";
import { simple } from "./query.ts";

/** An element, as far as answers of AWS need it: attributes and comments are left out. */
export interface Element {
  readonly name: string;
  readonly children: readonly Element[];
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** Reads a document; it is not for documents that somebody else may have made. */
export function parseXml(text: string): Element {
  const root: Building = { name: "", children: [], text: "" };
  const open: Building[] = [root];
  for (const [, prolog, end, name, isEmpty, chars] of text.matchAll(
    /(<[?!][^>]*>)|<(\/?)([\w:.-]+)[^>]*?(\/?)>|([^<]+)/g,
  )) {
    const top = open.at(-1);
    if (prolog !== undefined || top === undefined) continue;
    if (chars !== undefined) top.text += chars;
    else if (end === "/") open.pop();
    else {
      const element: Building = { name: name ?? "", children: [], text: "" };
      top.children.push(element);
      if (isEmpty !== "/") open.push(element);
    }
  }
  const [document] = root.children;
  if (document === undefined) throw new Error("there is no element in it");
  return document;
}

interface Building {
  readonly name: string;
  readonly children: Building[];
  text: string;
}

/** The element of that name in another. */
export function childOf(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((child) => child.name === name);
}

function textOf(element: Element | undefined): string {
  return (element?.text ?? "")
    .trim()
    .replaceAll(
      /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
      (whole, hex: string | undefined, decimal: string | undefined, named: string) => {
        if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
        if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
        return ENTITIES[named] ?? whole;
      },
    );
}

/** Reads a value of that shape. What the shape does not know is left out: moto adds things of its own. */
export function fromXml(element: Element, { shape, traits }: Member): unknown {
  if (shape.kind === "structure" || shape.kind === "union") {
    return Object.fromEntries(
      shape.members.flatMap((name) => {
        const member = shape.member(name);
        const child = childOf(element, String(member.traits.xmlName ?? name));
        return child === undefined ? [] : [[name, fromXml(child, member)] as const];
      }),
    );
  }
  if (shape.kind === "list") {
    const member = shape.member();
    const name = String(member.traits.xmlName ?? "member");
    const items = traits.xmlFlattened === undefined ? element.children : [element];
    return items.filter((item) => item.name === name).map((item) => fromXml(item, member));
  }
  return simple(shape, textOf(element));
}

/** Writes the members of a structure as elements. */
export function toXml(value: unknown, shape: Shape): string {
  if ((shape.kind !== "structure" && shape.kind !== "union") || !isRecord(value)) return "";
  return Object.entries(value)
    .map(([name, one]) => {
      if (one === undefined) return "";
      const member = shape.member(name);
      return element(String(member.traits.xmlName ?? name), contents(one, member.shape));
    })
    .join("");
}

function contents(value: unknown, shape: Shape): string {
  if (shape.kind === "list" && Array.isArray(value)) {
    const member = shape.member();
    const name = String(member.traits.xmlName ?? "member");
    return value.map((one) => element(name, contents(one, member.shape))).join("");
  }
  if (shape.kind === "structure" || shape.kind === "union") return toXml(value, shape);
  return escaped(value instanceof Date ? value.toISOString() : String(value));
}

export function element(name: string, inner: string): string {
  return `<${name}>${inner}</${name}>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
