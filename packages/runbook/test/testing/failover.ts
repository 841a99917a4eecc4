import { defineRunbook } from "../../src/model/define.ts";
import type { Runbook } from "../../src/model/runbook.ts";
import type { ProbeAnswer } from "../../src/model/step.ts";
import type { Rehearsal } from "../../src/testing/rehearsal.ts";

/** What `promote` says after a crash; by default it looks. */
type Probe = (isPrimary: boolean) => ProbeAnswer<undefined>;

const HONEST: Probe = (isPrimary) => ({ is: isPrimary ? "done" : "not-done" });

/** Fences the primary, promotes the standby and points DNS at it. */
export function failover({ probe = HONEST }: { readonly probe?: Probe } = {}): Runbook {
  return defineRunbook(
    {
      name: "test/failover",
      purpose: "Makes the standby the primary",
      inputs: {
        required: ["standby"],
        properties: { standby: { type: "string", description: "the standby" } },
      },
      objectives: { rto: "5m" },
    },
    ({ target, gate, step, forEach }) => {
      const database = target({
        name: "database",
        read: async ({ $, inputs }) => {
          const role = (await $`role ${inputs.standby}`.text()).trim();
          return { role };
        },
      });
      return [
        gate({
          name: "standby is one",
          reads: { database },
          check: ({ database: found }) => ({ passes: found?.role === "standby", value: `${found?.role}` }),
        }),
        step({
          name: "fence",
          run: async ({ $ }) => {
            await $`fence on`;
          },
          probe: async ({ $ }) => {
            const { exitCode } = await $({ nothrow: true })`fence status`;
            return { is: exitCode === 0 ? "done" : "not-done" };
          },
          undo: async ({ $ }) => {
            await $`fence off`;
          },
        }),
        step({
          name: "promote",
          reads: { database },
          changes: () => ({ database: { role: "primary" } }),
          run: async ({ $, inputs }) => {
            await $`promote ${inputs.standby}`;
          },
          probe: async ({ $, inputs }) =>
            probe((await $`role ${inputs.standby}`.text()).trim() === "primary"),
          verify: async ({ $, inputs }) => {
            const role = (await $`role ${inputs.standby}`.text()).trim();
            return { passes: role === "primary", value: role };
          },
        }),
        forEach({
          name: "records",
          items: () => ["a", "b"],
          key: (record) => record,
          step: (record) => ({
            isIdempotent: true,
            run: async ({ $ }) => {
              await $`dns point ${record}`;
            },
          }),
        }),
      ];
    },
  );
}

/** What is expected of it, with a world that its commands change. */
export function failoverRehearsal(): Rehearsal {
  return {
    inputs: { standby: "db-2" },
    replies: [
      { command: "role db-2", when: { promoted: true }, stdout: "primary\n" },
      { command: "role db-2", stdout: "standby\n" },
      { command: "fence on", takes: "2s", makes: { fenced: true } },
      { command: "fence off", makes: { fenced: false } },
      { command: "fence status", when: { fenced: true } },
      { command: "fence status", exitCode: 1 },
      { command: "promote db-2", takes: "40s", makes: { promoted: true } },
      { command: /^dns point/, takes: "1s", makes: { pointed: true } },
    ],
    expect: {
      status: "completed",
      steps: ["standby is one", "fence", "promote", "records[a]", "records[b]"],
      commands: ["fence on", "promote db-2", /^dns/, /^dns/],
      commandsNotRun: ["fence off"],
      changed: { database: { role: "primary" } },
      world: { fenced: true, promoted: true },
      duration: { atMost: "44s" },
    },
  };
}
