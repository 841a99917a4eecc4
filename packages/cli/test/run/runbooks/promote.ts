import { appendFileSync, existsSync } from "node:fs";
import { defineRunbook, type Runbook } from "@rampart/runbook";

// Of the tests: a step that somebody else has to approve.

const runbook: Runbook = defineRunbook(
  { name: "team/promote", purpose: "Promotes the standby", inputs: { properties: {} } },
  ({ target, step }) => {
    const standby = target({
      name: "standby",
      read: () => ({ role: existsSync("effects") ? "primary" : "standby" }),
    });
    return [
      step({
        name: "promote the standby",
        approvals: 1,
        reads: { standby },
        changes: () => ({ standby: { role: "primary" } }),
        run: () => appendFileSync("effects", "promoted\n"),
      }),
    ];
  },
);

export default runbook;
