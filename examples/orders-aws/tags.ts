export type DataClass = "customer" | "operational" | "audit" | "none";

/** Who answers for a resource, how critical it is, and what sort of data it holds. */
export function tags(dataClass: DataClass, more: Record<string, string> = {}): Record<string, string> {
  return { service: "orders", owner: "team-orders", tier: "critical", "data-class": dataClass, ...more };
}

/** The backup plan selects by this tag, so that a new data store is covered from its first day. */
export const backedUp: Record<string, string> = { backup: "critical" };
