import { appendFileSync } from "node:fs";
import { defineRunbook, type Runbook } from "@rampart/runbook";

// Of the tests: a step that takes until somebody makes the file `go`, then leaves a timer behind.

const effect = (line: string): void => appendFileSync("effects", `${line}\n`);

const runbook: Runbook = defineRunbook(
  {
    name: "team/slow",
    purpose: "Waits for a file",
    inputs: { properties: {} },
    objectives: { rto: "15m" },
  },
  ({ step }) => [
    step({
      name: "wait for it",
      run: async ({ $ }) => {
        await $`sh -c ${"echo begins >> effects; until test -e go; do sleep 0.05; done"}`;
        effect("ends");
        setInterval(() => undefined, 60_000);
      },
      ifItFails: "Make the file.",
    }),
    step({ name: "go on", run: () => effect("goes on") }),
  ],
);

export default runbook;
