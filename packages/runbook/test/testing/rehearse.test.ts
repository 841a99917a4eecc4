import { InputError } from "@rampart/core/errors";
import { describe, expect, it } from "vitest";
import { stackFromExport } from "../../src/stack/from-documents.ts";
import { replyingClient } from "../../src/testing/client.ts";
import { rehearse } from "../../src/testing/rehearse.ts";
import { failover, failoverRehearsal } from "./failover.ts";
import { small } from "./small.ts";

class GhostCommand {
  readonly input: object = {};
}

describe("a rehearsal", () => {
  it("has no problems where all is as expected, with a crash and without", async () => {
    const rehearsal = failoverRehearsal();
    expect((await rehearse(failover(), rehearsal)).problems).toEqual([]);
    const crashed = await rehearse(failover(), {
      ...rehearsal,
      crashes: [{ after: "step-started promote" }, { before: "verified promote" }],
    });
    expect(crashed.problems).toEqual([]);
    expect(crashed.record.operators).toHaveLength(3);
    expect(crashed.effects.filter(({ step }) => step === "promote")).toHaveLength(1);
  });

  it("says in a sentence what is not as expected", async () => {
    const { problems } = await rehearse(failover(), {
      ...failoverRehearsal(),
      expect: {
        status: "failed",
        stoppedAt: "promote",
        because: "no space",
        steps: ["fence"],
        commands: ["promote db-2", "fence on"],
        commandsNotRun: [/^dns/],
        calls: ["SendCommand"],
        changed: { database: { role: "replica" }, cache: undefined },
        world: { fenced: false },
        duration: { atMost: "10s" },
        undo: { status: "undo-failed", steps: [] },
      },
    });
    expect(problems).toEqual([
      "the run was to end as failed, and is completed",
      'the run was to stop at "promote", and did not',
      "the reason was to say no space, and is: none",
      'the steps were to be "fence", and were "standby is one", "fence", "promote", "records[a]", "records[b]"',
      expect.stringContaining('the command fence on was expected after "promote db-2", and did not come'),
      '"records[a]" ran dns point a, which was not to be run',
      '"records[b]" ran dns point b, which was not to be run',
      "the call SendCommand was expected, and did not come; there were none",
      'database: role was to become "replica", and became "primary"',
      "cache was to be changed, and no step changed it",
      "it was to take at most 10s, and took 44s",
      'undoing was to end as undo-failed, and is undone: "promote", "records[a]", "records[b]" have no undo, and stay',
      'the steps taken back were to be none, and were "fence"',
    ]);
  });

  it("leaves nothing undone that was to crash", async () => {
    const { problems } = await rehearse(failover(), {
      ...failoverRehearsal(),
      crashes: [{ after: "step-started demote" }],
    });
    expect(problems).toEqual([
      'the executor was to crash at {"after":"step-started demote"}, which did not happen',
    ]);
  });

  it("lets nothing more happen after a crash, in steps at the same time either", async () => {
    let wakeUp = (): void => undefined;
    let tries = 0;
    const runbook = small(({ step, parallel }) => [
      parallel({ name: "both" }, [
        step({ name: "quick", run: async ({ $ }) => void (await $`echo quick`) }),
        step({
          name: "slow",
          isIdempotent: true,
          run: async ({ $, clients, clock }) => {
            tries += 1;
            if (tries === 1) {
              await new Promise<void>((resolve) => {
                wakeUp = resolve;
              });
              await clients.queue.send(new GhostCommand());
              await $`echo from the dead`;
            }
            wakeUp();
            await clock.sleep(1_000);
            await $`echo slow`;
          },
        }),
      ]),
    ]);
    const { problems, commands, calls } = await rehearse(runbook, {
      replies: [{ command: /^echo/ }],
      clients: { queue: replyingClient({ GhostCommand: [{}] }) },
      crashes: [{ after: "step-finished quick" }],
      expect: { status: "completed" },
    });
    expect(problems).toEqual([]);
    expect(tries).toBe(2);
    expect(calls).toEqual([]);
    expect(commands.map(({ command }) => command)).toEqual(["echo quick", "echo slow"]);
  });

  it("takes inputs as a run does", async () => {
    const says = small(({ step }) => [step({ name: "say", run: ({ inputs }) => inputs.name ?? "nothing" })]);
    const urn = "urn:pulumi:prod::shop::pulumi:pulumi:Stack::shop-prod";
    const resources = [{ urn, type: "pulumi:pulumi:Stack", custom: false, outputs: { name: "db-1" } }];
    const stack = stackFromExport(
      JSON.stringify({ version: 3, deployment: { manifest: {}, resources } }),
      "prod.json",
    );
    const { entries } = await rehearse(says, { stack, expect: { status: "completed" } });
    expect(JSON.stringify(entries)).toContain('"result":"db-1"');
    const expected = { status: "completed" } as const;
    await expect(rehearse(says, { inputs: { nam: "x" }, expect: expected })).rejects.toThrow(InputError);
    await expect(rehearse(says, { inputs: { name: 3 }, expect: expected })).rejects.toThrow(InputError);
    await expect(rehearse(failover(), { ...failoverRehearsal(), inputs: {} })).rejects.toThrow(
      'does not give the input "standby"',
    );
  });

  it("does not mix with another that goes on at the same time", async () => {
    const results = await Promise.all([
      rehearse(failover(), failoverRehearsal()),
      rehearse(failover(), {
        ...failoverRehearsal(),
        world: { promoted: true },
        expect: { status: "refused", stoppedAt: "standby is one", commandsNotRun: [/promote/] },
      }),
    ]);
    expect(results.flatMap(({ problems }) => problems)).toEqual([]);
  });
});
