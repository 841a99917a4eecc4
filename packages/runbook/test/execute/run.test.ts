import { describe, expect, it } from "vitest";
import { resumeRun } from "../../src/execute/resume.ts";
import { startRun } from "../../src/execute/start.ts";
import { undoRun } from "../../src/execute/undo.ts";
import { freshJournal, runbookOf, startWith, story } from "./harness.ts";

describe("a run", () => {
  it("does its steps in their order and writes intent and outcome of each", async () => {
    const journal = freshJournal();
    const done: string[] = [];
    const runbook = runbookOf(({ step }) => [
      step({ name: "one", run: () => void done.push("one") }),
      step({ name: "two", run: () => void done.push("two") }),
    ]);
    const outcome = await startRun(runbook, startWith(journal));
    expect(outcome).toMatchObject({ status: "completed" });
    expect(done).toEqual(["one", "two"]);
    expect(await story(journal, outcome.run)).toEqual([
      "run-started",
      "step-started one",
      "step-finished one",
      "step-started two",
      "step-finished two",
      "run-stopped",
    ]);
  });

  it("stops at the step that fails and goes on from there", async () => {
    const journal = freshJournal();
    const done: string[] = [];
    const faults = new Set(["broken"]);
    const runbook = runbookOf(({ step }) => [
      step({ name: "one", run: () => void done.push("one") }),
      step({
        name: "two",
        run: () => {
          if (faults.size > 0) throw new Error("the disk is full");
          done.push("two");
        },
      }),
      step({ name: "three", run: () => void done.push("three") }),
    ]);
    const first = await startRun(runbook, startWith(journal));
    expect(first).toMatchObject({ status: "failed", step: "two" });
    expect(first.because).toContain("the disk is full");
    faults.clear();
    const second = await resumeRun(runbook, first.run, startWith(journal));
    expect(second).toMatchObject({ status: "completed", run: first.run });
    expect(done).toEqual(["one", "two", "three"]);
  });

  it("takes back what it did, the last step first", async () => {
    const journal = freshJournal();
    const done: string[] = [];
    const runbook = runbookOf(({ step }) => [
      step({ name: "one", run: () => ({ was: 1 }), undo: (_, { was }) => void done.push(`one was ${was}`) }),
      step({ name: "two", run: () => undefined, undo: () => void done.push("two") }),
    ]);
    const { run } = await startRun(runbook, startWith(journal));
    expect(await undoRun(runbook, run, startWith(journal))).toMatchObject({ status: "undone" });
    expect(done).toEqual(["two", "one was 1"]);
  });
});
