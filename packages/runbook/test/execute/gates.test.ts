import { describe, expect, it } from "vitest";
import { resumeRun } from "../../src/execute/resume.ts";
import { startRun } from "../../src/execute/start.ts";
import type { Check } from "../../src/model/check.ts";
import type { Runbook } from "../../src/model/runbook.ts";
import type { Item } from "../../src/model/step.ts";
import { freshJournal, runbookOf, startWith, story } from "./harness.ts";

/** What the gate says, one answer after another, and what was done behind it. */
class World {
  readonly done: string[] = [];
  asked = 0;
  readonly faults = new Set(["broken"]);
  readonly #answers: readonly (() => Check)[];

  constructor(answers: readonly (() => Check)[]) {
    this.#answers = answers;
  }

  answer(): Check {
    const answer = this.#answers[Math.min(this.asked, this.#answers.length - 1)];
    this.asked += 1;
    if (answer === undefined) throw new Error("no answer");
    return answer();
  }
}

const YES = (): Check => ({ passes: true, value: "0 s" });
const NO = (): Check => ({ passes: false, value: "90 s", objective: "at most 60 s", advice: "Wait." });

function gated(world: World, behind?: (before: readonly Item[]) => readonly Item[]): Runbook {
  return runbookOf(({ gate, step, target }) => {
    const items: readonly Item[] = [
      gate({
        name: "lag",
        reads: { replica: target({ name: "replica", read: () => ({}) }) },
        check: () => world.answer(),
      }),
      step({
        name: "promote",
        run: () => {
          world.done.push("promote");
        },
      }),
      step({
        name: "point",
        run: () => {
          if (world.faults.size > 0) throw new Error("broken");
        },
      }),
    ];
    return behind?.(items) ?? items;
  });
}

// A plan asks the gate first, so that each of these begins with what the plan is told.
describe("a gate", () => {
  it("that says no refuses the run with what it measured, and nothing behind it is begun", async () => {
    const journal = freshJournal();
    const world = new World([NO]);
    const outcome = await startRun(gated(world), startWith(journal));
    expect(outcome).toMatchObject({
      status: "refused",
      step: "lag",
      because: 'the gate "lag" says no: 90 s, wanted: at most 60 s',
      advice: "Wait.",
    });
    expect(world.done).toEqual([]);
    expect(await story(journal, outcome.run)).toEqual(["run-started", "gate-checked lag", "run-stopped lag"]);
  });

  it("that cannot tell refuses, be it that it says so or that it breaks", async () => {
    const cannot = (): Check => ({ passes: undefined, value: "no metrics" });
    const breaks = (): Check => {
      throw new Error("no route");
    };
    for (const [answer, because] of [
      [cannot, "no metrics"],
      [breaks, "it could not look: no route"],
    ] as const) {
      const outcome = await startRun(gated(new World([YES, answer])), startWith(freshJournal()));
      expect(outcome).toMatchObject({ status: "refused", step: "lag" });
      expect(outcome.because).toContain(`cannot tell: ${because}`);
    }
  });

  it("is asked again by a resumed run that has begun nothing behind it", async () => {
    const journal = freshJournal();
    const world = new World([NO, NO, YES]);
    world.faults.clear();
    const { run } = await startRun(gated(world), startWith(journal));
    expect(await resumeRun(gated(world), run, startWith(journal))).toMatchObject({ status: "completed" });
    expect(world.asked).toBe(3);
  });

  it("that passed is asked again where what is behind it only waits", async () => {
    const journal = freshJournal();
    const world = new World([YES, YES, NO]);
    const runbook = gated(world, ([gate]) => [
      ...(gate === undefined ? [] : [gate]),
      { kind: "manual", name: "call", instructions: () => "Call.", requires: () => ["nobody is there"] },
    ]);
    const { run, status } = await startRun(runbook, startWith(journal));
    expect(status).toBe("refused");
    expect(await resumeRun(runbook, run, startWith(journal))).toMatchObject({
      status: "refused",
      step: "lag",
    });
  });

  it("that passed is not asked again once a step behind it has begun: the step changed what it looks at", async () => {
    const journal = freshJournal();
    const world = new World([YES, YES, NO]);
    const { run, status } = await startRun(gated(world), startWith(journal));
    expect(status).toBe("failed");
    world.faults.clear();
    expect(await resumeRun(gated(world), run, startWith(journal))).toMatchObject({ status: "completed" });
    expect(world.asked).toBe(2);
    expect(world.done).toEqual(["promote"]);
  });
});
