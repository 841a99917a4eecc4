/** Where a value stands: keys and list positions from the top. */
export type Path = readonly (string | number)[];

const DEEPEST = 10;

/** The paths of all values inside `value`, objects and lists included, the top excluded. */
export function pathsIn(value: unknown, prefix: Path = []): Path[] {
  if (typeof value !== "object" || value === null || prefix.length >= DEEPEST) return [];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return entries.flatMap(([key, item]) => {
    const path = [...prefix, key];
    return [path, ...pathsIn(item, path)];
  });
}

/** The value at `path`. */
export function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], value);
}

/** A copy of `value` with `replacement` at `path`. */
export function replaceAt(value: unknown, path: Path, replacement: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return replacement;
  const inner = value as Record<string | number, unknown>;
  const copy = (Array.isArray(value) ? [...value] : { ...inner }) as Record<string | number, unknown>;
  copy[key] = replaceAt(inner[key], rest, replacement);
  return copy;
}

/** For people: `ingress[0].cidrBlocks`. */
export function showPath(path: Path): string {
  return path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`))
    .join("")
    .replace(/^\./, "");
}
