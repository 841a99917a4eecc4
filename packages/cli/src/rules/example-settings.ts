import type { AnyRuleExample } from "@rampart/policy/testing";

const PLAIN = /^[A-Za-z0-9][\w.-]*$/;

/** What `rampart.yaml` promises in an example, as a reader would write it; empty where it says nothing. */
export function exampleSettings({ settings }: Pick<AnyRuleExample, "settings">): string {
  const { tiers = {}, workloads = {} } = settings?.promises ?? {};
  const section = (name: string, entries: object): string[] =>
    Object.entries(entries).length === 0
      ? []
      : [`${name}:`, ...Object.entries(entries).map(([key, value]) => `  ${key}: ${inline(value)}`)];
  return [...section("tiers", tiers), ...section("workloads", workloads)].join("\n");
}

/** In YAML's flow style. */
function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, item]) => `${key}: ${inline(item)}`);
    return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
  }
  return typeof value === "string" && !(PLAIN.test(value) && Number.isNaN(Number(value)))
    ? JSON.stringify(value)
    : String(value);
}
