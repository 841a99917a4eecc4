import { appendFileSync } from "node:fs";
import { defineRunbook, type Runbook } from "@rampart/runbook";

// Of the tests: a step that somebody else has to approve.

const runbook: Runbook = defineRunbook(
  { name: "team/promote", purpose: "Promotes the standby", inputs: { properties: {} } },
  ({ step }) => [
    step({
      name: "promote the standby",
      approvals: 1,
      run: () => appendFileSync("effects", "promoted\n"),
    }),
  ],
);

export default runbook;
