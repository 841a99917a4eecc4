/** The text of a first runbook: small enough to be replaced, with all that a step of a good one has. */
export function runbookText(name: string): string {
  return `import { defineRunbook, type Runbook } from "@rampart/runbook";

const runbook: Runbook = defineRunbook(
  {
    name: ${JSON.stringify(name)},
    purpose: "Says in a sentence what this is for",
    inputs: {
      required: ["service"],
      properties: {
        // Given by --input service=orders, or by the output "serviceName" of the stack.
        service: {
          type: "string",
          description: "name of the service",
          pattern: "^[a-z0-9-]+$",
          stackOutput: "serviceName",
        },
        folder: { type: "string", description: "where markers are kept", default: "/tmp" },
        // What must be written down nowhere: secret: true.
      },
    },
    objectives: { rto: "15m" },
  },
  ({ target, gate, step }) => {
    // Something in the world. A plan shows what is other about it afterwards.
    const marker = target({
      name: "maintenance marker",
      read: async ({ $, inputs }) => {
        const { exitCode } = await $({ nothrow: true })\`test -e \${fileOf(inputs)}\`;
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
          advice: "Find out whose it is: its file holds the id of a run.",
        }),
      }),
      step({
        name: "set the marker",
        purpose: "Marks the service as under maintenance",
        reads: { marker },
        changes: () => ({ marker: { isThere: true } }),
        run: async ({ $, inputs, run }) => {
          await $\`echo \${run.id} > \${fileOf(inputs)}\`;
        },
        // Asked after a crash: did it happen? The id tells this marker from another's.
        probe: async ({ $, inputs, run }) => {
          const { exitCode, stdout, stderr } = await $({ nothrow: true })\`LC_ALL=C cat \${fileOf(inputs)}\`;
          if (exitCode === 0) return { is: stdout.trim() === run.id ? "done" : "not-done" };
          // Only a file that is missing shows that nothing happened. Any other error shows nothing.
          if (stderr.includes("No such file")) return { is: "not-done" };
          return { is: "unknown", because: stderr };
        },
        verify: async ({ $, inputs }) => {
          const { exitCode } = await $({ nothrow: true })\`test -e \${fileOf(inputs)}\`;
          return { passes: exitCode === 0, value: exitCode === 0 ? "it is there" : "it is not there" };
        },
        // Only \`rampart undo\` runs this.
        undo: async ({ $, inputs }) => {
          await $\`rm -f \${fileOf(inputs)}\`;
        },
        timeout: "30s",
        ifItFails: "Look whether the disk is full, then resume.",
      }),
    ];
  },
);

export default runbook;

function fileOf({ folder, service }: { readonly folder: string; readonly service: string }): string {
  return \`\${folder}/\${service}.maintenance\`;
}
`;
}

/** The text of its rehearsal. */
export function rehearsalText(name: string): string {
  const file = `./${name.split("/").at(-1)}.ts`;
  return `import { type Rehearsal, rehearse, rehearseEveryCrash } from "@rampart/runbook/testing";
import { expect, it } from "vitest";
import runbook from "${file}";

// What the world answers; nothing is run. \`makes\` is what a command changes, \`when\` what an answer depends on.
const world: Pick<Rehearsal, "inputs" | "replies"> = {
  inputs: { service: "orders" },
  replies: [
    { command: /^test -e/, when: { marked: true } },
    { command: /^test -e/, exitCode: 1 },
    { command: /^echo/, makes: { marked: true } },
    // The run of a rehearsal is called so.
    { command: / cat /, when: { marked: true }, stdout: "rehearsal\\n" },
    { command: / cat /, exitCode: 1, stderr: "cat: No such file or directory\\n" },
    { command: /^rm -f/, makes: { marked: false } },
  ],
};

it("sets the marker, and takes it back when it is undone", async () => {
  const { problems } = await rehearse(runbook, {
    ...world,
    expect: {
      status: "completed",
      steps: ["nobody else is at it", "set the marker"],
      commands: ["echo rehearsal > /tmp/orders.maintenance", "rm -f /tmp/orders.maintenance"],
      changed: { "maintenance marker": { isThere: true } },
      undo: { status: "undone", steps: ["set the marker"] },
    },
  });
  expect(problems).toEqual([]);
});

it("stops where somebody else is at it", async () => {
  const { problems } = await rehearse(runbook, {
    ...world,
    world: { marked: true },
    expect: { status: "refused", stoppedAt: "nobody else is at it", commandsNotRun: [/^echo/] },
  });
  expect(problems).toEqual([]);
});

it("stops for a person where it cannot be told whether the marker was set", async () => {
  const { problems } = await rehearse(runbook, {
    ...world,
    replies: [
      { command: / cat /, exitCode: 1, stderr: "cat: Permission denied\\n" },
      ...(world.replies ?? []),
    ],
    crashes: [{ after: "step-started set the marker" }],
    expect: { status: "in-doubt", stoppedAt: "set the marker", because: /Permission denied/ },
  });
  expect(problems).toEqual([]);
});

it("comes to the same end wherever it crashes", async () => {
  const { problems } = await rehearseEveryCrash(runbook, { ...world, expect: { status: "completed" } });
  expect(problems).toEqual([]);
});
`;
}
