import { defineRunbook, type Runbook, type Step } from "@rampart/runbook";

export const RIGHT_ORDER = ["fence the entry", "restore the database", "open the entry"] as const;

/**
 * Brings the order service of `examples/orders-aws` back in its recovery region, with its steps in the given order. It
 * is for simulations only: nothing in it can be run.
 */
export function recoverOrders(order: readonly (typeof RIGHT_ORDER)[number][]): Runbook {
  return defineRunbook(
    {
      name: "recover-orders",
      purpose: "Brings the order service back in its recovery region.",
      inputs: {
        required: ["vault"],
        properties: {
          entry: { type: "string", description: "DNS record of the service", default: "primary" },
          vault: { type: "string", description: "vault with the copies of the database" },
        },
      },
      objectives: {},
    },
    ({ target, step }) => {
      const entry = target({
        name: "entry",
        read: never,
        resource: ({ entry }) => String(entry),
        model: (record) => ({ leadsTo: record?.get("setIdentifier").knownText() ?? "nowhere" }),
      });
      const vault = target({
        name: "copies",
        read: never,
        resource: ({ vault }) => String(vault),
        model: () => ({ hasCopies: true }),
      });
      const database = target({ name: "restored database", read: never, model: () => ({ rows: "none" }) });
      const steps: readonly Step[] = [
        step({
          name: "fence the entry",
          reads: { entry },
          changes: () => ({ entry: { leadsTo: "maintenance page" } }),
          run: never,
        }),
        step({
          name: "restore the database",
          reads: { entry, vault, database },
          requires: ({ entry }) =>
            entry?.leadsTo === "primary" ? ["clients still write to the old one"] : [],
          changes: () => ({ database: { rows: "all" } }),
          run: never,
        }),
        step({
          name: "open the entry",
          reads: { entry, database },
          requires: ({ database }) => (database?.rows === "all" ? [] : ["the database is not restored"]),
          changes: () => ({ entry: { leadsTo: "secondary" } }),
          run: never,
        }),
      ];
      return order.flatMap((name) => steps.filter((one) => one.name === name));
    },
  );
}

function never(): never {
  throw new Error("a simulation reaches nothing");
}
