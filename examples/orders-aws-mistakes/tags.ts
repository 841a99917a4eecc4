export type DataClass = "customer" | "operational" | "audit" | "none";

/** Who answers for a resource, how critical it is, and what sort of data it holds. */
export function tags(dataClass: DataClass, more: Record<string, string> = {}): Record<string, string> {
  return { service: "orders", owner: "team-orders", tier: "critical", "data-class": dataClass, ...more };
}
