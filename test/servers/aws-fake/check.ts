import { isRecord, type Shape } from "./model.ts";

/** What is wrong with a value of that shape, each with its path; nothing if it is one. */
export function problemsWith(shape: Shape, value: unknown, path: string): readonly string[] {
  switch (shape.kind) {
    case "string":
    case "number":
    case "boolean":
      return typeof value === shape.kind ? [] : [`${path} is ${nameOf(value)} instead of a ${shape.kind}`];
    case "timestamp":
      return value instanceof Date && !Number.isNaN(value.getTime())
        ? []
        : [`${path} is ${nameOf(value)} instead of a timestamp`];
    case "blob":
      return value instanceof Uint8Array ? [] : [`${path} is ${nameOf(value)} instead of bytes`];
    case "document":
      return [];
    case "unit":
      return isRecord(value) && Object.keys(value).length === 0 ? [] : [`${path} is not empty`];
    case "list": {
      if (!Array.isArray(value)) return [`${path} is ${nameOf(value)} instead of a list`];
      const { shape: member } = shape.member();
      return value.flatMap((one, index) => problemsWith(member, one, `${path}[${index}]`));
    }
    case "map": {
      if (!isRecord(value)) return [`${path} is ${nameOf(value)} instead of a map`];
      const { shape: member } = shape.member();
      return Object.entries(value).flatMap(([key, one]) => problemsWith(member, one, `${path}.${key}`));
    }
    default:
      return problemsWithMembers(shape, value, path);
  }
}

function problemsWithMembers(
  shape: Extract<Shape, { readonly kind: "structure" | "union" }>,
  value: unknown,
  path: string,
): readonly string[] {
  if (!isRecord(value) || value instanceof Date || value instanceof Uint8Array) {
    return [`${path} is ${nameOf(value)} instead of a ${shape.name}`];
  }
  const given = Object.entries(value).filter(([, one]) => one !== undefined);
  const names = new Set(given.map(([name]) => name));
  return [
    ...[...shape.required].filter((name) => !names.has(name)).map((name) => `${path}.${name} is missing`),
    ...(shape.kind === "union" && names.size !== 1
      ? [`${path} has ${names.size} members instead of one`]
      : []),
    ...given.flatMap(([name, one]) =>
      shape.members.includes(name)
        ? problemsWith(shape.member(name).shape, one, `${path}.${name}`)
        : [`${path}.${name} is unknown to ${shape.name}`],
    ),
  ];
}

function nameOf(value: unknown): string {
  if (value === null || value === undefined) return "missing";
  if (Array.isArray(value)) return "a list";
  if (value instanceof Date) return "a timestamp";
  if (value instanceof Uint8Array) return "bytes";
  return typeof value === "object" ? "an object" : `the ${typeof value} ${JSON.stringify(value)}`;
}
