import { describe, expect, it } from "vitest";
import type { Person } from "../../src/execute/hands.ts";
import { resumeRun } from "../../src/execute/resume.ts";
import { startRun } from "../../src/execute/start.ts";
import type { Runbook } from "../../src/model/runbook.ts";
import type { ManualDefinition } from "../../src/model/step.ts";
import { eventsOf, freshJournal, QuickClock, runbookOf, startWith, story } from "./harness.ts";

type Definition = ManualDefinition<never, undefined, Record<never, never>>;

function byHand(more: Partial<Definition> = {}): Runbook {
  return runbookOf(({ manual }) => [
    manual({ name: "pull the plug", instructions: () => "Pull it.", ...more }),
  ]);
}

function person(answer: { by: string; note?: string } | undefined, asked: string[] = []): Person {
  return {
    confirm: async (step, instructions) => {
      asked.push(`${step}: ${instructions}`);
      return answer;
    },
  };
}

describe("a manual step", () => {
  it("is done when the person who was told says so", async () => {
    const journal = freshJournal();
    const asked: string[] = [];
    const options = startWith(journal, { person: person({ by: "Ada", note: "was hot" }, asked) });
    const { run, status } = await startRun(byHand(), options);
    expect(status).toBe("completed");
    expect(asked).toEqual(["pull the plug: Pull it."]);
    expect(await eventsOf(journal, run)).toContainEqual({
      kind: "manual-confirmed",
      step: "pull the plug",
      by: "Ada",
      note: "was hot",
    });
  });

  it("waits where the person says no, and where there is nobody", async () => {
    for (const more of [{ person: person(undefined) }, {}]) {
      const journal = freshJournal();
      const outcome = await startRun(byHand(), startWith(journal, more));
      expect(outcome).toMatchObject({ status: "waiting", step: "pull the plug" });
      expect(outcome.advice).toContain(`rampart runs confirm ${outcome.run}`);
    }
  });

  it("is done by word from elsewhere, before the run is resumed or while it waits", async () => {
    const journal = freshJournal();
    const first = await startRun(byHand(), startWith(journal));
    await journal.post(first.run, { kind: "confirmation", step: "pull the plug", by: "Grace" });
    expect(await resumeRun(byHand(), first.run, startWith(journal))).toMatchObject({ status: "completed" });

    const clock = new QuickClock();
    const waiting = startRun(byHand(), startWith(journal, { run: "second", waits: true, clock }));
    await journal.post("second", { kind: "confirmation", step: "pull the plug", by: "Grace" });
    expect(await waiting).toMatchObject({ status: "completed" });
  });

  it("asks nobody where its probe sees that it is done", async () => {
    const journal = freshJournal();
    const { run, status } = await startRun(byHand({ probe: () => ({ is: "done" }) }), startWith(journal));
    expect(status).toBe("completed");
    expect(await story(journal, run)).not.toContain("manual-requested pull the plug");
  });

  it("believes its probe more than the person, and takes no word twice", async () => {
    const journal = freshJournal();
    const pulled = new Set<string>();
    const runbook = byHand({ probe: () => ({ is: pulled.has("plug") ? "done" : "not-done" }) });
    const { run } = await startRun(runbook, startWith(journal));
    await journal.post(run, { kind: "confirmation", step: "pull the plug", by: "Grace" });
    const second = await resumeRun(runbook, run, startWith(journal));
    expect(second).toMatchObject({ status: "waiting", because: expect.stringContaining("cannot be seen") });
    const asked: string[] = [];
    const third = await resumeRun(runbook, run, startWith(journal, { person: person(undefined, asked) }));
    expect(third.status).toBe("waiting");
    expect(asked).toHaveLength(1);
    pulled.add("plug");
    expect(await resumeRun(runbook, run, startWith(journal))).toMatchObject({ status: "completed" });
  });

  it("takes the person's word where its probe cannot tell", async () => {
    const runbook = byHand({ probe: () => ({ is: "unknown", because: "dark" }) });
    const options = startWith(freshJournal(), { person: person({ by: "Ada" }) });
    expect(await startRun(runbook, options)).toMatchObject({ status: "completed" });
  });

  it("that must not be done now is refused before anybody is asked", async () => {
    const asked: string[] = [];
    const options = startWith(freshJournal(), { person: person({ by: "Ada" }, asked) });
    const outcome = await startRun(byHand({ requires: () => ["it is live"] }), options);
    expect(outcome).toMatchObject({ status: "refused", because: expect.stringContaining("it is live") });
    expect(asked).toEqual([]);
  });

  it("ends as aborted when the run is stopped while it waits", async () => {
    const stop = new AbortController();
    const clock = new QuickClock();
    const waiting = startRun(byHand(), startWith(freshJournal(), { waits: true, stop: stop.signal, clock }));
    setTimeout(() => stop.abort(), 20);
    expect(await waiting).toMatchObject({ status: "aborted" });
  });
});
