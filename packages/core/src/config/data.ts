/** What stands under `key` in data that need not have any form. */
export function child(value: unknown, key: string): unknown {
  const map = mapOf(value);
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

/** Empty for what is no map. */
export function mapOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

/** Empty for what is no list. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
