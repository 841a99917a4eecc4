/** The text of a first runbook: a gate, a step that can be probed and undone, all with zx. */
export function runbookText(name: string): string {
  return `import { defineRunbook } from "@rampart/runbook";

export default defineRunbook(
  {
    name: ${JSON.stringify(name)},
    purpose: "Says in a sentence what this is for",
    inputs: {
      required: ["service"],
      properties: {
        service: { type: "string", description: "name of the service" },
        // An input can come from an output of the stack: stackOutput: "databaseEndpoint".
        // A secret is written down nowhere: secret: true.
      },
    },
    objectives: { rto: "15m" },
  },
  ({ target, gate, step }) => {
    const marker = target({
      name: "marker file",
      read: async ({ $, inputs }) => {
        const { exitCode } = await $({ nothrow: true })\`test -e \${markerOf(inputs.service)}\`;
        return { isThere: exitCode === 0 };
      },
      // Where a simulation begins.
      model: () => ({ isThere: false }),
    });

    return [
      gate({
        name: "nobody else is at it",
        reads: { marker },
        check: ({ marker: found }) => ({
          passes: found?.isThere === false,
          value: found?.isThere === false ? "no marker" : "there is a marker already",
          advice: "Find out whose it is.",
        }),
      }),
      step({
        name: "set the marker",
        purpose: "Marks the service as under maintenance",
        reads: { marker },
        changes: () => ({ marker: { isThere: true } }),
        run: async ({ $, inputs }) => {
          await $\`touch \${markerOf(inputs.service)}\`;
        },
        // Asked after a crash: has it happened?
        probe: async ({ $, inputs }) => {
          const { exitCode } = await $({ nothrow: true })\`test -e \${markerOf(inputs.service)}\`;
          return { is: exitCode === 0 ? "done" : "not-done" };
        },
        undo: async ({ $, inputs }) => {
          await $\`rm -f \${markerOf(inputs.service)}\`;
        },
        timeout: "30s",
        ifItFails: "Look whether the disk is full.",
      }),
    ];
  },
);

function markerOf(service: string): string {
  return \`/tmp/\${service}.maintenance\`;
}
`;
}

/** The text of its rehearsal. */
export function rehearsalText(name: string): string {
  const file = `./${name.split("/").at(-1)}.ts`;
  return `import { rehearse } from "@rampart/runbook/testing";
import { expect, it } from "vitest";
import runbook from "${file}";

it("sets the marker where there is none", async () => {
  const rehearsal = await rehearse(runbook, {
    inputs: { service: "orders" },
    // What the commands answer; nothing is run.
    replies: [{ command: /^test -e/, exitCode: 1 }],
    expect: { status: "completed", steps: ["nobody else is at it", "set the marker"] },
  });
  expect(rehearsal.problems).toEqual([]);
});

it("stops where somebody else is at it", async () => {
  const rehearsal = await rehearse(runbook, {
    inputs: { service: "orders" },
    replies: [{ command: /^test -e/, exitCode: 0 }],
    expect: { status: "refused", steps: ["nobody else is at it"] },
  });
  expect(rehearsal.problems).toEqual([]);
});
`;
}
