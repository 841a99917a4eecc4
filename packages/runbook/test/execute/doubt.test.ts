import { describe, expect, it } from "vitest";
import { resumeRun } from "../../src/execute/resume.ts";
import { startRun } from "../../src/execute/start.ts";
import type { Journal } from "../../src/journal/journal.ts";
import type { Runbook } from "../../src/model/runbook.ts";
import type { StepDefinition } from "../../src/model/step.ts";
import { crashedAfter, eventsOf, freshJournal, runbookOf, startWith, story } from "./harness.ts";

type Definition = StepDefinition<never, undefined, Record<never, never>, undefined>;

/** A run whose process was killed while the step "act" was at it. */
async function cutOff(
  more: Partial<Definition>,
): Promise<{ journal: Journal; run: string; runbook: Runbook; done: string[] }> {
  const done: string[] = [];
  const runbook = runbookOf(({ step }) => [
    step({ name: "act", run: () => void done.push("act"), ...more }),
    step({ name: "after", run: () => void done.push("after") }),
  ]);
  const whole = freshJournal();
  const { run } = await startRun(runbook, startWith(whole));
  const journal = await crashedAfter(
    whole,
    run,
    (event) => event.kind === "step-started" && event.step === "act",
  );
  done.length = 0;
  return { journal, run, runbook, done };
}

describe("a step in doubt", () => {
  it("that its probe calls done is not done again, and gives the probe's result", async () => {
    const { journal, run, runbook, done } = await cutOff({ probe: () => ({ is: "done" }) });
    expect(await resumeRun(runbook, run, startWith(journal))).toMatchObject({ status: "completed" });
    expect(done).toEqual(["after"]);
    expect(await eventsOf(journal, run)).toContainEqual(
      expect.objectContaining({ kind: "step-finished", step: "act", settledBy: "probe" }),
    );
  });

  it("that its probe calls not done is done", async () => {
    const { journal, run, runbook, done } = await cutOff({ probe: () => ({ is: "not-done" }) });
    expect(await resumeRun(runbook, run, startWith(journal))).toMatchObject({ status: "completed" });
    expect(done).toEqual(["act", "after"]);
  });

  it("is probed before it is run again", async () => {
    const { journal, run, runbook } = await cutOff({ probe: () => ({ is: "not-done" }) });
    await resumeRun(runbook, run, startWith(journal));
    expect((await story(journal, run)).slice(1, 6)).toEqual([
      "step-started act",
      "run-resumed",
      "step-probed act",
      "step-started act",
      "step-finished act",
    ]);
  });

  it.each<[string, Definition["probe"], string]>([
    ["does not know", () => ({ is: "unknown", because: "the API is down" }), "the API is down"],
    [
      "fails",
      () => {
        throw new Error("no route");
      },
      "the probe failed: no route",
    ],
    ["is not there", undefined, "the step has no probe"],
  ])("whose probe %s waits for a person, with what is known", async (_, probe, because) => {
    const { journal, run, runbook, done } = await cutOff(probe === undefined ? {} : { probe });
    const outcome = await resumeRun(runbook, run, startWith(journal));
    expect(outcome).toMatchObject({ status: "in-doubt", step: "act" });
    expect(outcome.because).toContain(because);
    expect(outcome.advice).toContain('--mark "act=done"');
    expect(done).toEqual([]);
  });

  it("that may be done twice is done again", async () => {
    const { journal, run, runbook, done } = await cutOff({ isIdempotent: true });
    expect(await resumeRun(runbook, run, startWith(journal))).toMatchObject({ status: "completed" });
    expect(done).toEqual(["act", "after"]);
  });

  it.each([
    ["done", ["after"]],
    ["not-done", ["act", "after"]],
  ] as const)("that a person calls %s is taken so", async (mark, wanted) => {
    const { journal, run, runbook, done } = await cutOff({});
    const outcome = await resumeRun(runbook, run, { ...startWith(journal), marks: { act: mark } });
    expect(outcome.status).toBe("completed");
    expect(done).toEqual(wanted);
  });

  it("stays in doubt until somebody knows, however often the run is resumed", async () => {
    const { journal, run, runbook, done } = await cutOff({});
    for (let time = 0; time < 3; time += 1) {
      expect(await resumeRun(runbook, run, startWith(journal))).toMatchObject({ status: "in-doubt" });
    }
    expect(done).toEqual([]);
  });
});

describe("a mark", () => {
  it("counts for a step that failed, too: a person has done it by hand", async () => {
    const journal = freshJournal();
    let tries = 0;
    const runbook = runbookOf(({ step }) => [
      step({
        name: "act",
        run: () => {
          tries += 1;
          throw new Error("no");
        },
      }),
    ]);
    const { run } = await startRun(runbook, startWith(journal));
    const marked = { ...startWith(journal), marks: { act: "done" as const } };
    expect(await resumeRun(runbook, run, marked)).toMatchObject({ status: "completed" });
    expect(tries).toBe(1);
  });

  it("has a step that was called done in error done again", async () => {
    const journal = freshJournal();
    const done: string[] = [];
    const faults = new Set(["broken"]);
    const runbook = runbookOf(({ step }) => [
      step({ name: "act", run: () => void done.push("act") }),
      step({
        name: "next",
        run: () => {
          if (faults.size > 0) throw new Error("act did not work");
        },
      }),
    ]);
    const { run } = await startRun(runbook, startWith(journal));
    faults.clear();
    const marked = { ...startWith(journal), marks: { act: "not-done" as const } };
    expect(await resumeRun(runbook, run, marked)).toMatchObject({ status: "completed" });
    expect(done).toEqual(["act", "act"]);
  });

  it("of a step that the run does not know is refused", async () => {
    const journal = freshJournal();
    const runbook = runbookOf(({ step }) => [
      step({
        name: "act",
        run: () => {
          throw new Error("no");
        },
      }),
    ]);
    const { run } = await startRun(runbook, startWith(journal));
    await expect(
      resumeRun(runbook, run, { ...startWith(journal), marks: { other: "done" } }),
    ).rejects.toMatchObject({ name: "InputError", message: expect.stringContaining('no step "other"') });
  });
});
