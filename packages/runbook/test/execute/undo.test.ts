import { describe, expect, it } from "vitest";
import { resumeRun } from "../../src/execute/resume.ts";
import { startRun } from "../../src/execute/start.ts";
import { undoRun } from "../../src/execute/undo.ts";
import type { Runbook } from "../../src/model/runbook.ts";
import type { ProbeAnswer } from "../../src/model/step.ts";
import { crashedAfter, freshJournal, runbookOf, startWith, story } from "./harness.ts";

/** Things that steps make and undos take away. */
class World {
  readonly things: string[] = [];
  readonly faults: Set<string> = new Set();

  make(name: string): void {
    if (this.faults.has(`make ${name}`)) throw new Error(`${name} cannot be made`);
    this.things.push(name);
  }

  take(name: string): void {
    if (this.faults.has(`take ${name}`)) throw new Error(`${name} cannot be taken back`);
    const at = this.things.lastIndexOf(name);
    if (at === -1) throw new Error(`${name} is not there: it was taken back twice`);
    this.things.splice(at, 1);
  }

  probe(name: string): ProbeAnswer<undefined> {
    return { is: this.things.includes(name) ? "done" : "not-done" };
  }
}

function three(world: World, isProbed = true): Runbook {
  return runbookOf(({ step }) =>
    ["one", "two", "three"].map((name) =>
      step({
        name,
        run: () => world.make(name),
        undo: () => world.take(name),
        ...(isProbed && { probe: () => world.probe(name) }),
      }),
    ),
  );
}

describe("undoing a run", () => {
  it("takes back what was done and nothing that was not, the last first, each with its result", async () => {
    const journal = freshJournal();
    const taken: string[] = [];
    const runbook = runbookOf(({ step }) => [
      step({ name: "one", run: () => 1, undo: (_, result) => void taken.push(`one ${result}`) }),
      step({ name: "two", run: () => 2, undo: (_, result) => void taken.push(`two ${result}`) }),
      step({
        name: "three",
        run: () => {
          throw new Error("broken");
        },
        undo: () => void taken.push("three"),
      }),
    ]);
    const { run } = await startRun(runbook, startWith(journal));
    expect(await undoRun(runbook, run, startWith(journal))).toMatchObject({ status: "undone" });
    expect(taken).toEqual(["two 2", "one 1"]);
  });

  it("is asked for by nobody but the operator", async () => {
    const world = new World();
    world.faults.add("make three");
    expect(await startRun(three(world), startWith(freshJournal()))).toMatchObject({ status: "failed" });
    expect(world.things).toEqual(["one", "two"]);
  });

  it("names every act that stays, and none that leaves nothing behind", async () => {
    const journal = freshJournal();
    const runbook = runbookOf(({ step, parallel, forEach, manual }) => [
      step({ name: "look", leavesNothing: true, run: () => undefined }),
      step({ name: "mark", run: () => undefined, undo: () => undefined }),
      parallel({ name: "both" }, [step({ name: "grow", run: () => undefined })]),
      manual({ name: "unplug", instructions: () => "Unplug it." }),
      forEach({
        name: "few",
        items: () => ["x"],
        key: (item) => item,
        step: () => ({ run: () => undefined }),
      }),
      forEach({
        name: "many",
        items: () => ["1", "2", "3", "4"],
        key: (item) => item,
        step: () => ({ run: () => undefined }),
      }),
      step({
        name: "broken",
        run: () => {
          throw new Error("broken");
        },
      }),
    ]);
    const person = { confirm: async () => ({ by: "Ada" }) };
    const { run } = await startRun(runbook, startWith(journal, { person }));
    expect(await undoRun(runbook, run, startWith(journal))).toMatchObject({
      status: "undone",
      because: '"grow", "unplug", "few[x]", "many" (4 items) have no undo, and stay',
    });
  });

  it("is not called undone where nothing could be taken back, and the run can still be resumed", async () => {
    const journal = freshJournal();
    const faults = new Set(["next"]);
    const runbook = runbookOf(({ step }) => [
      step({ name: "grow", run: () => undefined }),
      step({
        name: "next",
        leavesNothing: true,
        run: () => {
          if (faults.has("next")) throw new Error("broken");
        },
      }),
    ]);
    const { run } = await startRun(runbook, startWith(journal));
    const outcome = await undoRun(runbook, run, startWith(journal));
    expect(outcome).toMatchObject({
      status: "undo-failed",
      because: 'nothing could be taken back: "grow" has no undo, and stays',
    });
    expect(outcome.advice).toContain(`rampart runs show ${run}`);
    faults.clear();
    expect(await resumeRun(runbook, run, startWith(journal))).toMatchObject({ status: "completed" });
  });

  it("names a step that stays though it is no longer in the runbook", async () => {
    const journal = freshJournal();
    const world = new World();
    const { run } = await startRun(three(world), startWith(journal));
    const edited = runbookOf(({ step }) => [
      step({ name: "one", run: () => world.make("one"), undo: () => world.take("one") }),
    ]);
    const accepted = { ...startWith(journal), accept: ["two", "three"] };
    expect(await undoRun(edited, run, accepted)).toMatchObject({
      status: "undone",
      because: '"two", "three" have no undo, and stay',
    });
    expect(world.things).toEqual(["two", "three"]);
  });

  it("has nothing to name where only what leaves nothing behind was done", async () => {
    const journal = freshJournal();
    const runbook = runbookOf(({ step }) => [step({ name: "look", leavesNothing: true, run: () => 1 })]);
    const { run } = await startRun(runbook, startWith(journal));
    const outcome = await undoRun(runbook, run, startWith(journal));
    expect(outcome.status).toBe("undone");
    expect(outcome.because).toBeUndefined();
  });

  it("names what stays, because nothing takes it back, also of what it changed", async () => {
    const journal = freshJournal();
    const runbook = runbookOf(({ step, target }) => {
      const reads = { disk: target({ name: "disk", read: () => ({ size: 1 }) }) };
      return [
        step({ name: "grow", reads, changes: () => ({ disk: { size: 2 } }), run: () => undefined }),
        step({ name: "mark", run: () => undefined, undo: () => undefined }),
      ];
    });
    const { run } = await startRun(runbook, startWith(journal));
    const outcome = await undoRun(runbook, run, startWith(journal));
    expect(outcome).toMatchObject({ status: "undone", because: '"grow" has no undo, and stays' });
  });

  it("that fails says so, and goes on from there", async () => {
    const journal = freshJournal();
    const world = new World();
    const { run } = await startRun(three(world), startWith(journal));
    world.faults.add("take two");
    expect(await undoRun(three(world), run, startWith(journal))).toMatchObject({
      status: "undo-failed",
      step: "two",
    });
    expect(world.things).toEqual(["one", "two"]);
    world.faults.clear();
    expect(await undoRun(three(world), run, startWith(journal))).toMatchObject({ status: "undone" });
    expect(world.things).toEqual([]);
  });

  it("is never followed by going on: what was taken back would be missing", async () => {
    const journal = freshJournal();
    const world = new World();
    world.faults.add("make three");
    const { run } = await startRun(three(world), startWith(journal));
    world.faults.add("take one");
    await undoRun(three(world), run, startWith(journal));
    await expect(resumeRun(three(world), run, startWith(journal))).rejects.toMatchObject({
      name: "InputError",
      message: expect.stringContaining("begun to be taken back"),
    });
    expect(world.things).toEqual(["one"]);
  });

  it("refuses a run that is undone already", async () => {
    const journal = freshJournal();
    const { run } = await startRun(three(new World()), startWith(journal));
    const world = new World();
    world.things.push("one", "two", "three");
    await undoRun(three(world), run, startWith(journal));
    await expect(undoRun(three(world), run, startWith(journal))).rejects.toMatchObject({
      name: "InputError",
    });
  });

  it.each(["undo-started", "undo-finished"])(
    "that was killed after %s takes nothing back twice",
    async (kind) => {
      const whole = freshJournal();
      const world = new World();
      const { run } = await startRun(three(world), startWith(whole));
      await undoRun(three(world), run, startWith(whole));
      // Rebuilt with the tokens of one holder, as far as the undo of the second step came.
      const journal = await crashedAfter(
        whole,
        run,
        (event) => event.kind === kind && "step" in event && event.step === "two",
      );
      // It was taken back, and the process died before, or after, it could write that down.
      world.things.splice(0, 3, "one");
      expect(await undoRun(three(world), run, startWith(journal))).toMatchObject({ status: "undone" });
      expect(world.things).toEqual([]);
    },
  );

  it("that was killed and cannot be probed waits for a person", async () => {
    const whole = freshJournal();
    const world = new World();
    const runbook = three(world, false);
    const { run } = await startRun(runbook, startWith(whole));
    await undoRun(runbook, run, startWith(whole));
    const isCut = (event: { kind: string; step?: string | undefined }): boolean =>
      event.kind === "undo-started" && event.step === "two";
    for (const [mark, left] of [
      ["done", ["one", "two"]],
      ["not-done", ["one"]],
    ] as const) {
      const journal = await crashedAfter(whole, run, isCut);
      world.things.splice(0, 3, ...left);
      expect(await undoRun(runbook, run, startWith(journal))).toMatchObject({
        status: "in-doubt",
        step: "two",
      });
      const marked = { ...startWith(journal), marks: { two: mark } };
      expect(await undoRun(runbook, run, marked)).toMatchObject({ status: "undone" });
      expect(world.things).toEqual([]);
    }
  });

  it("of a step that nobody can probe says how to go on undoing, not how to go on with the run", async () => {
    const whole = freshJournal();
    const runbook = three(new World(), false);
    const { run } = await startRun(runbook, startWith(whole));
    const journal = await crashedAfter(
      whole,
      run,
      (event) => event.kind === "step-started" && event.step === "one",
    );
    const outcome = await undoRun(runbook, run, startWith(journal));
    expect(outcome).toMatchObject({ status: "in-doubt", step: "one" });
    expect(outcome.advice).toContain(`rampart undo ${run} --mark "one=done"`);
  });

  it("that is stopped goes on undoing later", async () => {
    const journal = freshJournal();
    const world = new World();
    const { run } = await startRun(three(world), startWith(journal));
    const stop = AbortSignal.abort();
    const outcome = await undoRun(three(world), run, startWith(journal, { stop }));
    expect(outcome).toMatchObject({ status: "aborted", advice: `rampart undo ${run} goes on.` });
    expect(world.things).toEqual(["one", "two", "three"]);
    expect(await undoRun(three(world), run, startWith(journal))).toMatchObject({ status: "undone" });
  });

  it("takes back a step in doubt that turns out to be done, and leaves one that is not", async () => {
    for (const isDone of [true, false]) {
      const whole = freshJournal();
      const world = new World();
      const { run } = await startRun(three(world), startWith(whole));
      const journal = await crashedAfter(
        whole,
        run,
        (event) => event.kind === "step-started" && event.step === "two",
      );
      world.things.splice(0, 3, "one", ...(isDone ? ["two"] : []));
      expect(await undoRun(three(world), run, startWith(journal))).toMatchObject({ status: "undone" });
      expect(world.things).toEqual([]);
      expect((await story(journal, run)).includes("undo-finished two")).toBe(isDone);
    }
  });
});
