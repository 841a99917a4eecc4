import { appendFileSync } from "node:fs";
import { defineRunbook, type Runbook } from "@rampart/runbook";

// Of the tests: works on a resource of the stack, in an order that cannot work.

const runbook: Runbook = defineRunbook(
  {
    name: "team/stacked",
    purpose: "Promotes the standby twice",
    inputs: {
      required: ["endpoint"],
      properties: {
        endpoint: { type: "string", description: "where the database is", stackOutput: "endpoint" },
      },
    },
  },
  ({ step, target }) => {
    const database = target<{ role: string }>({
      name: "database",
      resource: () => "orders",
      read: () => ({ role: "standby" }),
      model: () => ({ role: "standby" }),
    });
    const isStandby = (role: string | undefined): readonly string[] =>
      role === "standby" ? [] : ["it is no standby"];
    return [
      step({
        name: "promote",
        reads: { database },
        requires: ({ database: now }) => isStandby(now?.role),
        changes: () => ({ database: { role: "primary" } }),
        run: () => appendFileSync("effects", "promoted\n"),
      }),
      step({
        name: "promote again",
        reads: { database },
        requires: ({ database: now }) => isStandby(now?.role),
        run: () => appendFileSync("effects", "promoted again\n"),
      }),
    ];
  },
);

export default runbook;
