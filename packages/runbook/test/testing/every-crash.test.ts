import { describe, expect, it } from "vitest";
import { rehearseEveryCrash } from "../../src/testing/every-crash.ts";
import { failover, failoverRehearsal } from "./failover.ts";

describe("a crash at every place", { timeout: 60_000 }, () => {
  it("leaves a runbook with honest probes at the same end, each effect once", async () => {
    const { problems, crashes, rehearsal } = await rehearseEveryCrash(failover(), failoverRehearsal());
    expect(problems).toEqual([]);
    // Before and after each entry, and after each command.
    expect(crashes).toBe(2 * rehearsal.entries.length + rehearsal.commands.length);
    expect(rehearsal.outcome.status).toBe("completed");
  });

  it("finds a probe that denies what happened", async () => {
    const lies = failover({ probe: () => ({ is: "not-done" }) });
    const { problems } = await rehearseEveryCrash(lies, failoverRehearsal());
    expect(problems).toContainEqual(
      expect.stringMatching(/promote db-2 of "promote" had its effect 2 times; without it: once/),
    );
  });

  it("finds a probe that claims what did not happen", async () => {
    const lies = failover({ probe: () => ({ is: "done" }) });
    const { problems } = await rehearseEveryCrash(lies, failoverRehearsal());
    expect(problems).toContainEqual(
      expect.stringMatching(/promote db-2 of "promote" had its effect never; without it: once/),
    );
  });

  it("leaves nothing of the executors that crashed in the process", async () => {
    const listeners = process.listenerCount("unhandledRejection");
    await rehearseEveryCrash(failover(), failoverRehearsal());
    expect(process.listenerCount("unhandledRejection")).toBe(listeners);
  });

  it("says where a step stays in doubt, unless that is right", async () => {
    const unsure = failover({ probe: () => ({ is: "unknown", because: "it cannot be seen" }) });
    const { problems } = await rehearseEveryCrash(unsure, failoverRehearsal());
    expect(problems).toContainEqual(expect.stringContaining("is in-doubt"));
    const allowed = await rehearseEveryCrash(unsure, failoverRehearsal(), { inDoubt: ["promote"] });
    expect(allowed.problems).toEqual([]);
  });

  it("crashes while it is undone, too", async () => {
    const rehearsal = failoverRehearsal();
    const expected = { ...rehearsal.expect, world: { promoted: true }, commandsNotRun: [] };
    const { problems, rehearsal: base } = await rehearseEveryCrash(failover(), {
      ...rehearsal,
      expect: { ...expected, undo: { status: "undone", steps: ["fence"] } },
    });
    expect(problems).toEqual([]);
    expect(base.undo?.status).toBe("undone");
    expect(base.world).toMatchObject({ fenced: false });
  });
});
