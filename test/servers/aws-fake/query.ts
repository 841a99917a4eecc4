import type { Member, Shape, Traits } from "./model.ts";

/** How a form names what it holds: EC2 has a dialect of its own. */
export type Dialect = "query" | "ec2";

/**
 * Reads the input of an operation from a form.
 *
 * @param problems gets what the form holds that the operation does not know.
 */
export function fromForm(
  form: URLSearchParams,
  shape: Shape,
  dialect: Dialect,
  problems: string[],
): Record<string, unknown> {
  const left = new Map([...form].filter(([name]) => name !== "Action" && name !== "Version"));
  const value = read(left, "", { shape, traits: {} }, dialect);
  for (const name of left.keys()) problems.push(`the form holds ${name}, which is unknown to the operation`);
  return (value ?? {}) as Record<string, unknown>;
}

function read(left: Map<string, string>, path: string, { shape, traits }: Member, dialect: Dialect): unknown {
  if (shape.kind === "structure" || shape.kind === "union") {
    const entries = shape.members.flatMap((name) => {
      const member = shape.member(name);
      const value = read(left, join(path, memberName(name, member.traits, dialect)), member, dialect);
      return value === undefined ? [] : [[name, value] as const];
    });
    return entries.length === 0 && path !== "" ? undefined : Object.fromEntries(entries);
  }
  if (shape.kind === "list") {
    const member = shape.member();
    const isFlat = dialect === "ec2" || traits.xmlFlattened !== undefined;
    const base = isFlat ? path : join(path, String(member.traits.xmlName ?? "member"));
    // That a list is empty is said by its name alone.
    if (left.get(path) === "") {
      left.delete(path);
      return [];
    }
    const items: unknown[] = [];
    for (;;) {
      const value = read(left, `${base}.${items.length + 1}`, member, dialect);
      if (value === undefined) break;
      items.push(value);
    }
    return items.length === 0 ? undefined : items;
  }
  const text = left.get(path);
  if (text === undefined) return undefined;
  left.delete(path);
  return simple(shape, text);
}

function memberName(name: string, traits: Traits, dialect: Dialect): string {
  const { xmlName, ec2QueryName } = traits;
  if (dialect === "query") return String(xmlName ?? name);
  if (typeof ec2QueryName === "string") return ec2QueryName;
  const told = typeof xmlName === "string" ? xmlName : name;
  return told.charAt(0).toUpperCase() + told.slice(1);
}

/** A simple value from its text; what is none of its type stays a text, and is found to be wrong. */
export function simple(shape: Shape, text: string): unknown {
  switch (shape.kind) {
    case "number":
      return text.trim() === "" || Number.isNaN(Number(text)) ? text : Number(text);
    case "boolean":
      return /^(true|false)$/i.test(text) ? text.toLowerCase() === "true" : text;
    case "timestamp":
      return new Date(text);
    case "blob":
      return new Uint8Array(Buffer.from(text, "base64"));
    default:
      return text;
  }
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
