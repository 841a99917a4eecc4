import { describe, expect, it } from "vitest";
import { resumeRun } from "../../src/execute/resume.ts";
import { startRun } from "../../src/execute/start.ts";
import type { Runbook } from "../../src/model/runbook.ts";
import { eventsOf, freshJournal, QuickClock, runbookOf, startWith, story } from "./harness.ts";

describe("a step", () => {
  it("acts only when its intent is in the journal", async () => {
    const journal = freshJournal();
    const seen: (readonly string[])[] = [];
    const runbook = runbookOf(({ step }) => [
      step({ name: "one", run: async ({ run }) => void seen.push((await story(journal, run.id)).slice(-1)) }),
      step({ name: "two", run: async ({ run }) => void seen.push((await story(journal, run.id)).slice(-1)) }),
    ]);
    await startRun(runbook, startWith(journal));
    expect(seen).toEqual([["step-started one"], ["step-started two"]]);
  });

  it("gets what an earlier step gave back as the journal has it, also in a resumed run", async () => {
    const journal = freshJournal();
    const got: unknown[] = [];
    const faults = new Set(["broken"]);
    const runbook = runbookOf(({ step }) => {
      const first = step({ name: "first", run: () => ({ at: new Date(0).toJSON(), list: [1, 2] }) });
      return [
        first,
        step({
          name: "second",
          run: ({ resultOf }) => {
            got.push(resultOf(first));
            if (faults.size > 0) throw new Error("broken");
          },
        }),
      ];
    });
    const { run } = await startRun(runbook, startWith(journal));
    faults.clear();
    await resumeRun(runbook, run, startWith(journal));
    const result = { at: "1970-01-01T00:00:00.000Z", list: [1, 2] };
    expect(got).toEqual([result, result]);
  });

  it("fails where it asks for the result of a step that is not done", async () => {
    const runbook = runbookOf(({ step }) => {
      const later = step({ name: "later", run: () => 1 });
      return [step({ name: "now", run: ({ resultOf }) => void resultOf(later) }), later];
    });
    expect(await startRun(runbook, startWith(freshJournal()))).toMatchObject({
      status: "failed",
      step: "now",
      because: expect.stringContaining('"later" has no result'),
    });
  });

  it("that takes too long has failed, even if it then says that all is well", async () => {
    const journal = freshJournal();
    const runbook = runbookOf(({ step }) => [
      step({
        name: "slow",
        timeout: "1s",
        run: async ({ signal }) =>
          await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve())),
      }),
    ]);
    const outcome = await startRun(runbook, startWith(journal));
    expect(outcome).toMatchObject({ status: "failed", step: "slow" });
    const failed = (await eventsOf(journal, outcome.run)).find(({ kind }) => kind === "step-failed");
    expect(failed).toMatchObject({ failure: { kind: "timeout", message: "it took longer than 1 s" } });
    expect(await resumeRun(runbook, outcome.run, startWith(journal))).toMatchObject({ status: "in-doubt" });
  });

  it("that must not act on what it reads is refused and never begun", async () => {
    const journal = freshJournal();
    const done: string[] = [];
    const runbook = runbookOf(({ step, target }) => [
      step({
        name: "promote",
        reads: { replica: target({ name: "replica", read: () => ({ lag: 90 }) }) },
        requires: ({ replica }) => (replica?.lag === 0 ? [] : [`the lag is ${replica?.lag} s`]),
        run: () => void done.push("promote"),
      }),
    ]);
    const outcome = await startRun(runbook, startWith(journal));
    expect(outcome).toMatchObject({
      status: "refused",
      step: "promote",
      because: '"promote" must not be done now: the lag is 90 s',
    });
    expect(done).toEqual([]);
    expect(await story(journal, outcome.run)).toEqual(["run-started", "run-stopped promote"]);
  });

  it("that could not even look has not begun, so a resumed run does it", async () => {
    const journal = freshJournal();
    const done: string[] = [];
    let reads = 0;
    const runbook = runbookOf(({ step, target }) => [
      step({
        name: "promote",
        reads: {
          replica: target({
            name: "replica",
            read: () => {
              reads += 1;
              // The plan looks first.
              if (reads === 2) throw new DOMException("cut off", "AbortError");
              return { lag: 0 };
            },
          }),
        },
        run: () => void done.push("promote"),
      }),
    ]);
    const { run, status } = await startRun(runbook, startWith(journal));
    expect(status).toBe("failed");
    expect(await resumeRun(runbook, run, startWith(journal))).toMatchObject({ status: "completed" });
    expect(done).toEqual(["promote"]);
  });

  it("keeps what it changed beside what the plan said", async () => {
    const journal = freshJournal();
    let size = 1;
    const runbook = runbookOf(({ step, target }) => [
      step({
        name: "grow",
        reads: { disk: target({ name: "disk", read: () => ({ size }) }) },
        changes: () => ({ disk: { size: 2 } }),
        run: () => {
          size = 3;
        },
      }),
    ]);
    const { run } = await startRun(runbook, startWith(journal));
    const events = await eventsOf(journal, run);
    const change = (to: number): object => ({
      target: "disk",
      action: "update",
      changes: [{ path: "size", from: 1, to }],
    });
    expect(events).toContainEqual(
      expect.objectContaining({ kind: "run-started", planned: { grow: [change(2)] } }),
    );
    expect(events).toContainEqual(expect.objectContaining({ kind: "step-finished", changed: [change(3)] }));
    expect(events).toContainEqual(
      expect.objectContaining({ kind: "step-started", before: { disk: { size: 1 } } }),
    );
  });

  it("whose result is no JSON is done and in doubt, not failed and done again", async () => {
    const journal = freshJournal();
    const done: string[] = [];
    const runbook = runbookOf(({ step }) => [
      step({
        name: "count",
        run: () => {
          done.push("count");
          return { rows: 5n } as never;
        },
      }),
    ]);
    const outcome = await startRun(runbook, startWith(journal));
    expect(outcome).toMatchObject({ status: "in-doubt", step: "count" });
    expect(outcome.because).toContain("BigInt");
    expect(await resumeRun(runbook, outcome.run, startWith(journal))).toMatchObject({ status: "in-doubt" });
    const marked = { ...startWith(journal), marks: { count: "done" as const } };
    expect(await resumeRun(runbook, outcome.run, marked)).toMatchObject({ status: "completed" });
    expect(done).toEqual(["count"]);
  });

  it("has nothing to say once it is over", async () => {
    const journal = freshJournal();
    let late: (() => void) | undefined;
    const runbook = runbookOf(({ step }) => [
      step({
        name: "talk",
        run: ({ log }) => {
          log("during");
          late = () => log("afterwards");
        },
      }),
      step({ name: "next", run: () => late?.() }),
    ]);
    const { run } = await startRun(runbook, startWith(journal));
    expect(await story(journal, run)).toEqual([
      "run-started",
      "step-started talk",
      "logged talk",
      "step-finished talk",
      "step-started next",
      "step-finished next",
      "run-stopped",
    ]);
  });
});

describe("a verification", () => {
  function verified(answers: readonly (boolean | undefined)[], done: string[]): Runbook {
    let asked = 0;
    return runbookOf(({ step }) => [
      step({
        name: "switch",
        run: () => {
          done.push("switch");
          return 42;
        },
        verify: (_, result) => {
          expect(result).toBe(42);
          const passes = answers[asked++];
          return { passes, value: `${passes}` };
        },
      }),
    ]);
  }

  it.each([false, undefined])(
    "that says %s fails the run, and is asked again without another act",
    async (first) => {
      const journal = freshJournal();
      const done: string[] = [];
      const runbook = verified([first, first, true], done);
      const outcome = await startRun(runbook, startWith(journal));
      expect(outcome).toMatchObject({ status: "failed", step: "switch" });
      expect(await resumeRun(runbook, outcome.run, startWith(journal))).toMatchObject({ status: "failed" });
      expect(await resumeRun(runbook, outcome.run, startWith(journal))).toMatchObject({
        status: "completed",
      });
      expect(done).toEqual(["switch"]);
    },
  );

  it("that throws cannot tell", async () => {
    const runbook = runbookOf(({ step }) => [
      step({
        name: "switch",
        run: () => undefined,
        verify: () => {
          throw new Error("no route");
        },
      }),
    ]);
    const outcome = await startRun(runbook, startWith(freshJournal()));
    expect(outcome).toMatchObject({ status: "failed", step: "switch" });
    expect(outcome.because).toContain('"switch" cannot be verified: it could not look: no route');
  });
});

describe("a retry", () => {
  function failing(
    times: number,
    retry: { attempts: number; delay?: string; deadline?: string; when?: (error: unknown) => boolean },
    done: string[],
  ): Runbook {
    return runbookOf(({ step }) => [
      step({
        name: "call",
        retry: { when: () => true, ...retry },
        run: () => {
          done.push("call");
          if (done.length <= times) throw new Error(`no ${done.length}`);
        },
      }),
    ]);
  }

  it("waits twice as long each time and ends with the first success", async () => {
    const clock = new QuickClock();
    const done: string[] = [];
    const runbook = failing(3, { attempts: 9, delay: "2s" }, done);
    const outcome = await startRun(runbook, startWith(freshJournal(), { clock }));
    expect(outcome.status).toBe("completed");
    expect(clock.slept).toEqual([2_000, 4_000, 8_000]);
    expect(done).toHaveLength(4);
  });

  it("is not more than it may be", async () => {
    const journal = freshJournal();
    const done: string[] = [];
    const runbook = failing(99, { attempts: 3 }, done);
    const { run, status } = await startRun(runbook, startWith(journal, { clock: new QuickClock() }));
    expect(status).toBe("failed");
    expect(done).toHaveLength(3);
    const failures = (await eventsOf(journal, run)).filter((event) => event.kind === "step-failed");
    expect(failures.map(({ retries }) => retries)).toEqual([true, true, false]);
  });

  it("begins no try after its deadline", async () => {
    const clock = new QuickClock();
    const done: string[] = [];
    await startRun(
      failing(99, { attempts: 99, delay: "10s", deadline: "40s" }, done),
      startWith(freshJournal(), { clock }),
    );
    // At 0, 10 and 30 s; the next would be at 70 s.
    expect(done).toHaveLength(3);
  });

  it("is not made where it cannot help, nor where its predicate breaks", async () => {
    for (const when of [
      () => false,
      () => {
        throw new Error("broken predicate");
      },
    ]) {
      const done: string[] = [];
      const outcome = await startRun(failing(99, { attempts: 3, when }, done), startWith(freshJournal()));
      expect(outcome).toMatchObject({ status: "failed", because: expect.stringContaining("no 1") });
      expect(done).toHaveLength(1);
    }
  });

  it("is given up when the run is stopped or ended during the pause", async () => {
    for (const how of ["stop", "abort"] as const) {
      const done: string[] = [];
      const controller = new AbortController();
      const runbook = failing(99, { attempts: 9, delay: "1h" }, done);
      const outcome = await startRun(
        runbook,
        startWith(freshJournal(), {
          [how]: controller.signal,
          observe: ({ kind }) => {
            if (kind === "retrying") setImmediate(() => controller.abort());
          },
        }),
      );
      expect(outcome).toMatchObject({ status: "aborted", step: "call" });
      expect(done).toHaveLength(1);
    }
  });

  it("asks the probe first: what failed may have happened", async () => {
    const done: string[] = [];
    const runbook = runbookOf(({ step }) => [
      step({
        name: "create",
        retry: { attempts: 5, when: () => true },
        run: () => {
          done.push("create");
          throw new Error("the answer was lost");
        },
        probe: () => (done.length > 1 ? { is: "done" } : { is: "not-done" }),
      }),
    ]);
    const journal = freshJournal();
    const { run, status } = await startRun(runbook, startWith(journal, { clock: new QuickClock() }));
    expect(status).toBe("completed");
    expect(done).toHaveLength(2);
    expect((await story(journal, run)).filter((line) => line.startsWith("step-probed"))).toHaveLength(2);
  });

  it("is not made after a timeout where nobody can tell whether the step is at it still", async () => {
    const done: string[] = [];
    const runbook = (more: object): Runbook =>
      runbookOf(({ step }) => [
        step({
          name: "call",
          timeout: "1s",
          retry: { attempts: 2, delay: "1s", when: () => true },
          run: async ({ signal }) => {
            done.push("call");
            if (done.length === 1)
              await new Promise<void>((_, reject) =>
                signal.addEventListener("abort", () => reject(signal.reason)),
              );
          },
          ...more,
        }),
      ]);
    expect(await startRun(runbook({}), startWith(freshJournal()))).toMatchObject({ status: "failed" });
    expect(done).toHaveLength(1);
    done.length = 0;
    expect(await startRun(runbook({ isIdempotent: true }), startWith(freshJournal()))).toMatchObject({
      status: "completed",
    });
    expect(done).toHaveLength(2);
  });
});
